import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCipher } from '#main/app/master-key-cipher.ts';
import { openWindow } from '#test/support/open-live-project.ts';
import { startPageServer } from '#test/support/page-server.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

async function openApp(options: Parameters<typeof openWindow>[1] = {}, given?: string) {
  const home = given ?? (await tempFolder());
  const environment = { HEDDLE_CONFIG_DIR: join(home, 'config'), HOME: home, ...options.environment };
  const window = await openWindow(join(home, 'project'), { ...options, environment });
  return { ...window, home };
}

describe('preferences', () => {
  it('have defaults, are changed field by field, and are told to every window', async () => {
    const { home, ask, heard, host, refuse } = await openApp();
    const other: unknown[] = [];
    host.connect().subscribe(({ event }) => other.push(event));
    expect((await ask('app.read', {})).preferences).toMatchObject({ theme: 'system', acceptsProposals: true });
    await Promise.all([
      ask('app.write-preferences', { changes: { theme: 'dark' } }),
      ask('app.write-preferences', { changes: { layout: { left: 280 } } }),
    ]);
    const { preferences } = await ask('app.read', {});
    expect(preferences).toMatchObject({ theme: 'dark', layout: { left: 280 } });
    expect(heard.at(-1)).toMatchObject({ folder: null, event: { type: 'preferences-changed', preferences } });
    expect(other).toHaveLength(2);
    for (const changes of [{ theme: 'pink' }, { colour: 'red' }]) {
      expect(await refuse('app.write-preferences', { changes })).toMatchObject({ fault: { code: 'wrong-use' } });
    }
    const again = await openApp({}, home);
    expect((await again.ask('app.read', {})).preferences).toEqual(preferences);
  });

  it('that are damaged are said to be so and never overwritten', async () => {
    const { home, refuse } = await openApp();
    await mkdir(join(home, 'config'), { recursive: true });
    const path = join(home, 'config', 'preferences.json');
    await writeFile(path, '{ "theme": ');
    expect(await refuse('app.write-preferences', { changes: { theme: 'dark' } })).toMatchObject({
      fault: { code: 'settings-unusable' },
    });
    expect(await readFile(path, 'utf8')).toBe('{ "theme": ');
  });
});

describe('recent projects', () => {
  it('come with their titles, newest first, say which are gone, and can be forgotten', async () => {
    const { home, ask } = await openApp();
    const [one, two] = [join(home, 'one'), join(home, 'two')];
    await ask('project.create', { folder: one, title: 'First' });
    await ask('project.create', { folder: two, title: 'Second' });
    await ask('project.rename', { folder: one, title: 'The first' });
    await ask('project.read', { folder: one });
    const again = await openApp({}, home);
    const recent = async () =>
      (await again.ask('app.read', {})).recentProjects.map(({ title, isThere }) => [title, isThere]);
    expect(await recent()).toEqual([
      ['The first', true],
      ['Second', true],
    ]);
    await ask('project.close', { folder: two });
    await rename(two, join(home, 'elsewhere'));
    expect(await recent()).toEqual([
      ['The first', true],
      ['Second', false],
    ]);
    await again.ask('app.forget-project', { folder: two });
    expect(await recent()).toEqual([['The first', true]]);
  });
});

describe('the folders of the machine', () => {
  it('are shown with folders and projects first, and nothing that is hidden', async () => {
    const { home, ask, refuse } = await openApp();
    const place = join(home, 'documents');
    await mkdir(join(place, 'b folder'), { recursive: true });
    await mkdir(join(place, '.hidden'));
    await ask('project.create', { folder: join(place, 'a project') });
    await writeFile(join(place, 'Zebra.md'), 'Z');
    await writeFile(join(place, 'ant.pdf'), 'A');
    await writeFile(join(place, 'music.mp3'), 'P');
    const { path, parent, entries } = await ask('app.browse', { path: place });
    expect({ path, parent }).toEqual({ path: place, parent: home });
    expect(entries.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'project a project',
      'folder b folder',
      'file ant.pdf',
      'file Zebra.md',
    ]);
    expect((await ask('app.browse', {})).path).toBe(home);
    for (const wrong of [join(place, 'nothing'), join(place, 'ant.pdf')]) {
      expect(await refuse('app.browse', { path: wrong })).toMatchObject({ fault: { code: 'file-not-found' } });
    }
  });
});

