import { unzipSync } from 'fflate';
import { writeOdt } from '#main/adapters/writers/odt/index.ts';
import type { PrintableReport, PrintBlock, PrintRun } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import { all, elements, parse, type Xml } from '../../docx/support/open-docx.ts';

export type Odt = {
  readonly bytes: Uint8Array;
  readonly paths: readonly string[];
  /** The root of a file of the package; throws for one that isn't there or isn't well formed. */
  readonly part: (path: string) => Xml;
};

/** Writes the report, and unpacks what came of it. */
export async function writtenOdt(report: PrintableReport): Promise<Odt> {
  const written = await writeOdt(report, { name: 'out', signal: new AbortController().signal });
  if (!written.ok) throw new Error(written.fault.message);
  const bytes = written.value.files[0]?.bytes ?? new Uint8Array();
  const files = unzipSync(bytes);
  return {
    bytes,
    paths: Object.keys(files),
    part: (path) => {
      const content = files[path];
      if (content === undefined) throw new Error(`there is no ${path}`);
      return parse(new TextDecoder('utf-8', { fatal: true }).decode(content).replace(/^<\?xml[^>]*\?>\s*/, ''));
    },
  };
}

/** The small report with other blocks. */
export async function reportOf(
  blocks: readonly PrintBlock[],
  changes: Partial<PrintableReport> = {},
): Promise<PrintableReport> {
  return { ...(await printableReport()), blocks, ...changes };
}

function text(words: string): PrintRun {
  return { type: 'text', text: words, marks: [] };
}

export function paragraph(words: string): PrintBlock {
  return { type: 'paragraph', content: [text(words)] };
}

/** The text that a reader sees of it. */
export function shown(within: Xml): string {
  return within.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.name === 'text:s') return ' '.repeat(Number(child.attributes['text:c'] ?? 1));
      if (child.name === 'text:tab') return '\t';
      return child.name === 'text:line-break' ? '\n' : shown(child);
    })
    .join('');
}

/** The style by its name, wherever it is. */
export function styleNamed(odt: Odt, name: string): Xml {
  const styles = ['content.xml', 'styles.xml'].flatMap((path) => all(odt.part(path), 'style:style'));
  const found = styles.find(({ attributes }) => attributes['style:name'] === name);
  if (found === undefined) throw new Error(`no style ${name}`);
  return found;
}

export function bodyOf(odt: Odt): readonly Xml[] {
  const [body] = all(odt.part('content.xml'), 'office:text');
  return body === undefined ? [] : elements(body);
}
