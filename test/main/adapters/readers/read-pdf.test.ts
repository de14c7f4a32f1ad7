import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { ReadSource } from '#main/ports/source-reader.ts';
import { buildPdf, type PdfLine } from './build-pdf.ts';
import { blocksOf, faultOf, fixturePath, readContent, readFixture } from './reading.ts';

const left = [
  'The first column of this page begins here and',
  'its lines are long enough to be taken for text.',
  'A word that is divided at the end of a line, infor-',
  'mation, is whole again once it has been read. It',
  'goes on to the foot of the column, where the',
];
const right = [
  'sentence is carried over to the next column. The',
  'usual check-up stays, and so does the other check-',
  'up where the line is broken at its hyphen, here.',
  'Here the second column of the page has its end,',
  'and with it ends the text of this example page.',
];

function column(lines: readonly string[], x: number, top: number): PdfLine[] {
  return lines.map((text, index) => ({ text, x, y: top - index * 12 }));
}

describe('reading order', () => {
  it('reads two columns one after the other, below a title across both', async () => {
    const title = { text: 'A Title Across Both Of The Columns Of The Page', x: 90, y: 740, size: 18 };
    // Drawn line by line across the page, the worst order there is.
    const lines = left.flatMap((text, index) => [
      { text, x: 60, y: 700 - index * 12 },
      { text: right[index] ?? '', x: 320, y: 700 - index * 12 },
    ]);
    const read = await readContent('two.pdf', buildPdf([[title, ...lines]]));
    expect(blocksOf(read)).toEqual([
      'heading1: A Title Across Both Of The Columns Of The Page',
      `paragraph: ${[...left, ...right].join(' ').replace('infor- mation', 'information').replace('check- up', 'check-up')}`,
    ]);
    expect(read.bibliographic.title).toBe('A Title Across Both Of The Columns Of The Page');
  });

  it('reads a real paper in two columns in order, its numbers and page numbers left out', async () => {
    const { text, layout } = await readFixture('pypdf-multicolumn.pdf');
    const order = [
      'Two-Column Document',
      'Abstract',
      'Lorem ipsum dolor sit amet',
      'Nam dui ligula',
      'Nulla malesuada',
      'Quisque ullamcorper',
      'Fusce mauris',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1))).toBe(true);
    expect(layout.pages).toHaveLength(3);
    expect(text).not.toMatch(/^\d$/m);
  });

  it('keeps the lines of a table and parts its columns', async () => {
    const rows = [
      ['Year', 'Mean'],
      ['1959', '315.98'],
      ['1960', '316.91'],
      ['1961', '317.64'],
    ];
    const lines = rows.flatMap(([year = '', mean = ''], index) => [
      { text: year, x: 80, y: 600 - index * 14 },
      { text: mean, x: 200, y: 600 - index * 14 },
    ]);
    expect(blocksOf(await readContent('table.pdf', buildPdf([lines])))).toEqual([
      'table: Year | Mean\n1959 | 315.98\n1960 | 316.91\n1961 | 317.64',
    ]);
  });
});

describe('pages', () => {
  const page = (number: number, body: readonly string[]): PdfLine[] => [
    { text: 'Annual Report on Rivers', x: 200, y: 760 },
    ...column(body, 60, 700),
    { text: `Page ${number} of 3`, x: 280, y: 40 },
  ];
  const bodies = [
    [
      'The first page holds a sentence that is long and does not',
      'come to an end before the page does, since it goes on and',
    ],
    [
      'on until the second page is reached, where it stops at last.',
      'Another sentence follows it on the second page of the file.',
    ],
    [
      'The third page has a sentence of its own that is just as long.',
      'It closes the report about the rivers and their water levels.',
    ],
  ];

  it('leaves out running headers and footers and joins a paragraph across pages', async () => {
    const read = await readContent('pages.pdf', buildPdf(bodies.map((body, index) => page(index + 1, body))));
    expect(read.text).not.toMatch(/Annual Report|Page \d/);
    expect(blocksOf(read)[0]).toBe(`paragraph: ${[...(bodies[0] ?? []), ...(bodies[1] ?? [])].join(' ')}`);
    const second = read.layout.pages[1];
    expect(read.text.slice(second?.charStart, second?.charEnd)).toMatch(/^on until the second page/);
  });

  it('never writes words of a page before those of an earlier one, whatever stands between', async () => {
    const note = [
      { text: 'A note below the text of the second page,', x: 60, y: 120, size: 7 },
      { text: 'in small letters and in two lines of its own.', x: 60, y: 110, size: 7 },
    ];
    const going = [
      'It goes on over the whole of the second page and does not',
      'come to its end there either, but only on the page after',
    ];
    const pages = [
      column(bodies[0] ?? [], 60, 700),
      [...column(going, 60, 700), ...note],
      column(bodies[1] ?? [], 60, 700),
    ];
    const read = await readContent('long.pdf', buildPdf(pages));
    const [first = '', second = '', third = ''] = read.layout.pages.map(({ charStart, charEnd }) =>
      read.text.slice(charStart, charEnd),
    );
    expect(first).toContain('come to an end before');
    expect(second).toContain('A note below');
    expect(second).toContain('It goes on over');
    expect(third).toContain('where it stops at last');
  });

  it('says which page has no text', async () => {
    const read = await readContent('gap.pdf', buildPdf([page(1, bodies[0] ?? []), [], page(3, bodies[2] ?? [])]));
    expect(read.warnings).toEqual([expect.stringContaining('page 2')]);
    expect(read.layout.pages).toHaveLength(3);
    expect(read.layout.pages[1]?.charStart).toBe(read.layout.pages[1]?.charEnd);
  });
});

