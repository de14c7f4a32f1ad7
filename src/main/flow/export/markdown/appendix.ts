import { escapeMarkdown } from '#shared/text/markdown-escape.ts';
import type { AppendixEntry, PrintQuote } from '#main/ports/report-writer.ts';
import { headingMarkdown } from './blocks.ts';
import type { MarkdownLayout } from './layout.ts';
import { oneLineOf } from './runs.ts';

/** Every citation with the words it rests on, below the headings of their sections. */
export function appendixMarkdown(entries: readonly AppendixEntry[], layout: MarkdownLayout): string {
  const { wording } = layout.report;
  const top = layout.dialect === 'pandoc' ? 1 : 2;
  const title = headingMarkdown(
    { level: top, number: null, anchor: null, content: textRuns(wording.evidence) },
    layout,
  );
  const sections = [...Map.groupBy(entries, ({ heading }) => heading)].map(([heading, group]) =>
    [
      headingMarkdown({ level: top + 1, number: null, anchor: null, content: textRuns(heading) }, layout),
      ...group.map((entry) => entryMarkdown(entry, layout)),
    ].join('\n\n'),
  );
  return [title, ...sections].join('\n\n');
}

function entryMarkdown({ claim, verdict, citationIndex, quotes }: AppendixEntry, layout: MarkdownLayout): string {
  const citation = oneLineOf([{ type: 'citation', index: citationIndex }], layout);
  const head = `${escapeMarkdown(claim)} ${citation} (${layout.report.wording.verdicts[verdict]})`;
  return [head, ...quotes.map((quote) => quoteMarkdown(quote, layout))].join('\n\n');
}

function quoteMarkdown(
  { exact, sourceTitle, page, charStart, charEnd }: PrintQuote,
  { report }: MarkdownLayout,
): string {
  const place = [
    escapeMarkdown(sourceTitle),
    page === null ? '' : `${report.wording.page} ${page}`,
    `${charStart}–${charEnd}`,
  ].filter((part) => part !== '');
  return `> ${escapeMarkdown(exact.replaceAll(/\s+/gu, ' '))}\n>\n> — ${place.join(', ')}`;
}

function textRuns(text: string) {
  return [{ type: 'text' as const, text, marks: [] }];
}
