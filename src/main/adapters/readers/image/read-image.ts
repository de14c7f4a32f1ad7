import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { layOutPages } from '../pdf/lay-out-pages.ts';
import { recognisePicture } from '../recognised/recognise-picture.ts';
import { pageList, recognitionOf } from '../recognised/recognition-of.ts';
import { toPages, type ReadPicture } from '../recognised/recognised-page.ts';
import type { FileInput, ReadContent } from '../source-format.ts';

const mostPages = 2000;
const pointsOfPaper = 612;

/** The words of an image, or of each page of a TIFF; boxes are in pixels of the picture as shown, from its bottom left. */
export async function readImage({ bytes, fileName, recogniser, onPage }: FileInput): Promise<Result<ReadContent>> {
  if (recogniser === null) return fail(withoutText(fileName));
  const opened = recogniser.openImage(bytes, fileName);
  if (!opened.ok) return opened;
  const pageCount = Math.min(opened.value.pageCount, mostPages);
  const read: ReadPicture[] = [];
  const failed: number[] = [];
  for (let number = 1; number <= pageCount; number += 1) {
    onPage(number, pageCount);
    const picture = await opened.value.picture(number);
    if (!picture.ok && pageCount === 1) return picture;
    // The resolution that images claim is seldom true: a page is taken to be as wide as a sheet of paper.
    const pointsPerPixel = picture.ok ? pointsOfPaper / Math.min(picture.value.width, picture.value.height) : 1;
    const reading = picture.ok
      ? await recognisePicture(picture.value, { recogniser, dpi: 72 / pointsPerPixel })
      : picture;
    if (reading.ok) read.push({ number, reading: reading.value, unitsPerPixel: 1, pointsPerPixel });
    else if (pageCount === 1) return reading;
    else failed.push(number);
  }
  const laidOut = layOutPages(toPages(read), pageCount);
  if (laidOut.text.trim() === '') return fail(withoutText(fileName));
  const { warnings, ...recognition } = recognitionOf(read, pageCount);
  return succeed({
    ...laidOut,
    ...recognition,
    bibliographic: {},
    warnings: [
      ...recogniser.warnings,
      ...warnings,
      ...(failed.length === 0 ? [] : [`What stands on ${pageList(failed)} could not be recognised and is left out.`]),
      ...(opened.value.pageCount > mostPages ? [`Only the first ${mostPages} pages were read.`] : []),
    ],
  });
}

function withoutText(fileName: string) {
  return userFault(
    'file-without-text',
    `No text could be recognised on “${fileName}”. If there is some, scan it larger, straight and with more contrast, or in the language that is chosen in the settings.`,
  );
}
