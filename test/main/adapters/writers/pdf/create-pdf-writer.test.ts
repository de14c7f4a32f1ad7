import { expect, it } from 'vitest';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed } from '#shared/base/result.ts';
import { createPdfWriter } from '#main/adapters/writers/pdf/index.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import { printableReport } from '#test/support/printable-report.ts';

const signal = new AbortController().signal;

/** A printer that notes what it is to print. `pageOf` says where the print puts an anchor; null makes no PDF as Chromium does. */
function fakePrinter(pageOf: ((anchor: string, print: number) => number) | null, version = 156) {
  const pages: string[] = [];
  const printer: PagePrinter = {
    describe: async () => 'fake',
    print: async (html) => {
      pages.push(html);
      if (pageOf === null) return succeed(Buffer.from('%PDF-1.7\nof another kind'));
      const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map(([, anchor = '']) => anchor);
      const print = pages.length;
      return succeed(pdfOf(new Map([...new Set(anchors)].map((anchor) => [anchor, pageOf(anchor, print)])), version));
    },
  };
  return { printer, pages };
}

/** Three pages in the form in which Skia writes them, the middle one in a tree of its own. */
function pdfOf(places: ReadonlyMap<string, number>, version: number): Buffer {
  const names = [...places].map(
    ([anchor, page]) => `/${anchor.replaceAll('_', '#5F')} [${[3, 5, 6][page - 1]} 0 R /XYZ 0 0 0]`,
  );
  const objects = [
    `<</Creator (Browser)\n/Producer (Skia/PDF m${version})\n/CreationDate (D:20010101000000Z)>>`,
    '<</Type /Pages\n/Count 3\n/Kids [3 0 R 4 0 R 6 0 R]>>',
    '<</Type /Page>>',
    '<</Type /Pages\n/Count 1\n/Kids [5 0 R]>>',
    '<</Type /Page>>',
    '<</Type /Page>>',
    `<<${names.join('\n')}>>`,
    '<</Type /Catalog\n/Pages 2 0 R\n/Dests 7 0 R>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 9\n0000000000 65535 f \n${entries}trailer\n<</Size 9\n/Root 8 0 R\n/Info 1 0 R>>\nstartxref\n${text.length}\n%%EOF`,
    'latin1',
  );
}

function contentsOf(html: string | undefined): readonly string[] {
  const nav = /<nav[\s\S]*?<\/nav>/.exec(html ?? '')?.[0] ?? '';
  return [...nav.matchAll(/href="#([^"]+)"[\s\S]*?class="page">(\d+)</g)].map(
    ([, anchor, page]) => `${anchor} ${page}`,
  );
}

it('prints again with the pages that the first print told, until they agree', async () => {
  // With numbers the last heading moves on to the next page.
  const { printer, pages } = fakePrinter((anchor, print) => (anchor === 'references_' && print > 1 ? 3 : 2));
  const report = await printableReport({ hasContents: true });
  const written = await createPdfWriter({ printer })(report, { name: 'out', signal });
  expect(pages).toHaveLength(3);
  expect(contentsOf(pages[1]).at(-1)).toBe('references_ 2');
  expect(contentsOf(pages[2]).at(-1)).toBe('references_ 3');
  expect(pages[2]).toContain('symbols: "" "Introduction" "References"');
  expect(written).toMatchObject({ ok: true, value: { files: [{ path: 'out.pdf' }], warnings: [] } });
});

it('measures a report without contents with some behind it, and prints it without', async () => {
  const { printer, pages } = fakePrinter(() => 1);
  const written = await createPdfWriter({ printer })(await printableReport(), { name: 'out', signal });
  expect(pages).toHaveLength(2);
  expect(pages[0]?.indexOf('<nav')).toBeGreaterThan(pages[0]?.indexOf('doc-bibliography') ?? Infinity);
  expect(pages[1]).not.toContain('<nav');
  expect(pages[1]).toContain('symbols: "Introduction"');
  expect(written).toMatchObject({ ok: true, value: { warnings: [] } });
});

it('gives up on pages that never agree, and says so', async () => {
  const { printer, pages } = fakePrinter((_anchor, print) => 1 + (print % 2));
  const report = await printableReport({ hasContents: true });
  const written = await createPdfWriter({ printer })(report, { name: 'out', signal });
  expect(pages).toHaveLength(4);
  expect(written).toMatchObject({ ok: true, value: { warnings: [expect.stringContaining('page numbers')] } });
});

it('gives a PDF of another kind as it is, and says that its numbers are missing', async () => {
  const { printer, pages } = fakePrinter(null);
  const report = await printableReport({ hasContents: true });
  const written = await createPdfWriter({ printer })(report, { name: 'out', signal });
  if (!written.ok) throw new Error(written.fault.message);
  expect(pages).toHaveLength(1);
  expect(Buffer.from(written.value.files[0]?.bytes ?? []).toString()).toBe('%PDF-1.7\nof another kind');
  expect(written.value.warnings).toHaveLength(1);
});

it('says that the browser is too old to number pages', async () => {
  const { printer } = fakePrinter(() => 1, 130);
  const written = await createPdfWriter({ printer })(await printableReport(), { name: 'out', signal });
  expect(written).toMatchObject({ ok: true, value: { warnings: [expect.stringContaining('Chromium 131')] } });
});

it('puts authors and date into the file, and keeps its table of objects right', async () => {
  const { printer } = fakePrinter(() => 1);
  const report = await printableReport({ changes: { authors: ['Émilie du Châtelet', '王小明'] } });
  const written = await createPdfWriter({ printer })(report, { name: 'out', signal });
  if (!written.ok) throw new Error(written.fault.message);
  const text = Buffer.from(written.value.files[0]?.bytes ?? []).toString('latin1');
  const hex = (value: string) => Buffer.from(value, 'utf16le').swap16().toString('hex').toUpperCase();
  expect(text).toContain(`/Author <FEFF${hex('Émilie du Châtelet; 王小明')}>`);
  expect(text).toContain('/CreationDate (D:20260131000000Z)');
  expect(text).toContain('/Producer (Skia/PDF m156)');
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(table, table + 4)).toBe('xref');
  const entries = text.slice(table).split('\n').slice(3, 11);
  for (const [index, entry] of entries.entries()) {
    const offset = Number(entry.slice(0, 10));
    expect(text.slice(offset, offset + 7)).toBe(`${index + 1} 0 obj`);
  }
});

it('passes on that there is no printer', async () => {
  const printer: PagePrinter = {
    describe: async () => null,
    print: async () => fail(userFault('printer-missing', 'Install one.')),
  };
  const written = await createPdfWriter({ printer })(await printableReport(), { name: 'out', signal });
  expect(written).toMatchObject({ ok: false, fault: { code: 'printer-missing' } });
});
