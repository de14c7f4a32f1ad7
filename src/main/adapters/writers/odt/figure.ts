import type { PrintBlock } from '#main/ports/report-writer.ts';
import { paragraph } from './paragraph.ts';
import { bookmarked, odtRuns, sequence, wordsOf } from './runs.ts';
import type { Place } from './sheet.ts';
import { element, escapeXml } from './xml.ts';

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' } as const;

/** Higher ones would leave no room for their caption. */
const highestCm = 20;

/** An image in a paragraph of its own, and its caption below it. */
export function figureXml(
  { anchor, number, assetId, alt, widthPercent, caption }: Extract<PrintBlock, { type: 'figure' }>,
  { sheet, widthCm }: Place,
): string {
  const image = sheet.images.get(assetId);
  if (image === undefined) throw new Error('a figure shows an image that was not read');
  const { width, height, mediaType } = image.asset;
  const wanted = Math.max(1, (widthCm * widthPercent) / 100);
  const scale = Math.min(1, (highestCm * width) / (wanted * height));
  sheet.counts.frames += 1;
  const frame = element(
    'draw:frame',
    {
      'draw:style-name': 'Graphics',
      'draw:name': `Image ${sheet.counts.frames}`,
      'text:anchor-type': 'as-char',
      'svg:width': centimetres(wanted * scale),
      'svg:height': centimetres((wanted * scale * height) / width),
    },
    `${element('draw:image', {
      'xlink:href': picturePath(image.index, mediaType),
      'xlink:type': 'simple',
      'xlink:show': 'embed',
      'xlink:actuate': 'onLoad',
      'draw:mime-type': mediaType,
    })}${alt === '' ? '' : element('svg:title', {}, escapeXml(alt))}`,
  );
  const isNamed = number !== null || caption.length > 0;
  const shown = element(
    'text:p',
    { 'text:style-name': isNamed ? 'Figure' : 'Figure_20_Alone' },
    bookmarked(anchor, frame),
  );
  if (!isNamed) return shown;
  const label = number === null ? '' : `${escapeXml(sheet.report.wording.figure)} ${sequence('Figure', number)}. `;
  const text = `${sheet.report.wording.figure} ${wordsOf(caption)}`;
  return `${shown}${paragraph('Figure_20_Caption', `${label}${odtRuns(caption, sheet)}`, { text, sheet })}`;
}

export function picturePath(index: number, mediaType: keyof typeof endings): string {
  return `Pictures/figure-${index}.${endings[mediaType]}`;
}

function centimetres(value: number): string {
  return `${value.toFixed(3)}cm`;
}
