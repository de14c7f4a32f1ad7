import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ExportFiles, KeptExport, PlacedFile } from '#main/ports/export-files.ts';
import { storageFault } from '#main/ports/storage-fault.ts';
import type { ExportedFile } from '#main/ports/report-writer.ts';
import { writeWhole } from './write-whole.ts';

/** A person may take up the one before once more; nobody comes back to older ones. */
const mostKept = 4;

/** Exports of the project in `projectFolder`; `zip` packs those of several files. */
export function createExportFiles(options: {
  readonly projectFolder: string;
  readonly zip: (files: readonly ExportedFile[]) => Promise<Uint8Array>;
}): ExportFiles {
  const { projectFolder, zip } = options;
  const kept = new Map<string, KeptExport>();
  let folder: Promise<string> | null = null;

  async function remember(exportId: string, entry: KeptExport): Promise<KeptExport> {
    kept.set(exportId, entry);
    for (const [old, { path }] of [...kept].slice(0, -mostKept)) {
      kept.delete(old);
      await rm(path, { force: true });
    }
    return entry;
  }

  return {
    place: async (outFile, files) => {
      const [report, ...companions] = files;
      if (report === undefined) throw new Error('an export without files');
      const placed: PlacedFile[] = [];
      const beside = dirname(resolve(outFile));
      const places = [
        { path: resolve(outFile), bytes: report.bytes },
        ...companions.map(({ path, bytes }) => ({ path: join(beside, path), bytes })),
      ];
      for (const { path } of places) {
        const refused = await refusal(path, resolve(projectFolder));
        if (refused !== null) return fail(refused);
      }
      for (const { path, bytes } of places) {
        const written = await write(path, bytes);
        if (!written.ok) return written;
        placed.push({ path, byteCount: bytes.byteLength });
      }
      return succeed(placed);
    },
    keep: async (exportId, files) => {
      const [report] = files;
      if (report === undefined) throw new Error('an export without files');
      const isAlone = files.length === 1;
      const name = basename(report.path);
      const downloadName = isAlone ? name : `${basename(name, extname(name))}.zip`;
      folder ??= mkdtemp(join(tmpdir(), 'heddle-export-'));
      // Named by us alone: what the report is called may be no name for a file here.
      const path = join(await folder, exportId);
      await writeFile(path, isAlone ? report.bytes : await zip(files));
      const mediaType = mediaTypes[extname(downloadName)] ?? 'application/octet-stream';
      return remember(exportId, { path, mediaType, downloadName });
    },
    keepMade: async (exportId, about, make) => {
      folder ??= mkdtemp(join(tmpdir(), 'heddle-export-'));
      const path = join(await folder, exportId);
      const made = await make(path);
      return made.ok ? succeed(await remember(exportId, { path, ...about })) : made;
    },
    find: (exportId) => kept.get(exportId) ?? null,
    close: async () => {
      kept.clear();
      if (folder !== null) await rm(await folder, { recursive: true, force: true, maxRetries: 5 });
      folder = null;
    },
  };
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.md': 'text/markdown',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.pdf': 'application/pdf',
  '.html': 'text/html',
  '.tex': 'application/x-tex',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.json': 'application/json',
  '.zip': 'application/zip',
};

/** What a project is made of: an export is never written over it. */
const ownFolders = ['sources', 'memory', 'assets', 'backups'];

async function refusal(path: string, projectFolder: string): Promise<Fault | null> {
  const inProject = relative(projectFolder, path);
  const [first = ''] = inProject.split(sep);
  const isInside = inProject !== '' && first !== '..' && !isAbsolute(inProject);
  if (isInside && (ownFolders.includes(first) || first.startsWith('project.db'))) {
    return userFault('wrong-use', `${path} is a part of the project itself. Choose another place for the export.`);
  }
  const found = await stat(path).catch(() => null);
  if (found === null || found.isFile()) return null;
  const what = found.isDirectory() ? 'a folder' : 'no regular file';
  return userFault('wrong-use', `${path} is ${what}. Name the file that the report is to be written to.`);
}

async function write(path: string, bytes: Uint8Array): Promise<Result<void>> {
  try {
    await writeWhole(path, bytes);
    return succeed(undefined);
  } catch (error) {
    const fault = storageFault(error);
    if (fault?.code === 'disk-full') {
      return fail({ ...fault, message: `The disk is full, so ${path} was not written. Make room and export again.` });
    }
    return fail(
      userFault('project-read-only', `${path} could not be written. Check the folder and the disk.`, String(error)),
    );
  }
}
