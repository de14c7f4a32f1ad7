import { expect, it } from 'vitest';
import { openImage } from '#main/adapters/ocr/open-image.ts';
import { buildTiff } from './draw-text.ts';

const [width, height] = [32, 16] as const;
const grey = Buffer.from(Array.from({ length: width * height }, (_, at) => (at * 7) % 256));

type Field = readonly [tag: number, type: number, count: number, value: number];

/** A TIFF of one page with these fields, in order, and more bytes behind them; `at` gives their places. */
function tiffOf(fields: (at: number) => readonly Field[], rest: Buffer): Buffer {
  const count = fields(0).length;
  const directory = Buffer.alloc(2 + count * 12 + 4);
  directory.writeUInt16LE(count, 0);
  for (const [index, [tag, type, valueCount, value]] of fields(8 + directory.length).entries()) {
    directory.writeUInt16LE(tag, 2 + index * 12);
    directory.writeUInt16LE(type, 4 + index * 12);
    directory.writeUInt32LE(valueCount, 6 + index * 12);
    directory.writeUInt32LE(value, 10 + index * 12);
  }
  return Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), directory, rest]);
}

const plain = (at: number): readonly Field[] => [
  [256, 4, 1, width],
  [257, 4, 1, height],
  [258, 3, 1, 8],
  [259, 3, 1, 1],
  [262, 3, 1, 1],
  [273, 4, 1, at],
  [277, 3, 1, 1],
  [278, 4, 1, height],
  [279, 4, 1, grey.length],
];

async function pixelsOf(tiff: Buffer): Promise<Uint8Array | string> {
  const opened = openImage(tiff, 'scan.tif');
  if (!opened.ok) return opened.fault.code;
  const picture = await opened.value.picture(1);
  return picture.ok ? picture.value.pixels : picture.fault.code;
}

it('a TIFF of fields with billions of values, or with directories within directories, is read for its picture alone', async () => {
  const whole = Uint8Array.from(grey);
  expect(await pixelsOf(tiffOf(plain, grey))).toEqual(whole);
  expect(await pixelsOf(tiffOf((at) => [...plain(at), [320, 3, 0xffff_ffff, at]], grey))).toEqual(whole);
  // Each of its directories leads to the next two times: 2 to the power of their number.
  const nested = (at: number): readonly Field[] => [...plain(at), [330, 4, 2, at + grey.length]];
  const first = 8 + 2 + 10 * 12 + 4 + grey.length;
  const chain = Array.from({ length: 40 }, (_, depth) => {
    const directory = Buffer.alloc(8 + 2 + 12 + 4);
    const own = first + depth * directory.length;
    directory.writeUInt32LE(own + 8, 0);
    directory.writeUInt32LE(own + 8, 4);
    directory.writeUInt16LE(1, 8);
    directory.writeUInt16LE(330, 10);
    directory.writeUInt16LE(4, 12);
    directory.writeUInt32LE(2, 14);
    directory.writeUInt32LE(own + directory.length, 18);
    return directory;
  });
  expect(await pixelsOf(tiffOf(nested, Buffer.concat([grey, ...chain])))).toEqual(whole);
});

it('the tiles of a TIFF are put together, and those that are no tiles are refused', async () => {
  const tiles = [0, 16].map((left) =>
    Buffer.concat(Array.from({ length: 16 }, (_, row) => grey.subarray(row * width + left, row * width + left + 16))),
  );
  const tiled =
    (across: number) =>
    (at: number): readonly Field[] => [
      ...plain(at).filter(([tag]) => tag !== 273 && tag !== 278 && tag !== 279),
      [322, 4, 1, across],
      [323, 4, 1, 16],
      [324, 4, 2, at],
      [325, 4, 2, at + 8],
    ];
  const rest = (at: number) => {
    const table = Buffer.alloc(16);
    for (const [index, value] of [at + 16, at + 16 + 256, 256, 256].entries()) table.writeUInt32LE(value, index * 4);
    return Buffer.concat([table, ...tiles]);
  };
  const at = 8 + 2 + 10 * 12 + 4;
  expect(await pixelsOf(tiffOf(tiled(16), rest(at)))).toEqual(Uint8Array.from(grey));
  for (const across of [1, 0x7fff_ffff, 0xffff_ffff])
    expect(await pixelsOf(tiffOf(tiled(across), rest(at)))).toBe('file-damaged');
});

it('the strips of a TIFF are never more than its height has room for, nor longer than the file', async () => {
  const many = Buffer.alloc(400_000);
  for (let at = 0; at < many.length; at += 4) many.writeUInt32LE(at < 200_000 ? 8 : 0xffff_ffff, at);
  const fields = (at: number) =>
    plain(at).map(([tag, type, count, value]): Field => {
      if (tag === 259) return [tag, type, count, 32_773];
      if (tag === 273) return [tag, type, 50_000, at];
      return tag === 279 ? [tag, type, 50_000, at + 200_000] : [tag, type, count, value];
    });
  expect(await pixelsOf(tiffOf(fields, many))).toHaveLength(grey.length);
  const deep = buildTiff([{ width, height, grey }]);
  // 65,535 bits in each colour.
  deep.writeUInt32LE(0xffff, 10 + 2 * 12 + 8);
  expect(await pixelsOf(deep)).toBe('file-damaged');
});
