import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { createTexWriter } from '#main/adapters/writers/tex/index.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import { bigReport } from '#test/support/big-report/index.ts';
import { printableReport, toPrintable } from '#test/support/printable-report.ts';
import { missingPrograms } from '#test/support/programs.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { hostileBlocks } from './support/hostile-blocks.ts';
import { textsOf } from './support/texts-of.ts';

const run = promisify(execFile);
const missing = missingPrograms('latexmk', 'biber', 'xelatex', 'pdflatex', 'pdftotext');

/** The report compiled in one go, as a person would; fails where TeX has anything to say against it. */
async function compiled(report: PrintableReport, ...engine: readonly string[]): Promise<string> {
  const write = createTexWriter({ writeBibliography: bibliographyFiles.write });
  const written = await write(report, { name: 'report', signal: new AbortController().signal });
  if (!written.ok) throw new Error(written.fault.message);
  const folder = await tempFolder();
  for (const { path, bytes } of written.value.files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  // Fonts that aren't there need not be looked for a second time, as bitmaps.
  const options = { cwd: folder, maxBuffer: 2 ** 26, env: { ...process.env, MKTEXTFM: '0' } };
  const outcome = await run('latexmk', [...engine, '-interaction=nonstopmode', 'report.tex'], options).catch(
    (error: unknown) => ({ stdout: String(error) }),
  );
  const log = (await readFile(join(folder, 'report.log'), 'utf8')).replaceAll(/(?<=.{79})\n/g, '');
  expect(
    log
      .split('\n')
      .filter((line) => /^!|Missing character|undefined on|undefined ref/.test(line))
      .slice(0, 5),
  ).toEqual([]);
  expect(outcome.stdout).not.toMatch(/Command failed|errors? in/);
  const biber = await readFile(join(folder, 'report.blg'), 'utf8');
  expect(biber).not.toMatch(/ERROR/);
  return (await run('pdftotext', ['report.pdf', '-'], options)).stdout;
}

/** How often each word is there; Chinese by its characters. Words that a line's end cut are one again. */
function countWords(text: string): ReadonlyMap<string, number> {
  const whole = text.normalize('NFKC').replaceAll(/[-\u2010\u2011\u00ad]\n?|\p{Cf}/gu, '');
  const counts = new Map<string, number>();
  for (const [word] of whole.matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function lostWords(report: PrintableReport, pdf: string): readonly string[] {
  const found = countWords(pdf);
  const body = { ...report, bibliography: { references: [], hasHangingIndent: false } };
  const wanted = countWords(textsOf(body).join('\n'));
  expect(wanted.size).toBeGreaterThan(20);
  // What is broken between letters, and what pdftotext puts into another order, is not told by its words.
  const isTold = (word: string) => word.length < 60 && !/\p{Script=Devanagari}/u.test(word);
  return [...wanted].flatMap(([word, count]) => (isTold(word) && (found.get(word) ?? 0) < count ? [word] : []));
}

function letters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function lostReferences({ bibliography }: PrintableReport, pdf: string): readonly string[] {
  const text = letters(pdf);
  return bibliography.references
    .map(({ bibliographic }) => bibliographic.title)
    .filter((title) => !/\p{Script=Arabic}/u.test(title) && !text.includes(letters(title)));
}

describe.skipIf(missing !== null)(`LaTeX${missing === null ? '' : ` (${missing})`}`, () => {
  it.each(['numbered', 'author-date', 'note'] as const)(
    'of every kind of content compiles without a word lost (%s)',
    { timeout: 240_000 },
    async (style) => {
      const small = await printableReport({ style, hasContents: true, numbersHeadings: true, withAppendix: true });
      const report: PrintableReport = {
        ...small,
        blocks: [...small.blocks, ...hostileBlocks()],
        notePlace: style === 'note' ? 'end' : 'foot',
      };
      const pdf = await compiled(report, '-xelatex');
      expect(lostWords(report, pdf)).toEqual([]);
      expect(lostReferences(report, pdf)).toEqual([]);
      expect(letters(pdf)).toContain(letters('“First” <words> & of 0.0'));
      expect(letters(pdf)).toContain('unbroken'.repeat(30));
    },
  );

  it('in Latin letters compiles with pdfLaTeX too', { timeout: 240_000 }, async () => {
    const small = await printableReport({ hasContents: true });
    const isLatin = (value: unknown) => /^[\0-\u036f\u1e00-\u25ff]*$/.test(JSON.stringify(value));
    const { references } = small.bibliography;
    const report: PrintableReport = {
      ...small,
      language: 'de',
      blocks: [...small.blocks, ...hostileBlocks()].filter(isLatin),
      citations: small.citations.map((each) => ({
        ...each,
        cites: each.cites.filter(({ key }) => key !== 'source2019'),
      })),
      bibliography: { ...small.bibliography, references: references.filter(isLatin) },
    };
    const pdf = await compiled(report, '-pdf');
    expect(lostWords(report, pdf)).toEqual([]);
    expect(lostReferences(report, pdf)).toEqual([]);
  });

  it('of a long report compiles without a word, caption or reference lost', { timeout: 600_000 }, async () => {
    const report = await toPrintable({ ...bigReport(), style: 'numbered', print: { numbersHeadings: true } });
    const pdf = await compiled(report, '-xelatex');
    expect(lostWords(report, pdf)).toEqual([]);
    expect(lostReferences(report, pdf)).toEqual([]);
    const figures = report.blocks.filter(({ type }) => type === 'figure').length;
    const tables = report.blocks.filter(({ type }) => type === 'table').length;
    expect(pdf).toContain(`Figure ${figures}: `);
    expect(pdf).toContain(`Table ${tables}: `);
  });
});
