import type { PrintBlock } from '#main/ports/report-writer.ts';
import { texRuns, texWords, waitingNotes } from './runs.ts';
import type { Place } from './sheet.ts';
import { texText } from './text.ts';

type Figure = Extract<PrintBlock, { type: 'figure' }>;

/** An image with its caption. It floats where it may; in a list or a cell it stands where it is. */
export function texFigure(figure: Figure, place: Place): string {
  const { sheet, isOutermost } = place;
  const within: Place = { ...place, waiting: place.waiting ?? [] };
  const isCaptioned = figure.number !== null;
  const full = texRuns(figure.caption, within);
  const words = texWords(figure.caption, sheet);
  const command = isOutermost && isCaptioned ? '\\caption' : '\\captionof{figure}';
  const caption = isCaptioned
    ? `${command}${words === full ? '' : `[${words}]`}{${full}}\\label{${figure.anchor}}\n`
    : `${full === '' ? '' : `\n${full}\n`}\\phantomsection\\label{${figure.anchor}}\n`;
  const name = isOutermost && isCaptioned ? 'figure' : 'center';
  const notes = place.waiting === null ? waitingNotes(within) : '';
  const opening = name === 'figure' ? '\\begin{figure}[htbp]\n\\centering' : '\\begin{center}';
  return `${opening}\n${image(figure, place)}\n${caption}\\end{${name}}\n${notes}\n`;
}

function image({ assetId, alt, widthPercent }: Figure, { sheet }: Place): string {
  const path = sheet.imagePaths.get(assetId);
  const width = `${(widthPercent / 100).toFixed(3).replace(/\.?0+$/, '')}\\linewidth`;
  const words = texText(alt, sheet);
  if (typeof path === 'string') {
    const own = words === '' ? '' : `,alt={${words}}`;
    return `\\includegraphics[width=${width},height=0.8\\textheight,keepaspectratio${own}]{${path}}`;
  }
  const { asset } = sheet.report.images.get(assetId) ?? {};
  sheet.features.add('placeholder');
  return `\\heddleplaceholder{${width}}{${texText(asset?.fileName ?? '', sheet)}}{${words}}`;
}
