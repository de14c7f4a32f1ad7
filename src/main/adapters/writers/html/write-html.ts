import { succeed } from '#shared/base/result.ts';
import type { ReportWriter } from '#main/ports/report-writer.ts';
import { screenStyle } from './screen-style.ts';
import { writePage } from './write-page.ts';

/**
 * One HTML file that holds all it shows and loads nothing. Each citation opens its quotes; without script it leads to
 * them and on to the reference.
 */
export const writeHtml: ReportWriter = async (report, { name, signal }) => {
  const page = await writePage(report, { edition: { kind: 'screen' }, style: screenStyle, signal });
  if (!page.ok) return page;
  return succeed({ files: [{ path: `${name}.html`, bytes: page.value }], warnings: [] });
};
