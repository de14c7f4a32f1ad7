import { ImageRun, type Paragraph } from 'docx';
import type { PrintBlock } from '#main/ports/report-writer.ts';
import { paragraph } from '../paragraph.ts';
import { wordsParagraph } from '../words.ts';
import { bookmark } from '../runs/bookmark.ts';
import type { Place } from '../sheet.ts';
import { captionParagraph } from './caption.ts';
import { imageSize } from './image-size.ts';

type Figure = Extract<PrintBlock, { type: 'figure' }>;

const imageTypes = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': null } as const;

/** The image, and below it its caption. */
export function layoutFigure(figure: Figure, place: Place): Paragraph[] {
  const { number } = figure;
  const image = layoutImage(figure, place);
  if (number === null) return [image];
  return [image, captionParagraph(figure.caption, { kind: 'figure', number, anchor: figure.anchor, place })];
}

function layoutImage(figure: Figure, { sheet, width, indent }: Place): Paragraph {
  const image = sheet.report.images.get(figure.assetId);
  const type = image === undefined ? null : imageTypes[image.asset.mediaType];
  if (image === undefined || type === null) return wordsParagraph(figure.alt, 'Figure', sheet);
  sheet.counts.drawings += 1;
  const name = figure.number === null ? image.asset.fileName : `${sheet.report.wording.figure} ${figure.number}`;
  const run = new ImageRun({
    type,
    data: image.bytes,
    transformation: imageSize(image.asset, width - indent, figure.widthPercent, sheet),
    altText: { id: String(sheet.counts.drawings), name, description: figure.alt },
    ...(figure.alt === '' && { decorative: true }),
  });
  return paragraph({
    style: figure.number === null ? 'Figure' : 'CaptionedFigure',
    // The caption bears the bookmark where there is one.
    children: figure.number === null ? bookmark(figure.anchor, [run], sheet) : [run],
  });
}
