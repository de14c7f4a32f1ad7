import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { invoke } from '#main/app/core.ts';
import type { CallOptions } from '#main/handlers/index.ts';
import { readTables } from '#test/support/database-tables.ts';
import { copyOldProject } from '#test/support/old-projects.ts';
import { openWindow } from '#test/support/open-live-project.ts';

const alone: CallOptions = { signal: new AbortController().signal, onEvent: () => undefined };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function packed(): Promise<{ folder: string; file: string; target: string }> {
  const folder = await copyOldProject(6);
  const file = join(folder, '..', 'project.heddle');
  const made = await invoke('project.pack', { folder, outFile: file }, alone);
  if (!made.ok) throw new Error(made.fault.message);
  return { folder, file, target: join(folder, '..', 'unpacked') };
}

/** The file with other parts, and a list that says what it did or what `relist` makes of it. */
async function altered(
  file: string,
  change: (
    parts: Zippable,
    list: { formatVersion: number; files: { path: string; byteCount: number; sha256: string }[] },
  ) => void,
): Promise<void> {
  const parts = unzipSync(await readFile(file)) as Zippable & Record<string, Uint8Array>;
  const name = 'heddle-project.json';
  const list = JSON.parse(new TextDecoder().decode(parts[name])) as never;
  change(parts, list);
  await writeFile(file, zipSync({ ...parts, [name]: strToU8(JSON.stringify(list)) }));
}

const entryOf = (path: string, bytes: Uint8Array) => ({ path, byteCount: bytes.length, sha256: sha256(bytes) });

describe('a project as one file', () => {
  it('comes back table by table, file by file, and exports the same bytes', async () => {
    const { folder, file, target } = await packed();
    const { ask, host } = await openWindow(folder);
    expect(await ask('project.unpack', { folder: target, file })).toEqual({
      folder: target,
      title: "A product of one's own",
    });
    expect(readTables(join(target, 'project.db'))).toEqual(readTables(join(folder, 'project.db')));
    expect((await readdir(target)).toSorted()).toEqual(['assets', 'project.db', 'sources']);
    for (const own of ['sources', 'assets']) {
      const names = (await readdir(join(folder, own))).toSorted();
      expect((await readdir(join(target, own))).toSorted()).toEqual(names);
      for (const name of names) {
        expect(await readFile(join(target, own, name))).toEqual(await readFile(join(folder, own, name)));
      }
    }
    const exports: string[] = [];
    for (const place of [folder, target]) {
      const { exportId } = await ask('report.export', { folder: place, format: 'md' });
      const project = host.project(place);
      const found = project.ok ? project.value.exports.find(exportId ?? '') : null;
      exports.push(await readFile(found?.path ?? '', 'utf8'));
    }
    expect(exports[1]).toBe(exports[0]);
  });

  it('is of one moment while the project is open and written to', async () => {
    const folder = await copyOldProject(6);
    const { ask, host } = await openWindow(folder);
    await ask('project.rename', { folder, title: 'One moment' });
    const [answer] = await Promise.all([
      ask('project.pack', { folder }),
      ...Array.from({ length: 20 }, (_, index) =>
        ask('project.write-brief', { folder, brief: { question: `Q${index}` } }),
      ),
    ]);
    const kept = host.project(folder);
    const found = kept.ok && answer.exportId !== null ? kept.value.exports.find(answer.exportId) : null;
    expect(found).toMatchObject({ downloadName: 'One moment.heddle', mediaType: 'application/zip' });
    const target = join(folder, '..', 'unpacked');
    await ask('project.unpack', { folder: target, file: found?.path ?? '' });
    expect(await ask('project.read', { folder: target })).toMatchObject({ title: 'One moment', sources: 5 });
  });

  it('holds neither the index, nor backups, locks or keys', async () => {
    const { folder, file } = await packed();
    await mkdir(join(folder, 'sources', '.staging'));
    await writeFile(join(folder, 'sources', '.staging', 'on-its-way'), 'half of a file');
    for (const place of ['project.lock', 'project.owner', 'incoming', 'notes.txt'])
      await writeFile(join(folder, place), '');
    await invoke('backup.make', { folder }, alone);
    const made = await invoke('project.pack', { folder, outFile: file }, alone);
    expect(made).toMatchObject({ ok: true });
    const names = Object.keys(unzipSync(await readFile(file)));
    const isOwn = /^(?:project\.db|heddle-project\.json|(?:sources|assets)\/[0-9a-f]{64}\.\w+)$/;
    expect(names.filter((name) => !isOwn.test(name))).toEqual([]);
  });

  it('takes a free name where it is told to, and never the place of something else', async () => {
    const { folder, file } = await packed();
    const { ask, refuse } = await openWindow(folder);
    const before = await readFile(join(folder, 'project.db'));
    expect(await refuse('project.unpack', { folder, file })).toMatchObject({ fault: { code: 'project-exists' } });
    expect(await readFile(join(folder, 'project.db'))).toEqual(before);
    expect((await ask('project.unpack', { folder, file, findsFreeName: true })).folder).toBe(`${folder} 2`);
  });
});

