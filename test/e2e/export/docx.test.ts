import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/domain/formatted-text.ts';
import { writeDocx } from '#main/adapters/writers/docx/index.ts';
import type { PrintableReport, PrintBlock } from '#main/ports/report-writer.ts';
import { bigReport } from '#test/support/big-report/index.ts';
import { toPrintable } from '#test/support/printable-report.ts';
import { missingPrograms } from '#test/support/programs.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { textsOf } from './support/texts-of.ts';

const run = promisify(execFile);
const missing = missingPrograms('soffice', 'pandoc');
const patience = 240_000;

async function written(report: PrintableReport): Promise<string> {
  const made = await writeDocx(report, { name: 'out', signal: new AbortController().signal });
  if (!made.ok) throw new Error(made.fault.message);
  expect(made.value.warnings).toEqual([]);
  const path = join(await tempFolder(), 'out.docx');
  await writeFile(path, made.value.files[0]?.bytes ?? new Uint8Array());
  return path;
}

/** What LibreOffice makes of the document, as the text of its own format. */
async function inLibreOffice(path: string): Promise<string> {
  const folder = await tempFolder();
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  await run('soffice', [profile, '--headless', '--convert-to', 'odt', '--outdir', folder, path], { timeout: patience });
  return strFromU8(unzipSync(await readFile(join(folder, 'out.odt')))['content.xml'] ?? new Uint8Array());
}

/** A node of what pandoc read. */
type Node = { readonly t: string; readonly c?: unknown };

async function inPandoc(path: string): Promise<readonly Node[]> {
  const { stdout } = await run('pandoc', ['--from=docx', '--to=json', path], { maxBuffer: 2 ** 28, timeout: patience });
  return nodesIn(JSON.parse(stdout));
}

/** In the order of the text; notes stand where they are called. */
function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesIn);
  return 't' in value ? [value as Node, ...inner] : inner;
}

function wordsOf(nodes: readonly Node[]): string {
  return nodes
    .map(({ t, c }) => (t === 'Str' ? String(c) : t === 'Code' || t === 'CodeBlock' ? String((c as unknown[])[1]) : ''))
    .join('');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Without blanks, and without the marks that keep a label whole in a text from right to left. */
function letters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200b\u200e]/gu, '');
}

/** Those of the texts that aren't found behind the one before them. */
function outOfOrder(texts: readonly string[], within: string): readonly string[] {
  let from = 0;
  return texts.filter((text) => {
    const sought = letters(text);
    const at = within.indexOf(sought, from);
    if (at !== -1) from = at + sought.length;
    return at === -1;
  });
}

function deepBlocks(blocks: readonly PrintBlock[]): readonly PrintBlock[] {
  return blocks.flatMap((block): readonly PrintBlock[] => {
    if ('items' in block) return [block, ...deepBlocks(block.items.flat())];
    if ('blocks' in block) return [block, ...deepBlocks(block.blocks)];
    if ('rows' in block)
      return [block, ...block.rows.flatMap(({ cells }) => cells.flatMap((cell) => deepBlocks(cell.blocks)))];
    return [block];
  });
}

function headingsAt(report: PrintableReport, level: number): number {
  return report.blocks.filter((block) => block.type === 'heading' && block.level === level).length;
}

function inlineMaths(report: PrintableReport): number {
  const runs = deepBlocks(report.blocks).flatMap((block) => ('content' in block ? block.content : []));
  return runs.filter(({ type }) => type === 'maths').length;
}

describe.skipIf(missing !== null)(
  `the Word document of a long report${missing === null ? '' : ` (${missing})`}`,
  () => {
    it(
      'loses no heading, table, cell, figure, formula, note, citation or word in LibreOffice',
      async () => {
        const report = await toPrintable({
          ...bigReport(),
          style: 'numbered',
          print: { hasContents: true, numbersHeadings: true },
        });
        const content = await inLibreOffice(await written(report));
        const blocks = deepBlocks(report.blocks);
        const of = (type: PrintBlock['type']) => blocks.filter((block) => block.type === type);
        for (const level of [1, 2, 3]) {
          const further = level === 1 ? 1 : 0;
          expect(count(content, new RegExp(`<text:h [^>]*text:outline-level="${level}"`, 'g'))).toBe(
            headingsAt(report, level) + further,
          );
        }
        const rows = of('table').flatMap((table) => (table.type === 'table' ? table.rows : []));
        expect(count(content, /<table:table /g)).toBe(of('table').length);
        expect(count(content, /<table:table-row[ >]/g)).toBe(rows.length);
        expect(count(content, /<table:table-cell[ >]/g)).toBe(rows.flatMap(({ cells }) => cells).length);
        expect(count(content, /<draw:image /g) - count(content, /<draw:object /g)).toBe(of('figure').length);
        expect(count(content, /<draw:object /g)).toBe(of('maths').length + inlineMaths(report));
        expect(count(content, /<text:note /g)).toBe(report.notes.length);
        expect(count(content, /<text:bookmark-start /g)).toBeGreaterThan(report.citations.length);
        const read = letters(
          content
            .replaceAll(/<text:note-citation[^>]*>[^<]*/g, '')
            .replaceAll(/<[^>]*>/g, '')
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&apos;', "'")
            .replaceAll('&amp;', '&'),
        );
        const texts = textsOf(report);
        expect(texts.length).toBeGreaterThan(2000);
        expect(texts.filter((text) => !read.includes(letters(text)))).toEqual([]);
        expect(outOfOrder(textsOf({ ...report, notes: [] }), read)).toEqual([]);
        expect(
          outOfOrder(
            report.citations.map(({ label }) => plainText(label)),
            read,
          ),
        ).toEqual([]);
      },
      patience,
    );

    it.each(['numbered', 'note'] as const)(
      'loses no heading, row, figure, formula, note, citation or word where pandoc reads it, in the style %s',
      async (style) => {
        const report = await toPrintable({ ...bigReport(), style });
        const nodes = await inPandoc(await written(report));
        const blocks = deepBlocks(report.blocks);
        const of = (type: PrintBlock['type']) => blocks.filter((block) => block.type === type);
        const read = (type: string) => nodes.filter(({ t }) => t === type);
        const levels = read('Header').map(({ c }) => (c as readonly number[])[0]);
        for (const level of [1, 2, 3]) {
          expect(levels.filter((each) => each === level)).toHaveLength(
            headingsAt(report, level) + (level === 1 ? 1 : 0),
          );
        }
        expect(read('Table')).toHaveLength(of('table').length);
        expect(read('Image')).toHaveLength(of('figure').length);
        expect(read('CodeBlock')).toHaveLength(of('code').length);
        expect(read('Math')).toHaveLength(of('maths').length + inlineMaths(report));
        expect(read('Note')).toHaveLength(report.notes.length);
        const text = letters(wordsOf(nodes));
        expect(textsOf(report).filter((each) => !text.includes(letters(each)))).toEqual([]);
        expect(outOfOrder(textsOf({ ...report, notes: [] }), text)).toEqual([]);
        expect(
          outOfOrder(
            report.citations.map(({ label }) => plainText(label)),
            text,
          ),
        ).toEqual([]);
        const links = read('Link').map(({ c }) => String(((c as unknown[])[2] as string[])[0]));
        expect(links.filter((target) => target.startsWith('#')).length).toBeGreaterThanOrEqual(report.citations.length);
      },
      patience,
    );
  },
);
