import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { formatVersion, isPartName, manifestName, manifestSchema, type Manifest, type PackedFile } from './manifest.ts';
import { openZip, type ZipEntry, type ZipReader } from './zip-reader.ts';

type UnpackOptions = {
  readonly file: string;
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Whether a database is whole and a project's. */
  readonly checkDatabase: (path: string) => Promise<Result<void>>;
};

/** See `ProjectArchive.unpack`. */
export async function unpack(options: UnpackOptions): Promise<Result<{ title: string }>> {
  const folder = resolve(options.folder);
  if (await isSomething(folder)) {
    return fail(userFault('project-exists', `${folder} is there already and isn’t empty. Name another folder.`));
  }
  if ((await stat(options.file).catch(() => null))?.isFile() !== true) {
    return fail(userFault('file-not-found', `There is no file ${options.file}. Check the path.`));
  }
  const draft = `${folder}.part`;
  await rm(draft, { recursive: true, force: true });
  let zip: ZipReader | null = null;
  try {
    zip = await openZip(options.file);
    const manifest = await readManifest(zip);
    if (!manifest.ok) return manifest;
    const refused = await refusal(zip, manifest.value, dirname(folder));
    if (refused !== null) return fail(refused);
    await mkdir(draft, { recursive: true });
    for (const part of manifest.value.files) await extract(zip, part, { draft, signal: options.signal });
    const checked = await options.checkDatabase(join(draft, 'project.db'));
    if (!checked.ok) return checked;
    // An empty folder may be in its place.
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    return succeed({ title: manifest.value.title });
  } catch (error) {
    if (options.signal.aborted) return fail(userFault('cancelled', 'Unpacking was cancelled. Nothing was written.'));
    // What the file system says has a code; what is wrong with the file has none.
    if (typeof (error as NodeJS.ErrnoException).code === 'string' && !isOfZlib(error)) throw error;
    return fail(damaged(String(error)));
  } finally {
    zip?.close();
    await rm(draft, { recursive: true, force: true });
  }
}

const largestManifestBytes = 256 * 1024 * 1024;

async function readManifest(zip: ZipReader): Promise<Result<Manifest>> {
  const entry = zip.entries.get(manifestName);
  if (entry === undefined || entry.uncompressedSize > largestManifestBytes) {
    return fail(userFault('pack-damaged', 'This is no project file of Heddle. Choose one that “heddle pack” made.'));
  }
  const pieces: Buffer[] = [];
  for await (const piece of await zip.read(entry)) pieces.push(piece as Buffer);
  const written: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  const version = (written as { formatVersion?: unknown }).formatVersion;
  if (typeof version === 'number' && version > formatVersion) {
    return fail(userFault('pack-too-new', 'A newer Heddle packed this project. Update Heddle to open it.'));
  }
  const manifest = manifestSchema.safeParse(written);
  return manifest.success ? succeed(manifest.data) : fail(damaged(manifest.error.issues[0]?.message));
}

const bombRatio = 200;
const bombFromBytes = 64 * 1024 * 1024;

/** Why nothing of it is unpacked: what it declares is looked at before the first byte is written. */
async function refusal(zip: ZipReader, { files }: Manifest, beside: string): Promise<Fault | null> {
  const names = new Set(files.map(({ path }) => path.toLowerCase()));
  if (names.size !== files.length || !names.has('project.db')) return damaged('its list of files is no project’s');
  const foreign = [...zip.entries.keys()].find((name) => name !== manifestName && !isPartName(name));
  if (foreign !== undefined) return damaged(`a project has no “${foreign}”`);
  if (zip.entries.size !== files.length + 1) return damaged('it holds files that its list doesn’t name');
  let [unpacked, packed] = [0, 0];
  for (const { path, byteCount } of files) {
    const entry = zip.entries.get(path);
    if (entry === undefined || entry.uncompressedSize !== byteCount)
      return damaged(`“${path}” is not what the list says`);
    if (entry.isLink) return damaged(`“${path}” is a link`);
    unpacked += byteCount;
    packed += entry.compressedSize;
  }
  if (unpacked > bombFromBytes && unpacked > packed * bombRatio) {
    return userFault(
      'archive-too-large',
      'The file unpacks to far more than a project of its size should. It was not opened.',
    );
  }
  await mkdir(beside, { recursive: true });
  const { bavail, bsize } = await statfs(beside);
  return unpacked < bavail * bsize
    ? null
    : providerFault(
        'disk-full',
        `The project takes ${Math.ceil(unpacked / 1e6)} MB, and the disk has less left. Make room and try again.`,
      );
}

async function extract(
  zip: ZipReader,
  { path, byteCount, sha256 }: PackedFile,
  { draft, signal }: { draft: string; signal: AbortSignal },
): Promise<void> {
  const place = join(draft, path);
  await mkdir(dirname(place), { recursive: true });
  const hash = createHash('sha256');
  let seen = 0;
  const measure = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      hash.update(piece);
      seen += piece.length;
      if (seen > byteCount) done(new Error(`“${path}” is larger than the list says`));
      else done(null, piece);
    },
  });
  const content = await zip.read(zip.entries.get(path) as ZipEntry);
  await pipeline(content, measure, createWriteStream(place, { flags: 'wx' }), { signal });
  if (seen !== byteCount || hash.digest('hex') !== sha256) throw new Error(`“${path}” is not what was packed`);
  const file = await open(place, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isSomething(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found !== null && (!found.isDirectory() || (await readdir(place)).length > 0);
}

function isOfZlib(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException).code).startsWith('Z_');
}

function damaged(detail?: string): Fault {
  return userFault(
    'pack-damaged',
    'The project file is damaged or incomplete, so nothing was made of it. Get it anew from where it came from.',
    detail,
  );
}
