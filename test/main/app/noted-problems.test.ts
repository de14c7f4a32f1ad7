import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCoreHost } from '#main/app/core-host.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

type HostOptions = NonNullable<Parameters<typeof createCoreHost>[0]>;

async function openHost(options: HostOptions = {}) {
  const temporary = await tempFolder();
  const config = join(temporary, 'config');
  const host = createCoreHost({ environment: { HEDDLE_CONFIG_DIR: config }, ...options });
  onTestFinished(() => host.close());
  const connection = host.connect();
  const folder = join(temporary, 'project');
  const made = await connection.invoke('project.create', { folder });
  expect(made.ok).toBe(true);
  const problems = async () => {
    const listed = await connection.invoke('app.list-problems', {});
    if (!listed.ok) throw new Error(listed.fault.message);
    return listed.value.groups.map(({ newest }) => newest);
  };
  return { temporary, config, connection, folder, problems };
}

it('a bug in what answers a request is noted with its place, and without what it says', async () => {
  const { connection, folder, problems, config } = await openHost({
    around: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        libraryBatches: () => {
          throw new TypeError(`no source “Canary merger” in ${folder}`);
        },
      },
    }),
  });
  const answered = connection.invoke('library.list', { folder });
  await expect(answered).rejects.toThrow('Canary');
  expect(await problems()).toMatchObject([
    {
      kind: 'request',
      part: 'core',
      subject: 'library.list',
      code: 'unexpected',
      errors: [
        {
          name: 'TypeError',
          message: null,
          frames: expect.arrayContaining([expect.stringMatching(/^src\/main\//)]) as unknown,
        },
      ],
    },
  ]);
  const written = await readFile(join(config, 'problems', 'problems.jsonl'), 'utf8');
  expect(written).not.toContain('Canary');
  expect(written).not.toContain(folder);
});

it('what a person can mend is none of these problems', async () => {
  const { connection, folder, problems } = await openHost();
  await connection.invoke('library.import', { folder, paths: ['/no/such/file.pdf'] });
  await connection.invoke('project.read', { folder: join(folder, 'elsewhere') });
  expect(await problems()).toEqual([]);
});

it.skipIf(process.platform !== 'linux')(
  'the search index’s process that is killed is noted (needs /proc)',
  async () => {
    const { connection, folder, problems, temporary } = await openHost();
    const note = join(temporary, 'note.md');
    await writeFile(
      note,
      '# Rivers\n\nRivers carry sand to the sea. They have done so for a very long time, in every country.\n',
    );
    await connection.invoke('library.import', { folder, paths: [note] });
    const found = await connection.invoke('library.search', { folder, query: 'rivers' });
    expect(found).toMatchObject({ ok: true });
    for (const pid of childrenNamed('lance-process')) process.kill(pid, 'SIGKILL');
    await expect.poll(problems).toMatchObject([{ kind: 'worker', subject: 'memory', code: 'SIGKILL' }]);
    expect(await connection.invoke('library.search', { folder, query: 'rivers' })).toMatchObject({ ok: true });
  },
);

function childrenNamed(name: string): readonly number[] {
  const children = readdirSync(`/proc/${process.pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${process.pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name));
}
