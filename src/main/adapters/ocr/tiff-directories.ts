/** What a page of a TIFF says of its picture: the values of each field, under `t` and its number, as the decoder knows them. */
export type TiffPage = Readonly<Record<string, Values>>;
type Values = number[] | Uint8Array;

/** More than any scan has. */
const mostPages = 10_000;

/**
 * The pages of a TIFF; null where the chain of them leads out of the file or in a circle. Only what says how a picture is decoded is
 * read: no directory within another, and never more values than the file has room for.
 */
export function readDirectories(bytes: Buffer): TiffPage[] | null {
  if (bytes.length < 8) return null;
  const isLittle = bytes[0] === 0x49;
  const read: Reader = {
    short: (at) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    long: (at) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
  };
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let at = read.long(4); at !== 0;) {
    if (seen.has(at) || seen.size >= mostPages || at + 2 > bytes.length) return null;
    seen.add(at);
    const count = read.short(at);
    const end = at + 2 + count * 12;
    if (end + 4 > bytes.length) return null;
    pages.push(readDirectory(bytes, { read, start: at + 2, count }));
    at = read.long(end);
  }
  return pages;
}

type Reader = { readonly short: (at: number) => number; readonly long: (at: number) => number };

/** Kind, size, bits, packing, colours, bit order, strips, orientation, samples, fax, predictor, palette, tiles, JPEG and its colours. */
const wanted: ReadonlySet<number> = new Set([
  254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 338, 339,
  347, 512, 513, 514, 515, 519, 520, 521, 530,
]);

/** Bytes of a value by its type: byte, short, long, undefined. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1 };

function readDirectory(
  bytes: Buffer,
  { read, start, count }: { read: Reader; start: number; count: number },
): TiffPage {
  const page: Record<string, Values> = {};
  for (let index = 0; index < count; index += 1) {
    const entry = start + index * 12;
    const tag = read.short(entry);
    const type = read.short(entry + 2);
    const size = sizes[type];
    if (!wanted.has(tag) || size === undefined) continue;
    const valueCount = read.long(entry + 4);
    const place = valueCount * size <= 4 ? entry + 8 : read.long(entry + 8);
    if (valueCount === 0 || place + valueCount * size > bytes.length) continue;
    page[`t${tag}`] =
      size === 1
        ? new Uint8Array(bytes.subarray(place, place + valueCount))
        : Array.from({ length: valueCount }, (_, at) =>
            size === 2 ? read.short(place + at * 2) : read.long(place + at * 4),
          );
  }
  return page;
}