describe('the sample', () => {
  it('is made once, ready to draft, and its documents come in while it is open', async () => {
    const { home, ask, hear } = await openApp();
    const first = await ask('app.open-sample', {});
    expect(first.isNew).toBe(true);
    expect(first.folder.startsWith(join(home, 'Heddle'))).toBe(true);
    const project = await ask('project.read', { folder: first.folder });
    expect(project).toMatchObject({ title: first.title, brief: { lengthWords: expect.any(Number) as number } });
    expect(project.brief?.question).toContain('?');
    await hear('words-projected', { where: ({ done, total }) => done === total });
    const { sources, failures } = await ask('library.list', { folder: first.folder });
    expect(failures).toEqual([]);
    expect(sources.length).toBeGreaterThan(20);
    expect(await ask('app.open-sample', {})).toMatchObject({ folder: first.folder, isNew: false });
  });
});

describe('the keyring', () => {
  it('says where keys come from instead, where there is none', async () => {
    const { ask, refuse } = await openApp();
    const { keyring } = await ask('app.read', {});
    expect(keyring.isAvailable).toBe(false);
    expect(keyring.message).toContain('HEDDLE_API_KEY');
    const answer = await refuse('app.write-key', { baseUrl: 'http://localhost:1/v1', key: 'secret' });
    expect(answer).toMatchObject({ fault: { code: 'keyring-missing', whose: 'user', message: keyring.message } });
    expect(await ask('app.list-keys', {})).toEqual({ baseUrls: [] });
  });

  it('keeps keys locked, for their own address alone, after those of the environment', async () => {
    const asked: unknown[] = [];
    const server = await startPageServer({
      '/v1/models': (request) => {
        asked.push(request.headers.authorization);
        return { status: 401, body: '{}' };
      },
    });
    const cipher = createCipher(randomBytes(32));
    const baseUrl = `${server.url}/v1`;
    const app = await openApp({ cipher });
    const { home, folder, ask, refuse, heard } = app;
    await ask('project.create', { folder });
    await ask('settings.write', { folder, scope: 'app', changes: { baseUrl, model: 'small' } });
    expect((await ask('settings.read', { folder })).hasKey).toBe(false);
    await ask('app.write-key', { baseUrl: `${baseUrl}/`, key: 'sk-very-secret' });
    expect(heard.at(-1)?.event).toEqual({ type: 'keys-changed' });
    expect((await ask('settings.read', { folder })).hasKey).toBe(true);
    expect(await ask('app.list-keys', {})).toEqual({ baseUrls: [baseUrl] });
    const path = join(home, 'config', 'keys.json');
    expect(await readFile(path, 'utf8')).not.toContain('very-secret');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await refuse('endpoint.probe', { folder });
    expect(asked[0]).toBe('Bearer sk-very-secret');

    const inEnvironment = await openApp({ cipher, environment: { HEDDLE_API_KEY: 'sk-of-environment' } }, home);
    await ask('project.close', { folder });
    asked.length = 0;
    await inEnvironment.refuse('endpoint.probe', { folder });
    expect(asked[0]).toBe('Bearer sk-of-environment');

    await ask('app.write-key', { baseUrl, key: null });
    expect(await ask('app.list-keys', {})).toEqual({ baseUrls: [] });
  });

  it('gives no key to an address that only a project names', async () => {
    const asked: unknown[] = [];
    const server = await startPageServer({
      '/v1/models': (request) => {
        asked.push(request.headers.authorization);
        return { status: 401, body: '{}' };
      },
    });
    const { folder, ask, refuse } = await openApp({ cipher: createCipher(randomBytes(32)) });
    await ask('project.create', { folder });
    const baseUrl = `${server.url}/v1`;
    await ask('app.write-key', { baseUrl, key: 'sk-very-secret' });
    await ask('settings.write', { folder, scope: 'project', changes: { baseUrl, model: 'small' } });
    expect((await ask('settings.read', { folder })).hasKey).toBe(false);
    await refuse('endpoint.probe', { folder });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.some((header) => String(header).includes('very-secret'))).toBe(false);
  });

  it('that was locked elsewhere opens nothing, and takes the key anew', async () => {
    const { home, ask } = await openApp({ cipher: createCipher(randomBytes(32)) });
    const baseUrl = 'http://localhost:1/v1';
    await ask('app.write-key', { baseUrl, key: 'first' });
    const other = await openApp({ cipher: createCipher(randomBytes(32)) }, home);
    await other.ask('project.create', { folder: other.folder });
    await other.ask('settings.write', { folder: other.folder, scope: 'app', changes: { baseUrl, model: 'small' } });
    expect((await other.ask('settings.read', { folder: other.folder })).hasKey).toBe(false);
    await other.ask('app.write-key', { baseUrl, key: 'second' });
    expect((await other.ask('settings.read', { folder: other.folder })).hasKey).toBe(true);
  });
});