describe('a file that was tampered with', () => {
  const escape = strToU8('escaped');

  it.each<[string, string, Parameters<typeof altered>[1]]>([
    [
      'climbs out of the folder',
      'pack-damaged',
      (parts, list) => {
        parts['sources/../../escaped'] = escape;
        list.files.push(entryOf('sources/../../escaped', escape));
      },
    ],
    [
      'is absolute',
      'pack-damaged',
      (parts, list) => {
        parts['/tmp/escaped'] = escape;
        list.files.push(entryOf('/tmp/escaped', escape));
      },
    ],
    [
      'has a part that a project has not',
      'pack-damaged',
      (parts, list) => {
        parts['project.lock'] = escape;
        list.files.push(entryOf('project.lock', escape));
      },
    ],
    [
      'has a part that its list does not name',
      'pack-damaged',
      (parts) => {
        parts['sources/extra.md'] = escape;
      },
    ],
    [
      'has a link',
      'pack-damaged',
      (parts, list) => {
        parts['sources/link.md'] = [strToU8('/etc/passwd'), { os: 3, attrs: 0o120_777 * 2 ** 16 }];
        list.files.push(entryOf('sources/link.md', strToU8('/etc/passwd')));
      },
    ],
    [
      'has other bytes than were packed',
      'pack-damaged',
      (parts) => {
        const name = Object.keys(parts).find((each) => each.startsWith('sources/')) ?? '';
        parts[name] = (parts[name] as Uint8Array).map((byte, index) => (index === 3 ? byte ^ 1 : byte));
      },
    ],
    [
      'has a database that is none',
      'pack-damaged',
      (parts, list) => {
        const bytes = strToU8('no database');
        parts['project.db'] = bytes;
        list.files = list.files.map((file) => (file.path === 'project.db' ? entryOf('project.db', bytes) : file));
      },
    ],
    [
      'is of a newer Heddle',
      'pack-too-new',
      (_parts, list) => {
        list.formatVersion += 1;
      },
    ],
    [
      'unpacks without end',
      'archive-too-large',
      (parts, list) => {
        const bytes = new Uint8Array(65 * 1024 * 1024);
        parts['sources/bomb.md'] = [bytes, { level: 1 }];
        list.files.push(entryOf('sources/bomb.md', bytes));
      },
    ],
  ])('and %s makes nothing', async (_how, code, change) => {
    const { file, target } = await packed();
    await altered(file, change);
    const made = await invoke('project.unpack', { folder: target, file }, alone);
    expect(made).toMatchObject({ ok: false, fault: { code } });
    expect(existsSync(target)).toBe(false);
    expect(existsSync(`${target}.part`)).toBe(false);
    expect(existsSync(join(target, '../escaped'))).toBe(false);
  });

  it('and is cut short anywhere makes nothing', async () => {
    const { file, target } = await packed();
    const whole = await readFile(file);
    for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
      await writeFile(file, whole.subarray(0, Math.floor(whole.length * share)));
      const made = await invoke('project.unpack', { folder: target, file }, alone);
      expect(made).toMatchObject({ ok: false, fault: { code: 'pack-damaged' } });
      expect(existsSync(target)).toBe(false);
    }
  });
});
