/** Shades of grey, one byte each, row by row from the top; 0 is black. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** Red, green, blue and alpha, a byte each, as shades of grey by how bright the eye finds them. */
export function toGrey(picture: {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}): GreyPicture {
  const { width, height, data } = picture;
  const pixels = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < pixels.length; index += 1, at += 4) {
    pixels[index] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 151 + (data[at + 2] ?? 0) * 28) >> 8;
  }
  return { width, height, pixels };
}

/** The picture as it is to be looked at, by one of the eight orientations of EXIF and TIFF; 1 is upright. */
export function turnedPicture(picture: GreyPicture, orientation: number): GreyPicture {
  if (!(orientation >= 2 && orientation <= 8)) return picture;
  const { width, height, pixels } = picture;
  const isSideways = orientation >= 5;
  const [newWidth, newHeight] = isSideways ? [height, width] : [width, height];
  const result = new Uint8Array(pixels.length);
  for (let y = 0, at = 0; y < newHeight; y += 1) {
    for (let x = 0; x < newWidth; x += 1, at += 1) {
      const [alongX, alongY] = isSideways ? [y, x] : [x, y];
      const fromX = mirrorsX.has(orientation) ? width - 1 - alongX : alongX;
      const fromY = mirrorsY.has(orientation) ? height - 1 - alongY : alongY;
      result[at] = pixels[fromY * width + fromX] ?? 255;
    }
  }
  return { width: newWidth, height: newHeight, pixels: result };
}

/** The picture at a whole fraction of its size: each pixel is the mean of `times` × `times`. */
export function shrunkPicture(picture: GreyPicture, times: number): GreyPicture {
  if (times <= 1) return picture;
  const [width, height] = [Math.floor(picture.width / times), Math.floor(picture.height / times)];
  const pixels = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      let sum = 0;
      for (let row = y * times; row < (y + 1) * times; row += 1) {
        const from = row * picture.width + x * times;
        for (let index = from; index < from + times; index += 1) sum += picture.pixels[index] ?? 255;
      }
      pixels[at] = sum / (times * times);
    }
  }
  return { width, height, pixels };
}

// Of the picture as it is stored.
const mirrorsX: ReadonlySet<number> = new Set([2, 3, 7, 8]);
const mirrorsY: ReadonlySet<number> = new Set([3, 4, 6, 7]);
