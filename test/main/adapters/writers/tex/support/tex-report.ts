import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { createTexWriter } from '#main/adapters/writers/tex/index.ts';
import type { PrintableReport, PrintBlock, PrintRun } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';

export type Tex = {
  readonly tex: string;
  readonly preamble: string;
  readonly body: string;
  readonly bib: string;
  readonly paths: readonly string[];
  readonly warnings: readonly string[];
};

export async function writtenTex(report: PrintableReport, name = 'out'): Promise<Tex> {
  const write = createTexWriter({ writeBibliography: bibliographyFiles.write });
  const written = await write(report, { name, signal: new AbortController().signal });
  if (!written.ok) throw new Error(written.fault.message);
  const { files, warnings } = written.value;
  const [tex = '', bib = ''] = files.map(({ bytes }) => Buffer.from(bytes).toString());
  const [preamble = '', body = ''] = tex.split('\\begin{document}');
  return { tex, preamble, body, bib, paths: files.map(({ path }) => path), warnings };
}

/** The small report with other blocks. */
export async function reportOf(
  blocks: readonly PrintBlock[],
  changes: Partial<PrintableReport> = {},
): Promise<PrintableReport> {
  return { ...(await printableReport()), blocks, ...changes };
}

export function text(words: string): PrintRun {
  return { type: 'text', text: words, marks: [] };
}

export function paragraph(...content: readonly (string | PrintRun)[]): PrintBlock {
  return { type: 'paragraph', content: content.map((part) => (typeof part === 'string' ? text(part) : part)) };
}
