import type { AppendixEntry, PrintQuote } from '#main/ports/report-writer.ts';
import { texFormatted } from './runs.ts';
import type { Sheet } from './sheet.ts';
import { texText } from './text.ts';

/** Each citation with its sentence, the verdict on it and its quotes, by sections. */
export function* appendixParts(entries: readonly AppendixEntry[], sheet: Sheet): Generator<string> {
  const title = texText(sheet.report.wording.evidence, sheet);
  yield `\\clearpage\n\\section*{${title}}\\addcontentsline{toc}{section}{${title}}\n\n`;
  let heading: string | null = null;
  for (const entry of entries) {
    if (entry.heading !== heading) {
      heading = entry.heading;
      yield `\\subsection*{${texText(heading, sheet)}}\n\n`;
    }
    yield texEntry(entry, sheet);
  }
}

function texEntry({ citationIndex, claim, verdict, quotes }: AppendixEntry, sheet: Sheet): string {
  const { citations, wording } = sheet.report;
  const label = texFormatted(citations[citationIndex]?.label ?? [], sheet);
  const made = quotes.map((quote) => texQuote(quote, sheet)).join('');
  const head = `\\noindent ${texText(claim, sheet)} ${label}\\\\*\n\\textit{${texText(wording.verdicts[verdict], sheet)}}\n\n`;
  return made === '' ? head : `${head}\\begin{quote}\n${made}\\end{quote}\n\n`;
}

function texQuote({ exact, sourceTitle, page }: PrintQuote, sheet: Sheet): string {
  const place = page === null ? '' : `, ${texText(sheet.report.wording.page, sheet)}~${page}`;
  return `${texText(exact.replaceAll(/\s+/g, ' '), sheet)}\\\\*\n{\\small ${texText(sourceTitle, sheet)}${place}}\n\n`;
}
