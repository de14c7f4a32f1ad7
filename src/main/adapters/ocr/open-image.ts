import { createCanvas, loadImage } from '@napi-rs/canvas';
import { toGrey, turnedPicture, type GreyPicture } from '#shared/base/grey-picture.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { OpenedImage } from '#main/ports/text-recogniser.ts';
import { exifOrientation } from './exif-orientation.ts';
import { damagedImage, tooManyPixels } from './image-faults.ts';
import { measureImage } from './measure-image.ts';
import { openTiff } from './open-tiff.ts';

/** Larger pictures are no page: a picture of that many pixels takes a quarter of a gigabyte to be looked at. */
const mostPixels = 60_000_000;

/** PNG, JPEG, GIF (its first picture), WebP and BMP are one page; a TIFF has as many as it holds pictures. */
export function openImage(bytes: Buffer, fileName: string): Result<OpenedImage> {
  if (/^(?:II\*\0|MM\0\*)/.test(bytes.toString('latin1', 0, 4))) return openTiff(bytes, { fileName, mostPixels });
  const size = measureImage(bytes);
  if (size === null) return fail(damagedImage(fileName));
  if (size.width * size.height > mostPixels) return fail(tooManyPixels(fileName, mostPixels));
  return succeed({ pageCount: 1, picture: () => decode(bytes, fileName) });
}

async function decode(bytes: Buffer, fileName: string): Promise<Result<GreyPicture>> {
  try {
    const image = await loadImage(bytes);
    const { width, height } = image;
    if (width * height > mostPixels || width * height === 0) return fail(tooManyPixels(fileName, mostPixels));
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    // What is transparent is paper.
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0);
    const grey = toGrey(context.getImageData(0, 0, width, height));
    return succeed(turnedPicture(grey, exifOrientation(bytes)));
  } catch (error) {
    return fail(damagedImage(fileName, error));
  }
}
