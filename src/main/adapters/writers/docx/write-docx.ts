import { userFault } from '#shared/base/fault.ts';
import type { AssetId } from '#shared/base/ids.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { PrintableReport, ReportWriter } from '#main/ports/report-writer.ts';
import { buildDocx } from './build-docx.ts';
import type { DocxReport } from './docx-report.ts';

/** A Word document with styles to change, fields that count on, notes, comments and Word's own list of sources. */
export const writeDocx: ReportWriter = async (report, { name, signal }) => {
  const images = await readImages(report, signal);
  if (!images.ok) return images;
  const { bytes, warnings } = await buildDocx({ ...report, images: images.value });
  if (signal.aborted) return cancelled();
  return succeed({ files: [{ path: `${name}.docx`, bytes }], warnings });
};

async function readImages(report: PrintableReport, signal: AbortSignal): Promise<Result<DocxReport['images']>> {
  const images = new Map<AssetId, { asset: PrintableImage['asset']; bytes: Uint8Array }>();
  for (const [id, { asset, read }] of report.images) {
    if (signal.aborted) return cancelled();
    try {
      images.set(id, { asset, bytes: await read() });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return fail(
        userFault(
          'image-unreadable',
          `The image “${asset.fileName}” can't be read. Insert it anew, then export again.`,
          detail,
        ),
      );
    }
  }
  return succeed(images);
}

type PrintableImage = PrintableReport['images'] extends ReadonlyMap<AssetId, infer Image> ? Image : never;

function cancelled(): { readonly ok: false; readonly fault: ReturnType<typeof userFault> } {
  return fail(userFault('cancelled', 'The export was cancelled.'));
}
