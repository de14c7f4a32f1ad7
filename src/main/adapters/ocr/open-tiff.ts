import utif, { type IFD } from 'utif2';
import { toGrey, turnedPicture, type GreyPicture } from '#shared/base/grey-picture.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { OpenedImage } from '#main/ports/text-recogniser.ts';
import { damagedImage, tooManyPixels } from './image-faults.ts';
import { readDirectories, type TiffPage } from './tiff-directories.ts';

const tags = {
  kind: 't254',
  width: 't256',
  height: 't257',
  bits: 't258',
  strips: 't273',
  orientation: 't274',
  samples: 't277',
  stripRows: 't278',
  stripSizes: 't279',
  tileWidth: 't322',
  tileHeight: 't323',
  tiles: 't324',
  tileSizes: 't325',
} as const;

/** The most a pixel of a scan takes: four colours of 16 bits. */
const mostBitsPerPixel = 64;
/** The standard has tiles of 16 pixels each way at least. */
const fewestTilePixels = 256;

/** A TIFF's pages are decoded from memory one at a time, and not kept. */
export function openTiff(
  bytes: Buffer,
  { fileName, mostPixels }: { readonly fileName: string; readonly mostPixels: number },
): Result<OpenedImage> {
  const pages = readDirectories(bytes)?.filter((page) => isPage(page)) ?? [];
  if (pages.length === 0) return fail(damagedImage(fileName));
  // The decoder looks at one buffer without making a copy of it.
  const file = new Uint8Array(bytes).buffer;
  const picture = (number: number): Result<GreyPicture> => {
    const page = pages[number - 1];
    if (page === undefined) return fail(damagedImage(fileName));
    if (numberAt(page, tags.width) * numberAt(page, tags.height) > mostPixels)
      return fail(tooManyPixels(fileName, mostPixels));
    if (bitsPerPixel(page) > mostBitsPerPixel) return fail(damagedImage(fileName));
    try {
      const isTiled = numberAt(page, tags.tileWidth) > 0;
      const grey = isTiled ? joinTiles(page, file, mostPixels) : decode(withSoundStrips(page, file.byteLength), file);
      return grey === null
        ? fail(damagedImage(fileName))
        : succeed(turnedPicture(grey, numberAt(page, tags.orientation)));
    } catch (error) {
      return fail(damagedImage(fileName, error));
    }
  };
  return succeed({ pageCount: pages.length, picture: (number) => Promise.resolve(picture(number)) });
}

function decode(page: TiffPage, file: ArrayBuffer): GreyPicture {
  // The decoder writes what it found into the page it is given.
  const decoded = { ...page } as unknown as IFD;
  utif.decodeImage(file, decoded);
  const { width, height } = decoded;
  return toGrey({ width, height, data: utif.toRGBA8(decoded) });
}

/** No more strips than the height has room for, and none that goes on behind the end: the decoder would go along with it. */
function withSoundStrips(page: TiffPage, byteCount: number): TiffPage {
  const height = numberAt(page, tags.height);
  const rows = Math.min(height, numberAt(page, tags.stripRows) || height);
  const places = [...(page[tags.strips] ?? [])].slice(0, Math.ceil(height / rows));
  const sizes = soundSizes(places, page[tags.stripSizes], byteCount);
  return {
    ...page,
    [tags.strips]: places,
    [tags.stripRows]: [rows],
    ...(sizes !== null && { [tags.stripSizes]: sizes }),
  };
}

/** Within the file, and together no more than twice of it: strips of a scan don't lie on one another. */
function soundSizes(
  places: readonly number[],
  sizes: TiffPage[string] | undefined,
  byteCount: number,
): number[] | null {
  if (sizes === undefined) return null;
  let left = byteCount * 2;
  return places.map((place, index) => {
    const size = Math.max(0, Math.min(sizes[index] ?? 0, byteCount - place, left));
    left -= size;
    return size;
  });
}

/** Each tile is decoded as a picture of its own; null where they don't fit the page. */
function joinTiles(page: TiffPage, file: ArrayBuffer, mostPixels: number): GreyPicture | null {
  const [width, height] = [numberAt(page, tags.width), numberAt(page, tags.height)];
  const [across, down] = [numberAt(page, tags.tileWidth), numberAt(page, tags.tileHeight)];
  const [columns, rows] = [Math.ceil(width / across), Math.ceil(height / down)];
  const places = [...(page[tags.tiles] ?? page[tags.strips] ?? [])].slice(0, columns * rows);
  const sizes = soundSizes(places, page[tags.tileSizes] ?? page[tags.stripSizes], file.byteLength);
  if (sizes === null || across * down < fewestTilePixels || columns * across * rows * down > mostPixels * 2)
    return null;
  const { [tags.tileWidth]: _width, [tags.tileHeight]: _height, [tags.tiles]: _tiles, ...rest } = page;
  const pixels = new Uint8Array(width * height).fill(255);
  for (const [index, place] of places.entries()) {
    const strip = { [tags.strips]: [place], [tags.stripSizes]: [sizes[index] ?? 0], [tags.stripRows]: [down] };
    const tile = decode({ ...rest, ...strip, [tags.width]: [across], [tags.height]: [down] }, file);
    const [left, top] = [(index % columns) * across, Math.floor(index / columns) * down];
    for (let row = 0; row < Math.min(down, height - top); row += 1) {
      const start = row * across;
      pixels.set(tile.pixels.subarray(start, start + Math.min(across, width - left)), (top + row) * width + left);
    }
  }
  return { width, height, pixels };
}

// A reduced picture of another page is marked by the first bit of its kind.
function isPage(page: TiffPage): boolean {
  return numberAt(page, tags.width) > 0 && numberAt(page, tags.height) > 0 && numberAt(page, tags.kind) % 2 === 0;
}

function bitsPerPixel(page: TiffPage): number {
  return (numberAt(page, tags.bits) || 1) * (numberAt(page, tags.samples) || 1);
}

function numberAt(page: TiffPage, tag: string): number {
  return page[tag]?.[0] ?? 0;
}
