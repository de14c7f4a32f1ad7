import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { CoreHost } from '#main/app/core-host.ts';
import { fileOfProject } from '#main/app/project-files.ts';

/** The files of an export as a window fetches them, by their paths; bytes that are no text come out as they may. */
export async function exportedFiles(
  host: Pick<CoreHost, 'project'>,
  folder: string,
  { exportId, files }: Pick<RequestOutput<'report.export'>, 'exportId' | 'files'>,
): Promise<ReadonlyMap<string, string>> {
  const found = fileOfProject(host, { kind: 'export', folder, id: exportId ?? '' });
  if (found === null) throw new Error('there is no such export');
  const bytes = await readFile(found.path);
  if (found.mediaType !== 'application/zip') return new Map([[files[0]?.path ?? '', bytes.toString('utf8')]]);
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

/** The report's own file. */
export async function exportedText(...of: Parameters<typeof exportedFiles>): Promise<string> {
  const [, , { files }] = of;
  return (await exportedFiles(...of)).get(files[0]?.path ?? '') ?? '';
}
