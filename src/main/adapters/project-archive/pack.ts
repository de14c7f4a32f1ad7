import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { formatVersion, isPartName, manifestName, type Manifest, type PackedFile } from './manifest.ts';
import { createZipWriter, type ZipWriter } from './zip-writer.ts';

/** Copies the project's database, which may be open, to a file; checked. */
export type CopyDatabase = (options: { from: string; path: string }) => Promise<Result<void>>;

type PackOptions = {
  readonly folder: string;
  readonly outFile: string;
  readonly signal: AbortSignal;
  readonly copyDatabase: CopyDatabase;
  readonly about: Pick<Manifest, 'heddle' | 'packedAt'>;
  readonly titleIn: (database: string) => string;
};

/** See `ProjectArchive.pack`. */
export async function pack(options: PackOptions): Promise<Result<{ byteCount: number; files: number }>> {
  const { folder, outFile, copyDatabase } = options;
  const draft = `${outFile}.part`;
  const snapshot = `${outFile}.db`;
  await mkdir(dirname(outFile), { recursive: true });
  await rm(draft, { force: true });
  try {
    // First the database, then the files: one that comes in meanwhile is in the archive and not yet spoken of.
    const copied = await copyDatabase({ from: join(folder, 'project.db'), path: snapshot });
    if (!copied.ok) return copied;
    const zip = await createZipWriter(draft);
    try {
      const files = await addParts(zip, snapshot, options);
      const { about, titleIn } = options;
      const manifest: Manifest = {
        format: 'heddle-project',
        formatVersion,
        ...about,
        title: titleIn(snapshot),
        files: [...files],
      };
      await zip.add(manifestName, Readable.from([Buffer.from(JSON.stringify(manifest))]), { isPacked: false });
      const byteCount = await zip.finish();
      await rename(draft, outFile);
      return succeed({ byteCount, files: files.length });
    } finally {
      await zip.abandon();
    }
  } catch (error) {
    if (options.signal.aborted) return fail(userFault('cancelled', 'Packing was cancelled. No file was written.'));
    throw error;
  } finally {
    await rm(draft, { force: true });
    await rm(snapshot, { force: true });
  }
}

async function addParts(
  zip: ZipWriter,
  snapshot: string,
  { folder, signal }: PackOptions,
): Promise<readonly PackedFile[]> {
  const files: PackedFile[] = [];
  async function add(path: string, place: string): Promise<void> {
    const content = createReadStream(place, { signal, highWaterMark: 1 << 18 });
    files.push({ path, ...(await zip.add(path, content, { isPacked: isPacked(path) })) });
  }
  await add('project.db', snapshot);
  for (const own of ['sources', 'assets']) {
    const names = await readdir(join(folder, own)).catch(() => []);
    for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
      const place = join(folder, own, name);
      // Removed meanwhile, or the place where files wait to come in.
      const found = await stat(place).catch(() => null);
      if (found?.isFile() === true && isPartName(`${own}/${name}`)) await add(`${own}/${name}`, place);
    }
  }
  return files;
}

/** What is compressed already only loses time. */
function isPacked(path: string): boolean {
  return packedEndings.has(extname(path).toLowerCase());
}

const packedEndings = new Set(
  '.pdf .docx .odt .epub .xlsx .pptx .png .jpg .jpeg .gif .webp .tif .tiff .zip .gz'.split(' '),
);
