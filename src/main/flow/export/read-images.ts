import { fail, succeed, type Result } from '#shared/base/result.ts';
import { assetPath } from '#shared/domain/asset.ts';
import { imageUnreadable } from '#main/ports/image-fault.ts';
import type { ExportedFile, PrintableReport } from '#main/ports/report-writer.ts';

/** The images of a report as companions of its file, in `NAME-files/`. Fault: `image-unreadable`. */
export async function readImages(
  { images }: Pick<PrintableReport, 'images'>,
  name: string,
): Promise<Result<readonly ExportedFile[]>> {
  const files: ExportedFile[] = [];
  for (const { asset, read } of images.values()) {
    try {
      files.push({ path: `${name}-files/${assetPath(asset).replace(/^assets\//u, '')}`, bytes: await read() });
    } catch (error) {
      return fail(imageUnreadable(asset.fileName, error));
    }
  }
  return succeed(files);
}
