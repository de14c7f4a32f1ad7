import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeOdt } from '#main/adapters/writers/odt/index.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import { plainText } from '#shared/domain/formatted-text.ts';
import { bigReport } from '#test/support/big-report/index.ts';
import { toPrintable } from '#test/support/printable-report.ts';
import { missingPrograms } from '#test/support/programs.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { textsOf } from './support/texts-of.ts';

const run = promisify(execFile);
const missing = missingPrograms('soffice', 'pandoc', 'pdftotext');

/** A node of what pandoc read. */
type Node = { readonly t: string; readonly c?: unknown };

async function odtOf(report: PrintableReport): Promise<string> {
  const written = await writeOdt(report, { name: 'out', signal: new AbortController().signal });
  if (!written.ok) throw new Error(written.fault.message);
  const path = join(await tempFolder(), 'out.odt');
  await writeFile(path, written.value.files[0]?.bytes ?? '');
  return path;
}

/** What LibreOffice makes of it in another form. */
async function converted(odt: string, form: 'pdf' | 'fodt'): Promise<Buffer> {
  const folder = await tempFolder();
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  await run('soffice', [profile, '--headless', '--convert-to', form, '--outdir', folder, odt]);
  return readFile(join(folder, `out.${form}`));
}

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesIn);
  return 't' in value ? [value as Node, ...inner] : inner;
}

/** Without what lines, pages and directions put between letters. */
function letters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '');
}

function wordsOf(xml: string): string {
  const text = xml.replaceAll(/<office:annotation[ >][\s\S]*?<\/office:annotation>|<[^>]*>/g, '');
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function formulasOf({ blocks, notes }: PrintableReport): number {
  return JSON.stringify([blocks, notes]).match(/"mathml":"/g)?.length ?? 0;
}

function tablesWithHead({ blocks }: PrintableReport): number {
  return blocks.filter((block) => block.type === 'table' && block.rows[0]?.isHeader === true).length;
}

describe.skipIf(missing !== null)(`the ODT of a long report${missing === null ? '' : ` (${missing})`}`, () => {
  let report: PrintableReport;
  beforeAll(async () => {
    report = await toPrintable({
      ...bigReport(),
      style: 'author-date',
      print: { hasContents: true, numbersHeadings: true, withComments: true },
    });
  });

  it('is read by LibreOffice with every word, in every script', { timeout: 240_000 }, async () => {
    const xml = (await converted(await odtOf(report), 'fodt')).toString();
    const count = (tag: string) => xml.split(`<${tag} `).length - 1;
    expect(count('math:math') + count('math')).toBe(formulasOf(report));
    expect(xml.split('<text:note-body>').length - 1).toBe(report.notes.length);
    expect(xml.split('<office:annotation').length - 1).toBeGreaterThan(report.citations.length * 0.9);
    expect(xml.split('<table:table-header-rows>').length - 1).toBe(tablesWithHead(report));
    const text = letters(wordsOf(xml));
    const texts = textsOf(report);
    expect(texts.length).toBeGreaterThan(2000);
    expect(texts.filter((each) => /\p{Script=Arabic}/u.test(each)).length).toBeGreaterThan(10);
    expect(texts.filter((each) => !text.includes(letters(each)))).toEqual([]);
    const labels = new Set(report.citations.map(({ label }) => plainText(label)));
    expect(labels.size).toBeGreaterThan(100);
    expect([...labels].filter((label) => !text.includes(letters(label)))).toEqual([]);
  });

  it('is laid out by LibreOffice with numbered captions and page numbers', { timeout: 240_000 }, async () => {
    const path = join(await tempFolder(), 'out.pdf');
    await writeFile(path, await converted(await odtOf(report), 'pdf'));
    const { stdout } = await run('pdftotext', ['-layout', path, '-'], { maxBuffer: 2 ** 26 });
    const pages = stdout.split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(60);
    pages.forEach((page, index) => expect(page.trimEnd()).toMatch(new RegExp(`\\b${index + 1}$`)));
    expect(pages.slice(1).filter((page) => !page.includes(report.title))).toEqual([]);
    const captions = report.blocks.flatMap((block) => {
      if (block.type === 'table') return [`Table ${block.number}. ${block.caption.slice(0, 20)}`];
      return block.type === 'figure' ? [`Figure ${block.number}. `] : [];
    });
    expect(captions.length).toBeGreaterThan(60);
    const text = letters(stdout);
    expect(captions.filter((caption) => !text.includes(letters(caption)))).toEqual([]);
  });

  it('loses no heading, table, figure, formula, citation, note or comment where pandoc reads it', async () => {
    const { stdout } = await run('pandoc', [await odtOf(report), '--to=json', '--track-changes=all'], {
      maxBuffer: 2 ** 27,
    });
    const nodes = nodesIn(JSON.parse(stdout));
    const count = (type: string) => nodes.filter(({ t }) => t === type).length;
    const blocks = (type: string) => report.blocks.filter((block) => block.type === type).length;
    const levels = (level: number) =>
      nodes.filter(({ t, c }) => t === 'Header' && (c as unknown[])[0] === level).length;
    for (const level of [2, 3]) {
      const written = report.blocks.filter((block) => block.type === 'heading' && block.level === level).length;
      expect({ level, count: levels(level) }).toEqual({ level, count: written });
    }
    // With the references.
    expect(count('Header')).toBe(blocks('heading') + 1);
    expect(count('Table')).toBe(blocks('table'));
    expect(count('Image')).toBe(blocks('figure'));
    expect(count('Note')).toBe(report.notes.length);
    expect(formulasOf(report)).toBeGreaterThan(10);
    expect(count('Math')).toBe(formulasOf(report));
    const linked = new Set(
      nodes.flatMap(({ t, c }) => (t === 'Link' ? [((c as unknown[])[2] as string[])[0] ?? ''] : [])),
    );
    const { references } = report.bibliography;
    const cited = references.filter(({ anchor }) => linked.has(`#${anchor}`));
    expect(cited.length).toBeGreaterThan(references.length * 0.9);
  });
});
