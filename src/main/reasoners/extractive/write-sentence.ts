import type { EvidenceId } from '#shared/base/ids.ts';

const terminal = /[.!。！।؟]["”“’'»」』)\]]*$/u;
const unspacedEnd = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][。！.!]["”’」』)]*$/u;

/** The sentence as Markdown that shows it letter for letter, with its citation before the final mark. */
export function citeSentence(sentence: string, evidenceId: EvidenceId): string {
  const end = terminal.exec(sentence)?.index ?? sentence.length;
  const space = unspacedEnd.test(sentence) ? '' : ' ';
  return `${escapeMarkdown(sentence.slice(0, end))}${space}[@${evidenceId}]${escapeMarkdown(sentence.slice(end)) || '.'}`;
}

export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|~]/g, String.raw`\$&`)
    .replace(/^(\s*)([#+-])/, String.raw`$1\$2`)
    .replace(/^(\d+)([.)]\s)/, String.raw`$1\$2`);
}
