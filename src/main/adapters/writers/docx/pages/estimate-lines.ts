import { plainText } from '#shared/domain/formatted-text.ts';
import type { PrintRun } from '#main/ports/report-writer.ts';
import type { Sheet } from '../sheet.ts';

/** In twips, for the text of the styles: a letter of the font's usual mix, and a line with what stands between lines. */
export type Font = { readonly letter: number; readonly line: number };

export const fonts = {
  text: { letter: 90, line: 278 },
  table: { letter: 86, line: 242 },
  caption: { letter: 82, line: 256 },
  note: { letter: 80, line: 228 },
  code: { letter: 105, line: 222 },
} as const satisfies Record<string, Font>;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/gu;
/** What is left free at the end of a line, where the next word doesn't fit: half a word. */
const rag = 2;

/** How many lines a text fills, nearly. */
export function linesOf(text: string, font: Font, width: number): number {
  const wideLetters = text.match(wide)?.length ?? 0;
  const length = (text.length - wideLetters) * font.letter + wideLetters * font.letter * 2.35;
  return Math.max(1, Math.ceil(length / Math.max(font.letter * 4, width - rag * font.letter)));
}

/** What the runs show, nearly as long as they show it. */
export function shownText(runs: readonly PrintRun[], { report }: Sheet): string {
  return runs
    .map((run) => {
      switch (run.type) {
        case 'text':
          return run.text;
        case 'citation':
          return plainText(report.citations[run.index]?.label ?? []);
        case 'maths':
          return run.latex.replaceAll(/\\[a-z]+|[{}^_]/g, 'x').slice(0, 12);
        case 'break':
        case 'note':
          return ' ';
      }
    })
    .join('');
}
