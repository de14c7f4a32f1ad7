import { fail, succeed } from '#shared/base/result.ts';
import type { ReportWriter } from '#main/ports/report-writer.ts';
import { buildDocx } from './build-docx.ts';
import { cancelled } from '../shared-cancelled.ts';
import { readImages } from './read-images.ts';

/** A Word document with styles to change, fields that count on, notes, comments and Word's own list of sources. */
export const writeDocx: ReportWriter = async (report, { name, signal }) => {
  const images = await readImages(report, signal);
  if (!images.ok) return images;
  if (signal.aborted) return fail(cancelled);
  const { bytes, warnings } = await buildDocx({ ...report, images: images.value });
  if (signal.aborted) return fail(cancelled);
  return succeed({ files: [{ path: `${name}.docx`, bytes }], warnings });
};
