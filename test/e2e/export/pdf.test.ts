import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createChromiumPrinter } from '#main/adapters/chromium/index.ts';
import { createPdfWriter } from '#main/adapters/writers/pdf/index.ts';
import type { PrintableReport, PrintRun } from '#main/ports/report-writer.ts';
import { bigReport } from '#test/support/big-report/index.ts';
import { chromiumOfTests } from '#test/support/open-app.ts';
import { printableReport, toPrintable } from '#test/support/printable-report.ts';
import { missingPrograms } from '#test/support/programs.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { textsOf } from './support/texts-of.ts';

const run = promisify(execFile);
const missing = missingPrograms('qpdf', 'pdfinfo', 'pdftotext', 'pdffonts');
const big = await toPrintable({
  ...bigReport(),
  style: 'numbered',
  print: { hasContents: true, numbersHeadings: true },
});

async function pdfOf(report: PrintableReport): Promise<Uint8Array> {
  const printer = createChromiumPrinter({ findProgram: chromiumOfTests, isRoot: process.getuid?.() === 0 });
  const written = await createPdfWriter({ printer })(report, { name: 'out', signal: new AbortController().signal });
  if (!written.ok) throw new Error(`${written.fault.message} ${written.fault.detail ?? ''}`);
  expect(written.value.warnings).toEqual([]);
  const [file] = written.value.files;
  if (file === undefined) throw new Error('a file was expected');
  return file.bytes;
}

async function program(name: string, pdf: Uint8Array, ...words: readonly string[]): Promise<string> {
  const path = join(await tempFolder(), 'out.pdf');
  await writeFile(path, pdf);
  const { stdout, stderr } = await run(name, [...words, path, ...(name === 'pdftotext' ? ['-'] : [])], {
    maxBuffer: 2 ** 26,
  });
  // What poppler doesn't know of a structure it leaves out, and says so.
  return words.includes('-struct') ? stderr : stdout;
}

/** The words of each page, in the order in which they were printed. */
async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  return (await program('pdftotext', pdf, '-raw')).split('\f').slice(0, -1);
}

/** Without what lines, pages and directions put between letters. */
function letters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '');
}

/** Each page begins with its head and its number, which are printed first. */
function withoutFurniture(page: string): string {
  return page.split('\n').slice(2).join('\n');
}

function isArabic(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}

function plain(runs: readonly PrintRun[]): string {
  return runs.map((each) => (each.type === 'text' ? each.text : '')).join('');
}

let pdf: Uint8Array = new Uint8Array();
beforeAll(async () => {
  if (missing === null) pdf = await pdfOf(big);
}, 240_000);

