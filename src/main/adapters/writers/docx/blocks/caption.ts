import type { Paragraph } from 'docx';
import type { PrintRun } from '#main/ports/report-writer.ts';
import { reportParagraph } from './report-paragraph.ts';
import { words } from '../words.ts';
import { bookmark } from '../runs/bookmark.ts';
import { field } from '../runs/fields.ts';
import { runsRightToLeft } from '../runs/scripts.ts';
import type { Place } from '../sheet.ts';

/** A caption whose number Word counts on by itself. What it names by is bookmarked, so that texts can refer to it. */
export function captionParagraph(
  content: readonly PrintRun[],
  options: { kind: 'figure' | 'table'; number: number; anchor: string; place: Place },
): Paragraph {
  const { kind, number, anchor, place } = options;
  const { sheet } = place;
  const name = sheet.report.wording[kind];
  // Word's own captions count by the name they show, so that those a person adds count on from these.
  const counter = /^\p{L}+$/u.test(name) ? name : kind;
  const isRightToLeft = runsRightToLeft(name);
  const label = bookmark(
    anchor,
    [...words(`${name} `, sheet, {}, isRightToLeft), ...field(` SEQ ${counter} \\* ARABIC `, String(number))],
    sheet,
  );
  const hasText = content.some((run) => run.type !== 'text' || run.text !== '');
  return reportParagraph(content, place, {
    style: kind === 'table' ? 'TableCaption' : 'Caption',
    opening: { words: name, runs: hasText ? [...label, ...words(': ', sheet, {}, isRightToLeft)] : label },
  });
}
