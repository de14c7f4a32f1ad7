import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '#main/adapters/writers/html/index.ts';
import { bigReport } from '#test/support/big-report/index.ts';
import { toPrintable } from '#test/support/printable-report.ts';
import { missingPrograms } from '#test/support/programs.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { textsOf } from './support/texts-of.ts';

const run = promisify(execFile);
const missing = missingPrograms('pandoc');

/** A node of what pandoc read. */
type Node = { readonly t: string; readonly c?: unknown };

async function readBack(html: Uint8Array): Promise<{ readonly nodes: readonly Node[]; readonly words: string }> {
  const path = join(await tempFolder(), 'out.html');
  await writeFile(path, html);
  const pandoc = async (to: string) =>
    (await run('pandoc', ['--from=html', `--to=${to}`, '--wrap=none', path], { maxBuffer: 2 ** 27 })).stdout;
  return { nodes: nodesIn(JSON.parse(await pandoc('json'))), words: await pandoc('plain') };
}

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesIn);
  return 't' in value ? [value as Node, ...inner] : inner;
}

function linksTo(nodes: readonly Node[], target: RegExp): number {
  return nodes.filter(({ t, c }) => t === 'Link' && target.test(((c as unknown[])[2] as string[])[0] ?? '')).length;
}

describe.skipIf(missing !== null)(`the HTML of a long report${missing === null ? '' : ` (${missing})`}`, () => {
  it('loses no heading, table, figure, formula, citation, note or word where pandoc reads it', async () => {
    const report = await toPrintable({ ...bigReport(), style: 'numbered', print: { hasContents: true } });
    const written = await writeHtml(report, { name: 'out', signal: new AbortController().signal });
    if (!written.ok) throw new Error(written.fault.message);
    const { nodes, words } = await readBack(written.value.files[0]?.bytes ?? new Uint8Array());
    const count = (type: string) => nodes.filter(({ t }) => t === type).length;
    const blocks = (type: string) => report.blocks.filter((block) => block.type === type).length;
    // With the title, the contents, the notes and the references.
    expect(count('Header')).toBe(blocks('heading') + 4);
    expect(count('Table')).toBe(blocks('table'));
    expect(count('Image')).toBe(blocks('figure'));
    expect(count('CodeBlock')).toBe(blocks('code'));
    expect(count('DisplayMath') + count('InlineMath')).toBeGreaterThan(blocks('maths'));
    expect(linksTo(nodes, /^#quotes_/)).toBe(report.citations.length);
    expect(linksTo(nodes, /^#note_/)).toBe(report.notes.length);
    expect(linksTo(nodes, /^#call_/)).toBe(report.notes.length);
    const read = letters(words);
    const texts = textsOf(report);
    expect(texts.length).toBeGreaterThan(2000);
    expect(texts.filter((text) => !read.includes(letters(text)))).toEqual([]);
    const quotes = report.citations.flatMap((citation) => citation.quotes.map(({ exact }) => exact));
    expect(quotes.length).toBeGreaterThan(600);
    expect(quotes.filter((quote) => !read.includes(letters(quote)))).toEqual([]);
  });
});

/** Without blanks, and without the signs that plain text has for marks and empty lines. */
function letters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s_~^()]/gu, '');
}
