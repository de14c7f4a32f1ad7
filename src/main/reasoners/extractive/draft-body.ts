import type { SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { chooseUnits } from './choose-units.ts';
import { collectUnits, type Unit } from './collect-units.ts';
import { shorten } from './extract-quotes.ts';
import { orderUnits } from './order-units.ts';
import type { Reading } from './reading.ts';
import { wordingFor } from './report-wording.ts';
import { citeSentence, escapeMarkdown } from './write-sentence.ts';

/** A section of sentences from its own evidence, each cited; without evidence it says that the sources don't answer. */
export function draftBody(request: SectionRequest, language: string, reading: Reading): SectionDraft {
  const units = collectUnits(request, language, reading).filter((unit) => !isComplainedOf(unit, request.problems));
  const chosen = request.item.isNotInSources
    ? []
    : chooseUnits(units, request, wantedWords(request), reading, language);
  if (chosen.length === 0) {
    const notInSources = wordingFor(language).notInSources(request.item.heading);
    return { markdown: escapeMarkdown(notInSources), digest: toDigest(request.item.heading, notInSources) };
  }
  const paragraphs = orderUnits(chosen);
  return {
    markdown: paragraphs.map((paragraph) => paragraph.map(writeUnit).join(' ')).join('\n\n'),
    digest: toDigest(request.item.heading, paragraphs[0]![0]!.sentences[0]!),
  };
}

export function writeUnit(unit: Unit): string {
  return unit.sentences.map((sentence) => citeSentence(sentence, unit.evidenceId)).join(' ');
}

const longestDigest = 160;

export function toDigest(heading: string, sentence: string): string {
  return shorten(`${heading}: ${sentence}`, longestDigest);
}

/** An instruction to be shorter or longer is one that sentences can follow. */
function wantedWords(request: SectionRequest): number {
  if (/\b(?:short(?:er|en)|brief(?:er|ly)?|concise|kürzer|knapper)\b/i.test(request.instruction ?? ''))
    return request.wantedWords * 0.6;
  if (/\b(?:longer|expand|more detail(?:s|ed)?|länger|ausführlicher)\b/i.test(request.instruction ?? ''))
    return request.wantedWords * 1.5;
  return request.wantedWords;
}

/** A sentence that the checks found fault with is left out rather than reworded. */
export function isComplainedOf(unit: Unit, problems: readonly string[]): boolean {
  return problems.some((problem) => unit.sentences.some((sentence) => problem.includes(sentence.slice(0, 60))));
}
