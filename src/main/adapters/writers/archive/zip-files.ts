import { zip, type AsyncZippable } from 'fflate';
import type { ExportedFile } from '#main/ports/report-writer.ts';

/** The earliest time that a zip can name: the same files give the same bytes whenever they are packed. */
const noTime = new Date(1980, 0, 1);

/** The files as one archive, under their paths. */
export function zipFiles(files: readonly ExportedFile[]): Promise<Uint8Array> {
  const entries: AsyncZippable = Object.fromEntries(
    files.map(({ path, bytes }) => [
      path.replaceAll('\\', '/'),
      [bytes, { mtime: noTime, level: isPacked(path) ? 0 : 6 }],
    ]),
  );
  return new Promise((resolve, reject) => {
    zip(entries, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}

/** What is compressed already only loses time. */
function isPacked(path: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|docx|odt|pdf)$/i.test(path);
}
