import type { Report } from '#shared/domain/report.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { toMathml } from '#main/adapters/maths/index.ts';
import { buildPrintable, citeReport, type ClaimVerdicts } from '#main/flow/export/index.ts';
import type { PrintableReport, PrintOptions } from '#main/ports/report-writer.ts';
import { createFakeCitationFormatter } from './fake-citation-formatter.ts';
import { smallReport } from './small-report.ts';

/** A report with a bit of everything, as writers get it: made by the real builder, with citations by a fake formatter. */
export async function printableReport(
  options: Partial<PrintOptions> & {
    /** One of each kind. */
    style?: 'numbered' | 'author-date' | 'note';
    withAppendix?: boolean;
    changes?: Partial<Report>;
  } = {},
): Promise<PrintableReport> {
  const { style = 'numbered', withAppendix = false, changes = {}, ...print } = options;
  const { report, bytesOf } = smallReport();
  return toPrintable({
    report: { ...report, ...changes },
    bytesOf,
    style,
    print,
    withAppendix,
  });
}

/** Any report as writers get it. */
export async function toPrintable(options: {
  report: Report;
  bytesOf: (asset: Asset) => Uint8Array;
  style: 'numbered' | 'author-date' | 'note';
  print?: Partial<PrintOptions>;
  verdicts?: ClaimVerdicts;
  withAppendix?: boolean;
}): Promise<PrintableReport> {
  const { report, bytesOf, style, print = {}, verdicts = new Map(), withAppendix = false } = options;
  const signal = new AbortController().signal;
  const cited = await citeReport({ report, style, formatter: createFakeCitationFormatter(), signal });
  if (!cited.ok) throw new Error(cited.fault.message);
  return buildPrintable({
    report,
    cited: cited.value,
    options: { hasContents: false, numbersHeadings: false, withComments: false, paper: 'a4', ...print },
    verdicts,
    withAppendix,
    toMathml,
    readAsset: async (asset) => bytesOf(asset),
    date: '2026-01-31',
  });
}
