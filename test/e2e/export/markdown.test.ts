import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { createPandocWriter, writeMarkdown } from '#main/flow/export/index.ts';
import type { PrintableReport, ReportWriter } from '#main/ports/report-writer.ts';
import { bigReport } from '#test/support/big-report/index.ts';
import { toPrintable } from '#test/support/printable-report.ts';
import { missingPrograms } from '#test/support/programs.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { textsOf } from './support/texts-of.ts';

const run = promisify(execFile);
const missing = missingPrograms('pandoc');
const writePandoc = createPandocWriter({ writeBibliography: bibliographyFiles.write });

type Node = { readonly t: string; readonly c?: unknown };

async function readBack(report: PrintableReport, writer: ReportWriter, ...words: readonly string[]) {
  const written = await writer(report, { name: 'out', signal: new AbortController().signal });
  if (!written.ok) throw new Error(written.fault.message);
  const folder = await tempFolder();
  for (const { path, bytes } of written.value.files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  const pandoc = async (to: string) =>
    run('pandoc', [...words, `--to=${to}`, '--wrap=none', 'out.md'], { cwd: folder, maxBuffer: 2 ** 27 });
  const read = await pandoc('json');
  const nodes = nodesIn((JSON.parse(read.stdout) as { blocks: unknown }).blocks);
  return { nodes, complaints: read.stderr, words: (await pandoc('plain')).stdout };
}

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesIn);
  return 't' in value ? [value as Node, ...inner] : inner;
}

describe.skipIf(missing !== null)(`the Markdown of a long report${missing === null ? '' : ` (${missing})`}`, () => {
  it('loses nothing where pandoc formats its citations', { timeout: 120_000 }, async () => {
    const report = await toPrintable({ ...bigReport(), style: 'numbered' });
    const { nodes, words, complaints } = await readBack(report, writePandoc, '--from=markdown', '--citeproc');
    const count = (type: string) => nodes.filter(({ t }) => t === type).length;
    const blocks = (type: string) => report.blocks.filter((block) => block.type === type).length;
    expect(complaints).toBe('');
    expect(count('Header')).toBe(blocks('heading') + 1);
    // The blocks of a table's caption are the second part of the second part of what it holds.
    const captioned = nodes.filter(
      ({ t, c }) => t === 'Table' && (c as [unknown, [unknown, unknown[]]])[1][1].length > 0,
    );
    expect(captioned).toHaveLength(40);
    expect(count('Image')).toBe(30);
    expect(count('Note')).toBe(report.notes.length);
    expect(count('Cite')).toBe(600);
    expect(count('CodeBlock')).toBe(blocks('code'));
    expect(count('DisplayMath')).toBe(blocks('maths'));
    // Each source is among the references, and nothing is cited that isn't there.
    expect(
      nodes.filter(({ t, c }) => t === 'Div' && String((c as string[][])[0]?.[0]).startsWith('ref-')),
    ).toHaveLength(120);
    const read = letters(words);
    const texts = textsOf({ ...report, bibliography: { ...report.bibliography, references: [] } });
    expect(texts.length).toBeGreaterThan(2000);
    expect(texts.filter((text) => !read.includes(letters(text)))).toEqual([]);
  });

  it('loses no word where it is read as plain Markdown', { timeout: 120_000 }, async () => {
    const report = await toPrintable({ ...bigReport(), style: 'note' });
    const { nodes, words } = await readBack(report, writeMarkdown, '--from=gfm+footnotes+tex_math_dollars');
    const count = (type: string) => nodes.filter(({ t }) => t === type).length;
    expect(count('Table')).toBe(40);
    expect(count('Image')).toBe(30);
    expect(count('Note')).toBe(report.notes.length);
    const read = letters(words);
    expect(textsOf(report).filter((text) => !read.includes(letters(text)))).toEqual([]);
  });
});

/** Without what a reader's layout changes: blanks, kinds of quotation marks and dashes. */
function letters(text: string): string {
  return text.normalize('NFKC').replace(/[\s"'“”‘’`´\-–—_*^~|…]/gu, '');
}
