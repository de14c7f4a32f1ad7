import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const fonts = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), 'standard_fonts');
GlobalFonts.registerFromPath(join(fonts, 'LiberationSans-Regular.ttf'), 'Heddle Test');

export const drawnSize = { width: 900, height: 420 } as const;
const lineHeight = 42;
const left = 60;
const fontSize = 30;

/** A picture of lines of text, black on white, turned by so many quarters to the right. */
export function drawText(lines: readonly string[], options: { readonly quarters?: 0 | 1 | 2 | 3 } = {}) {
  const { quarters = 0 } = options;
  const { width, height } = drawnSize;
  const canvas = quarters % 2 === 0 ? createCanvas(width, height) : createCanvas(height, width);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = '#000000';
  context.font = `${fontSize}px "Heddle Test"`;
  for (const [index, line] of lines.entries()) context.fillText(line, left, baselineOf(index));
  return {
    width: canvas.width,
    height: canvas.height,
    png: () => canvas.toBuffer('image/png'),
    jpeg: () => canvas.toBuffer('image/jpeg', 90),
    webp: () => canvas.toBuffer('image/webp', 90),
    grey: () =>
      Buffer.from(context.getImageData(0, 0, canvas.width, canvas.height).data.filter((_, at) => at % 4 === 0)),
  };
}

/** How far below the top the letters of a line stand. */
export function baselineOf(line: number): number {
  return 80 + line * lineHeight;
}

/** A TIFF of grey pictures, not packed. */
export function buildTiff(
  pages: readonly { readonly width: number; readonly height: number; readonly grey: Buffer }[],
): Buffer {
  const parts: Buffer[] = [Buffer.from('II*\0\x08\0\0\0', 'latin1')];
  let at = 8;
  for (const [index, { width, height, grey }] of pages.entries()) {
    const fields = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, at + 2 + 9 * 12 + 4],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, grey.length],
    ] as const;
    const directory = Buffer.alloc(2 + fields.length * 12 + 4);
    directory.writeUInt16LE(fields.length, 0);
    for (const [field, [tag, type, value]] of fields.entries()) {
      directory.writeUInt16LE(tag, 2 + field * 12);
      directory.writeUInt16LE(type, 4 + field * 12);
      directory.writeUInt32LE(1, 6 + field * 12);
      directory.writeUInt32LE(value, 10 + field * 12);
    }
    at += directory.length + grey.length;
    directory.writeUInt32LE(index === pages.length - 1 ? 0 : at, directory.length - 4);
    parts.push(directory, grey);
  }
  return Buffer.concat(parts);
}
