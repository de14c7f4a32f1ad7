import utif, { type IFD } from 'utif2';
import { toGrey, turnedPicture, type GreyPicture } from '#shared/base/grey-picture.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { OpenedImage } from '#main/ports/text-recogniser.ts';
import { damagedImage, tooManyPixels } from './image-faults.ts';

const tags = { kind: 't254', width: 't256', height: 't257', orientation: 't274' } as const;

/** More than any scan has. */
const mostPages = 10_000;

/** A TIFF is read from memory anew for each page: its decoded pages aren't kept. */
export function openTiff(
  bytes: Buffer,
  { fileName, mostPixels }: { readonly fileName: string; readonly mostPixels: number },
): Result<OpenedImage> {
  // The decoder follows the pages wherever they lead, also in a circle.
  if (!hasSoundPages(bytes)) return fail(damagedImage(fileName));
  let pages: readonly IFD[];
  try {
    pages = utif.decode(bytes).filter((page) => isPage(page));
  } catch (error) {
    return fail(damagedImage(fileName, error));
  }
  if (pages.length === 0) return fail(damagedImage(fileName));
  const picture = (number: number): Result<GreyPicture> => {
    const page = pages[number - 1];
    if (page === undefined) return fail(damagedImage(fileName));
    if (numberAt(page, tags.width) * numberAt(page, tags.height) > mostPixels)
      return fail(tooManyPixels(fileName, mostPixels));
    try {
      // The decoder writes what it found into the page it is given.
      const decoded: IFD = { ...page };
      utif.decodeImage(bytes, decoded);
      const { width, height } = decoded;
      const grey = toGrey({ width, height, data: utif.toRGBA8(decoded) });
      return succeed(turnedPicture(grey, numberAt(page, tags.orientation)));
    } catch (error) {
      return fail(damagedImage(fileName, error));
    }
  };
  return succeed({ pageCount: pages.length, picture: (number) => Promise.resolve(picture(number)) });
}

/** Whether the chain of its pages comes to an end within the file. */
function hasSoundPages(bytes: Buffer): boolean {
  const isLittle = bytes[0] === 0x49;
  const short = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  if (bytes.length < 8) return false;
  const seen = new Set<number>();
  for (let at = long(4); at !== 0;) {
    if (seen.has(at) || seen.size >= mostPages || at + 2 > bytes.length) return false;
    seen.add(at);
    const next = at + 2 + short(at) * 12;
    if (next + 4 > bytes.length) return false;
    at = long(next);
  }
  return true;
}

// A reduced picture of another page is marked by the first bit of its kind.
function isPage(page: IFD): boolean {
  return numberAt(page, tags.width) > 0 && numberAt(page, tags.height) > 0 && numberAt(page, tags.kind) % 2 === 0;
}

function numberAt(page: IFD, tag: string): number {
  const value = page[tag];
  return Array.isArray(value) ? Number(value[0] ?? 0) : 0;
}
