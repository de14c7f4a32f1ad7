import { deflateSync } from 'node:zlib';
import type { Bomb } from './bombs.ts';

const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const words = 'BT /F1 10 Tf 1 0 0 1 50 700 Tm (The flood of the river reached the mill.) Tj ET';
const page = (more = '') =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R${more}>>`;
const stream = (bytes: Buffer, fields = '') =>
  Buffer.concat([Buffer.from(`<</Length ${bytes.length}${fields}>>stream\n`), bytes, Buffer.from('\nendstream')]);
const plain = stream(Buffer.from(words));

export const pdfBombs: readonly Bomb[] = [
  bomb('zeros.pdf', 'a page of 1 GB of packed zeros', () => [
    stream(deflateSync(Buffer.alloc(1_000_000_000)), '/Filter/FlateDecode'),
  ]),
  bomb('twice.pdf', 'a page of 1 GB of zeros, packed twice', () => [
    stream(deflateSync(deflateSync(Buffer.alloc(1_000_000_000))), '/Filter[/FlateDecode/FlateDecode]'),
  ]),
  bomb('operators.pdf', 'a page of 3·10^7 packed operators', () => [
    stream(deflateSync(Buffer.from(`${words} ${'q Q '.repeat(30_000_000)}`)), '/Filter/FlateDecode'),
  ]),
  bomb('letters.pdf', 'a page of 2·10^6 strings', () => [
    stream(deflateSync(Buffer.from(`BT /F1 1 Tf ${'(word) Tj 1 0 Td '.repeat(2_000_000)} ET`)), '/Filter/FlateDecode'),
  ]),
  bomb(
    'image.pdf',
    'an image of 30,000 by 30,000 pixels',
    () => [
      stream(Buffer.from('q 612 0 0 792 0 0 cm /Im Do Q')),
      stream(
        deflateSync(Buffer.alloc(900_000_000)),
        '/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode',
      ),
    ],
    { page: page().replace('/Font', '/XObject<</Im 6 0 R>>/Font') },
  ),
  bomb(
    'form.pdf',
    'a form that draws itself',
    () => [
      stream(Buffer.from(`${words} /Fm Do`)),
      stream(
        Buffer.from('/Fm Do /Fm Do'),
        '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Fm 6 0 R>>>>',
      ),
    ],
    { page: page().replace('/Font', '/XObject<</Fm 6 0 R>>/Font') },
  ),
  bomb(
    'forms.pdf',
    'forms that draw ten others each, nine deep',
    () => [
      stream(Buffer.from(`${words} /Fm Do`)),
      ...Array.from({ length: 9 }, (_, at) =>
        stream(
          Buffer.from('/Fm Do '.repeat(10)),
          `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Fm ${7 + at} 0 R>>>>`,
        ),
      ),
      stream(Buffer.from(words), '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 3 0 R>>>>'),
    ],
    { page: page().replace('/Font', '/XObject<</Fm 6 0 R>>/Font') },
  ),
  bomb('pages.pdf', '10^6 pages declared', () => [plain], { pages: '<</Type/Pages/Count 1000000/Kids[4 0 R]>>' }),
  bomb('same.pdf', 'the same page 10^5 times', () => [plain], {
    pages: `<</Type/Pages/Count 100000/Kids[${'4 0 R '.repeat(100_000)}]>>`,
  }),
  bomb('circle.pdf', 'a tree of pages that leads to itself', () => [plain], {
    pages: '<</Type/Pages/Count 9/Kids[2 0 R 4 0 R 2 0 R]>>',
  }),
  bomb('outline.pdf', 'an outline that leads to itself', () => [plain], { catalog: '/Outlines 6 0 R' }, [
    Buffer.from('<</First 6 0 R/Next 6 0 R/Last 6 0 R/Title(x)>>'),
  ]),
  bomb('array.pdf', '10^6 arrays within one another', () => [plain], { catalog: `/X ${'['.repeat(1_000_000)}` }),
  bomb('references.pdf', 'objects that are one another', () => [plain], { catalog: '/Metadata 6 0 R/Lang 6 0 R' }, [
    Buffer.from('7 0 R'),
    Buffer.from('6 0 R'),
  ]),
  bomb('box.pdf', 'a page of 10^9 points', () => [plain], {
    page: page('/UserUnit 1000000').replace('612 792', '1e9 1e9'),
  }),
  bomb(
    'cmap.pdf',
    'a font that maps 2^32 letters',
    () => [
      stream(Buffer.from(words)),
      stream(
        Buffer.from(
          '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap',
        ),
      ),
    ],
    {
      font: '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 4294967295 500]>>]>>',
    },
  ),
];

function bomb(
  fileName: string,
  what: string,
  contents: () => readonly Buffer[],
  options: { catalog?: string; pages?: string; page?: string; font?: string } = {},
  more: readonly Buffer[] = [],
): Bomb {
  return {
    fileName,
    what,
    make: () =>
      assemble([
        Buffer.from(`<</Type/Catalog/Pages 2 0 R${options.catalog ?? ''}>>`),
        Buffer.from(options.pages ?? '<</Type/Pages/Count 1/Kids[4 0 R]>>'),
        Buffer.from(options.font ?? font),
        Buffer.from(options.page ?? page()),
        ...contents(),
        ...more,
      ]),
  };
}

function assemble(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let length = 9;
  for (const [index, object] of objects.entries()) {
    places.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj`), object, Buffer.from('endobj\n')]);
    parts.push(part);
    length += part.length;
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}