describe('run boxes', () => {
  for (const name of [
    'pypdf-multicolumn.pdf',
    'pypdf-pdflatex-4-pages.pdf',
    'pypdf-pdflatex-outline.pdf',
    'pypdf-crazyones-pdfa.pdf',
    'pypdf-google-doc-document.pdf',
    'pypdf-habibi.pdf',
  ]) {
    it(`cover the words they lie on: ${name}`, async () => {
      const read = await readFixture(name);
      expect(read.layout.runBoxes.length).toBeGreaterThan(0);
      await expectBoxesMatch(read, readFileSync(fixturePath(name)));
    });
  }
});

describe('metadata', () => {
  it('takes title, author and date from the file where they make sense', async () => {
    expect(
      (await readContent('a.pdf', buildPdf([column(left, 60, 700)], { title: 'Rivers of Europe' }))).bibliographic
        .title,
    ).toBe('Rivers of Europe');
    expect(
      (await readContent('a.pdf', buildPdf([column(left, 60, 700)], { title: 'report.doc' }))).bibliographic.title,
    ).toBe('a');
    expect((await readFixture('pypdf-crazyones-pdfa.pdf')).bibliographic).toMatchObject({
      title: 'The Crazy Ones',
      issued: [2023, 4, 23],
    });
  });
});

describe('a PDF that can not be read', () => {
  it('opens when only the owner has a password', async () => {
    const read = await readContent(
      'locked.pdf',
      buildPdf([column(left, 60, 700)], { encrypted: true, title: 'Locked Rivers' }),
    );
    expect(read.text).toContain('The first column of this page begins here');
    expect(read.bibliographic.title).toBe('Locked Rivers');
  });

  it('is encrypted, scanned, damaged or empty, and says so', async () => {
    const whole = readFileSync(fixturePath('pypdf-multicolumn.pdf'));
    expect((await faultOf('a.pdf', readFileSync(fixturePath('pypdf-libreoffice-writer-password.pdf')))).code).toBe(
      'file-encrypted',
    );
    expect((await faultOf('a.pdf', readFileSync(fixturePath('pypdf-imagemagick-images.pdf')))).code).toBe(
      'file-without-text',
    );
    expect((await faultOf('a.pdf', whole.subarray(0, 3000))).code).toBe('file-damaged');
    expect(
      (await faultOf('a.pdf', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 256)))).code,
    ).toBe('file-damaged');
    expect((await faultOf('a.pdf', '')).code).toBe('file-empty');
  });
});

async function expectBoxesMatch(read: ReadSource, bytes: Buffer): Promise<void> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
    const boxes = read.layout.runBoxes.filter((box) => box.page === number);
    expect(boxes.length > 0).toBe(items.some((item) => item.str.trim() !== ''));
    for (const box of boxes) {
      expect(
        box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 0.02 && box.y + box.height <= height + 0.02,
        'inside the page',
      ).toBe(true);
      const words = fold(read.text.slice(box.charStart, box.charEnd));
      const here = items.some(({ str, transform }) => {
        const [x, y] = [Number(transform[4]), Number(transform[5])];
        return (
          fold(str).startsWith(words) &&
          x >= box.x - 1 &&
          x <= box.x + box.width + 1 &&
          y >= box.y - 1 &&
          y <= box.y + box.height + 1
        );
      });
      expect(here, `“${words}” at ${box.x}, ${box.y} of page ${number}`).toBe(true);
    }
  }
  await task.destroy();
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s\0-\x1f\xad]/g, '');
}
