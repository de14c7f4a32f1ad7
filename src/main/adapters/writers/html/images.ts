import type { AssetId } from '#shared/base/ids.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { imageUnreadable } from '#main/ports/image-fault.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';

/** Stands in markup where the address of an image comes in. Text can't hold it: control characters are taken out of it. */
export function imagePlace(id: AssetId): string {
  return `${mark}${id}${mark}`;
}

/**
 * Markup as bytes, with the images that it shows in their places: each is read when its turn comes, for there may be
 * more of them than memory should hold twice. Fault: `image-unreadable`.
 */
export async function withImages(
  markup: string,
  images: PrintableReport['images'],
): Promise<Result<readonly Buffer[]>> {
  const pieces: Buffer[] = [];
  for (const [index, piece] of markup.split(mark).entries()) {
    // Between each two marks stands an id.
    if (index % 2 === 0) pieces.push(Buffer.from(piece));
    else {
      const address = await readAddress(piece as AssetId, images);
      if (!address.ok) return address;
      pieces.push(address.value);
    }
  }
  return succeed(pieces);
}

async function readAddress(id: AssetId, images: PrintableReport['images']): Promise<Result<Buffer>> {
  const image = images.get(id);
  if (image === undefined) return fail(imageUnreadable(id, 'The project no longer has it.'));
  try {
    const base64 = Buffer.from(await image.read()).toString('base64');
    return succeed(Buffer.from(`data:${image.asset.mediaType};base64,${base64}`, 'latin1'));
  } catch (error) {
    return fail(imageUnreadable(image.asset.fileName, error));
  }
}

const mark = '\u0001';
