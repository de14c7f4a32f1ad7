import { unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { writeDocx } from '#main/adapters/writers/docx/index.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';

export type Xml = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Xml | string)[];
};

export type Docx = {
  readonly bytes: Uint8Array;
  readonly warnings: readonly string[];
  readonly paths: readonly string[];
  /** The root of a part; throws for one that isn't there or isn't well formed. */
  readonly part: (path: string) => Xml;
};

/** Writes the report, and unpacks what came of it. */
export async function writtenDocx(report: PrintableReport): Promise<Docx> {
  const written = await writeDocx(report, { name: 'out', signal: new AbortController().signal });
  if (!written.ok) throw new Error(written.fault.message);
  const bytes = written.value.files[0]?.bytes ?? new Uint8Array();
  const files = unzipSync(bytes);
  return {
    bytes,
    warnings: written.value.warnings,
    paths: Object.keys(files),
    part: (path) => {
      const content = files[path];
      if (content === undefined) throw new Error(`there is no ${path}`);
      return parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
    },
  };
}

/** All elements of the name within, in document order. */
export function all(within: Xml, name: string): readonly Xml[] {
  return elements(within).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export function first(within: Xml, name: string): Xml {
  const [found] = all(within, name);
  if (found === undefined) throw new Error(`no ${name} in ${within.name}`);
  return found;
}

export function elements({ children }: Xml): readonly Xml[] {
  return children.filter((child) => typeof child !== 'string');
}

/** The text that a reader sees of it; tabs and breaks as such. */
export function shown(within: Xml): string {
  if (within.name === 'w:tab' && Object.keys(within.attributes).length === 0) return '\t';
  if (within.name === 'w:br') return '\n';
  if (within.name === 'w:t' || within.name === 'm:t') return textOf(within);
  return elements(within).map(shown).join('');
}

/** The text right in it. */
export function textOf({ children }: Xml): string {
  return children.filter((child) => typeof child === 'string').join('');
}

/** The style of a paragraph, or of a run; '' for none. */
export function styleOf(element: Xml): string {
  const properties = elements(element).find(({ name }) => name === 'w:pPr' || name === 'w:rPr');
  const style = properties && elements(properties).find(({ name }) => name === 'w:pStyle' || name === 'w:rStyle');
  return style?.attributes['w:val'] ?? '';
}

/** The paragraphs of a style, wherever they are. */
export function paragraphsOf(within: Xml, style: string): readonly Xml[] {
  return all(within, 'w:p').filter((paragraph) => styleOf(paragraph) === style);
}

export function styleNamed(docx: Docx, name: string): Xml {
  const found = elements(docx.part('word/styles.xml')).find((style) =>
    elements(style).some((child) => child.name === 'w:name' && child.attributes['w:val'] === name),
  );
  if (found === undefined) throw new Error(`no style ${name}`);
  return found;
}

/** Throws where it is not well formed. */
export function parse(xml: string): Xml {
  const root = { name: '', attributes: {}, children: [] as (Xml | string)[] };
  const open = [root];
  const decode = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  new Parser()
    .on('openTag', (name, attributes) => {
      const read = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
      const element = { name, attributes: Object.fromEntries(read), children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    })
    .on('closeTag', () => void open.pop())
    .on('text', (text) => void open.at(-1)?.children.push(decode(text)))
    .on('error', (error) => {
      throw error;
    })
    .on('warn', (error) => {
      throw error;
    })
    .parse(xml);
  const [only] = elements(root);
  if (only === undefined) throw new Error('there is no element');
  return only;
}
