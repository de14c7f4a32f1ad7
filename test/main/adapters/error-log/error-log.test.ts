import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { groupProblems } from '#shared/domain/app-problem.ts';
import { createErrorLog } from '#main/adapters/error-log/index.ts';
import type { ErrorLog } from '#main/ports/error-log.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { mountSmallDisk } from '../../../attacks/support/disk/small-disk.ts';

const disk = await mountSmallDisk(1);
afterAll(() => disk?.unmount());

/** A log with a clock that a test sets. */
function logIn(folder: string, clock: { ms: number } = { ms: Date.UTC(2026, 0, 1) }): ErrorLog {
  return createErrorLog({ folder, part: 'core', version: '1.2.3', appRoot: '/app', nowMs: () => clock.ms });
}

describe('the error log', () => {
  it('gives back what was noted, the newest first', async () => {
    const clock = { ms: Date.UTC(2026, 0, 1) };
    const log = logIn(await tempFolder(), clock);
    log.note({ kind: 'request', subject: 'library.import', code: 'unexpected' });
    clock.ms += 1000;
    log.note({ kind: 'process', subject: 'core', code: 'SIGKILL', underWay: [{ name: 'report.draft', seconds: 3 }] });
    expect(log.read()).toMatchObject([
      { at: '2026-01-01T00:00:01.000Z', kind: 'process', code: 'SIGKILL', underWay: [{ name: 'report.draft' }] },
      { at: '2026-01-01T00:00:00.000Z', kind: 'request', subject: 'library.import', version: '1.2.3' },
    ]);
  });

  it('stays within its files however much is noted, and keeps the newest', async () => {
    const folder = await tempFolder();
    const clock = { ms: 0 };
    const log = createErrorLog({
      folder,
      part: 'core',
      version: '1',
      appRoot: '/app',
      nowMs: () => (clock.ms += 60_000),
      files: 3,
      largestBytes: 2000,
    });
    for (let count = 1; count <= 200; count += 1)
      log.note({ kind: 'worker', subject: 'reader', code: `code ${count}` });
    const names = readdirSync(folder);
    expect(names.toSorted()).toEqual(['problems.jsonl', 'problems.jsonl.1', 'problems.jsonl.2']);
    const bytes = names.map((name) => statSync(join(folder, name)).size);
    expect(Math.max(...bytes)).toBeLessThan(2500);
    const codes = log.read().map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(10);
    expect(codes).toEqual(codes.map((_code, back) => `code ${200 - back}`));
  });

  it('writes a problem that comes again at once only once, with how often it came', async () => {
    const folder = await tempFolder();
    const log = logIn(folder);
    for (let count = 0; count < 10_000; count += 1) log.note({ kind: 'error', subject: 'drawing' });
    expect(statSync(join(folder, 'problems.jsonl')).size).toBeLessThan(1000);
    expect(groupProblems(log.read())).toMatchObject([{ times: 10_000 }]);
  });

  it('reads on behind lines that were cut or are none of its own', async () => {
    const folder = await tempFolder();
    const log = logIn(folder);
    log.note({ kind: 'worker', subject: 'reader' });
    appendFileSync(join(folder, 'problems.jsonl'), '\n{"at":"20\n\0\0\0\n[]\n{"kind":"error"}');
    log.note({ kind: 'worker', subject: 'export' });
    expect(log.read().map(({ subject }) => subject)).toEqual(['export', 'reader']);
  });

  it('does without where there is no folder to write to', async () => {
    const file = join(await tempFolder(), 'file');
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '');
    const log = logIn(join(file, 'problems'));
    log.note({ kind: 'error' });
    log.markSeen('all');
    const session = log.beginSession();
    session.during('project.read')();
    session.end();
    log.clear();
    expect(log.read()).toEqual([]);
  });

  it.skipIf(disk === null)('does without on a full disk, and writes again when there is room (needs mount)', () => {
    if (disk === null) return;
    const clock = { ms: 0 };
    const folder = join(disk.place, 'full');
    const log = logIn(folder, clock);
    log.note({ kind: 'worker', subject: 'reader' });
    disk.fill(0);
    for (let count = 0; count < 100; count += 1) log.note({ kind: 'worker', subject: 'lost', code: `code ${count}` });
    const session = log.beginSession();
    session.during('project.read')();
    session.end();
    disk.empty();
    log.note({ kind: 'worker', subject: 'export' });
    const subjects = log.read().map(({ subject }) => subject);
    expect([subjects[0], subjects.at(-1)]).toEqual(['export', 'reader']);
  });

  it.skipIf(disk === null)('does without in a folder that can only be read (needs mount)', () => {
    if (disk === null) return;
    const log = logIn(join(disk.place, 'read-only'));
    log.note({ kind: 'worker', subject: 'reader' });
    disk.setReadOnly(true);
    log.note({ kind: 'worker', subject: 'export' });
    log.markSeen('all');
    log.clear();
    expect(log.read()).toMatchObject([{ subject: 'reader' }]);
    expect(log.seen().allUntil).not.toBe('');
    disk.setReadOnly(false);
  });
});

describe('a session', () => {
  it('that ends in order leaves nothing behind', async () => {
    const folder = await tempFolder();
    const log = logIn(folder);
    const session = log.beginSession();
    session.end();
    session.end();
    logIn(folder).beginSession().end();
    expect(log.read()).toEqual([]);
    expect(readdirSync(join(folder, 'sessions'))).toEqual([]);
  });

  it('that goes on beside another is none that ended', async () => {
    const folder = await tempFolder();
    const first = logIn(folder).beginSession();
    const log = logIn(folder);
    const second = log.beginSession();
    expect(log.read()).toEqual([]);
    first.end();
    second.end();
  });

  it('whose process was killed is noted once at the next start, with what was under way', async () => {
    const folder = await tempFolder();
    const code = `
      import { createErrorLog } from '#main/adapters/error-log/index.ts';
      const log = createErrorLog({ folder: process.argv[1], part: 'core', version: '0.9.0', appRoot: '/app', nowMs: () => Date.now() });
      const session = log.beginSession();
      session.during('project.read')();
      session.during('library.import');
      console.log('begun');
      setInterval(() => undefined, 1000);`;
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-e', code, folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const log = logIn(folder, { ms: Date.now() });
    log.beginSession().end();
    logIn(folder).beginSession().end();
    expect(log.read()).toMatchObject([
      {
        kind: 'session',
        version: '0.9.0',
        underWay: [{ name: 'library.import' }],
        lastSignAt: expect.any(String) as unknown,
      },
    ]);
  });
});
