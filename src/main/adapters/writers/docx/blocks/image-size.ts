import type { Sheet } from '../sheet.ts';

const twipsPerPixel = 15;

/** In pixels, as wide as wanted but no higher than the page lets it be. */
export function imageSize(
  image: { readonly width: number; readonly height: number },
  placeWidth: number,
  widthPercent: number,
  { paper }: Sheet,
): { width: number; height: number } {
  const width = (placeWidth * widthPercent) / 100;
  const height = (width * image.height) / image.width;
  const scale = Math.min(1, (paper.height * 0.7) / height) / twipsPerPixel;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
