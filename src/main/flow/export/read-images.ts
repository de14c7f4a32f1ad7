import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { assetPath } from '#shared/domain/asset.ts';
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
      return fail(
        userFault(
          'image-unreadable',
          `The image “${asset.fileName}” is in the report, but its file in the project can’t be read. Put it into the report again, or take it out.`,
          String(error),
        ),
      );
    }
  }
  return succeed(files);
}