describe.skipIf(missing !== null)(`the PDF of a long report${missing === null ? '' : ` (${missing})`}`, () => {
  it('is sound, tagged, named and complete in itself', async () => {
    expect(await program('qpdf', pdf, '--check')).toContain('No syntax or stream encoding errors found');
    const info = await program('pdfinfo', pdf);
    expect(info).toMatch(/^Title: +Water in cities: what is known & what is not$/m);
    expect(info).toMatch(new RegExp(`^Author: +${big.authors.join('; ')}$`, 'm'));
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    expect(info).toMatch(/^Page size: .*A4/m);
    expect(await program('pdfinfo', pdf, '-struct')).not.toMatch(/Syntax Error/);
    const fonts = (await program('pdffonts', pdf)).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    expect(fonts.filter((line) => !/\b(?:Identity-H|Custom|WinAnsi)\s+yes\b/.test(line))).toEqual([]);
  });

  it('has the title and the section at the head of each page, and its number at the foot', async () => {
    const pages = await pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(60);
    const [cover = '', ...others] = pages;
    expect(letters(cover)).toContain(letters(big.title));
    expect(cover).not.toMatch(/^1$/m);
    const sections = big.blocks.flatMap((block) =>
      block.type === 'heading' && block.level === 1 && block.content[0]?.type === 'text' ? [block.content[0].text] : [],
    );
    const named = others.flatMap((page, index) => {
      const [head = '', number] = page.split('\n');
      expect(head).toContain(big.title);
      expect(number).toBe(String(index + 2));
      const rest = head.slice(head.indexOf(big.title) + big.title.length);
      // The words of an Arabic head come out in another order.
      const section = sections.findIndex((words) => rest.includes(words.slice(0, 30)));
      return section === -1 ? [] : [section];
    });
    expect(named).toEqual(named.toSorted((one, other) => one - other));
    expect(new Set(named).size).toBe(sections.filter((words) => !isArabic(words)).length);
    expect(named.length).toBeGreaterThan(others.length * 0.7);
  });

  it('names in its contents the page on which each heading stands', async () => {
    const pages = (await pagesOf(pdf)).map(letters);
    const lines = (await program('pdftotext', pdf, '-layout')).replaceAll(/\p{Cf}/gu, '').split('\n');
    const headings = big.blocks.flatMap((block) =>
      block.type === 'heading' && block.level <= 3 && block.number !== null
        ? [{ number: block.number, words: plain(block.content) }]
        : [],
    );
    expect(headings.length).toBeGreaterThan(50);
    for (const { number, words } of headings) {
      // A heading that is written to the left has its number behind it.
      const entry = new RegExp(
        `(?:^\\s*|[^\\d.])${number.replaceAll('.', String.raw`\.`)}(?:\\s+\\D.*)?\\s+\\d+$`,
        'u',
      );
      const line = lines.find((each) => entry.test(each));
      const text = pages[Number(/(\d+)$/.exec(line ?? '')?.[1]) - 1] ?? '';
      const isThere = isArabic(words)
        ? words.split(' ').every((word) => text.includes(letters(word))) && text.includes(number)
        : text.includes(letters(`${number} ${words}`));
      expect({ number, line, isThere }).toEqual({ number, line, isThere: true });
      expect(text).not.toMatch(/^.{0,120}Contents/);
    }
  });

  it('has every word of the report, in every script', async () => {
    const inPrintOrder = letters((await pagesOf(pdf)).map(withoutFurniture).join('\n'));
    // Arabic comes out word by word, and only where the program that reads it sorts the letters.
    const sorted = letters(await program('pdftotext', pdf));
    const texts = textsOf(big);
    expect(texts.length).toBeGreaterThan(2000);
    expect(texts.filter(isArabic).length).toBeGreaterThan(10);
    const isThere = (text: string) =>
      isArabic(text)
        ? (text.match(/\p{L}+/gu) ?? []).every((word) => sorted.includes(letters(word)))
        : inPrintOrder.includes(letters(text));
    expect(texts.filter((text) => !isThere(text))).toEqual([]);
  });

  it('has an outline of all headings, links from citations to references, and alternative texts', async () => {
    const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
    const document = await task.promise;
    const outline = await document.getOutline();
    const count = (items: typeof outline): number => items.reduce((sum, item) => sum + 1 + count(item.items), 0);
    const headings = big.blocks.filter(({ type }) => type === 'heading').length;
    // With the title, the contents, the notes and the references.
    expect(count(outline)).toBe(headings + 4);
    const links = new Set<string>();
    let alternatives = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      for (const { dest } of (await page.getAnnotations()) as readonly { readonly dest?: unknown }[])
        if (typeof dest === 'string') links.add(dest);
      alternatives += (JSON.stringify(await page.getStructTree()).match(/"alt":"Bars of/g) ?? []).length;
    }
    const anchors = big.bibliography.references.map(({ anchor }) => anchor);
    const cited = anchors.filter((anchor) => links.has(anchor));
    expect(cited.length).toBeGreaterThan(anchors.length / 2);
    const places = await Promise.all([...links].map((link) => document.getDestination(link)));
    expect([...links].filter((_, index) => places[index] === null)).toEqual([]);
    const figures = big.blocks.filter(({ type }) => type === 'figure').length;
    expect(alternatives).toBe(figures);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Language: 'en' });
    await task.destroy();
  });
});

describe.skipIf(missing !== null)(`the PDF of a short report${missing === null ? '' : ` (${missing})`}`, () => {
  it('has no page of its own for title and contents, on the paper that was asked for', async () => {
    const report = await printableReport({ paper: 'letter', style: 'note', withAppendix: true });
    const short = await pdfOf(report);
    expect(await program('pdfinfo', short)).toMatch(/^Page size: .*letter/m);
    const pages = await pagesOf(short);
    expect(pages[0]).toContain('Ada Lovelace, Grace Hopper');
    expect(pages[0]).toContain('Small things weigh little');
    expect(pages.join('')).not.toContain('Contents');
    expect(pages[1]?.split('\n')[0]).toMatch(/^Small things: a report & its parts \S/);
    const all = letters(pages.join('\n'));
    expect(report.notes.length).toBeGreaterThan(3);
    expect(all).toContain(letters('“First” <words> & of 0.0'));
  });
});
