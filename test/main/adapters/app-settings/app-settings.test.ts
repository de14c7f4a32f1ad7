import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { succeed } from '#shared/base/result.ts';
import type { EndpointReport } from '#shared/domain/model-settings.ts';
import { appSettingsFolder, createAppSettings } from '#main/adapters/app-settings/index.ts';
import { writeWhole } from '#main/adapters/files/write-whole.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

function reportOf(changes: Partial<EndpointReport>): EndpointReport {
  return {
    baseUrl: 'http://localhost:11434/v1',
    model: 'small',
    models: ['small', 'large'],
    structured: 'json-mode',
    streams: true,
    reportsUsage: true,
    contextTokens: 4096,
    cutsSilently: true,
    probedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

describe('the settings for all projects', () => {
  it('say nothing where there is no file, and make their folder when first needed', async () => {
    const folder = join(await tempFolder(), 'not', 'there', 'yet');
    const settings = createAppSettings({ folder, write: writeWhole });
    expect(settings.readSettings()).toEqual({ ok: true, value: {} });
    expect(settings.readReports()).toEqual([]);
    expect(await settings.changeSettings((before) => succeed({ ...before, model: 'small' }))).toMatchObject({
      ok: true,
    });
    expect(createAppSettings({ folder, write: writeWhole }).readSettings()).toEqual({
      ok: true,
      value: { model: 'small' },
    });
  });

  it('are readable by their owner alone, and leave nothing else in the folder', async () => {
    const folder = await tempFolder();
    const settings = createAppSettings({ folder, write: writeWhole });
    await settings.changeSettings((before) => succeed({ ...before, model: 'small' }));
    await settings.writeReport(reportOf({}));
    expect((await readdir(folder)).toSorted()).toEqual(['endpoints.json', 'settings.json']);
    for (const file of ['endpoints.json', 'settings.json'])
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  });

  it('keep what a file holds beside them', async () => {
    const folder = await tempFolder();
    await writeFile(
      join(folder, 'settings.json'),
      '{ "theme": "dark", "model": { "model": "old", "parallelCalls": 2 } }',
    );
    const settings = createAppSettings({ folder, write: writeWhole });
    await settings.changeSettings(() => succeed({ model: 'new' }));
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual({
      theme: 'dark',
      model: { model: 'new' },
    });
  });

  it.each([
    ['{ "model": { "mod'],
    ['[]'],
    [''],
    ['{ "model": { "parallelCalls": "many" } }'],
    ['{ "model": { "baseUrl": "https://someone:secret@example.org/v1" } }'],
  ])('are named where they are damaged, and never overwritten: %s', async (text) => {
    const folder = await tempFolder();
    const path = join(folder, 'settings.json');
    await writeFile(path, text);
    const settings = createAppSettings({ folder, write: writeWhole });
    const fault = { code: 'settings-unusable', whose: 'user', message: expect.stringContaining(path) as string };
    expect(settings.readSettings()).toMatchObject({ ok: false, fault });
    expect(await settings.changeSettings(() => succeed({ model: 'new' }))).toMatchObject({
      ok: false,
      fault,
    });
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('name the file that could not be written', async () => {
    const folder = join(await tempFolder(), 'config');
    await writeFile(folder, 'a file stands where the folder would be');
    const path = join(folder, 'settings.json');
    const settings = createAppSettings({ folder, write: writeWhole });
    expect(await settings.changeSettings(() => succeed({ model: 'new' }))).toMatchObject({
      ok: false,
      fault: { code: 'settings-unusable', message: expect.stringContaining(path) as string },
    });
  });
});

describe('what is known of endpoints', () => {
  it('is kept per base URL and model, the newest in place of the older', async () => {
    const folder = await tempFolder();
    const settings = createAppSettings({ folder, write: writeWhole });
    const [small, large] = [reportOf({}), reportOf({ model: 'large' })];
    const elsewhere = reportOf({ baseUrl: 'http://elsewhere/v1' });
    const better = reportOf({ structured: 'json-schema', probedAt: '2026-02-02T00:00:00.000Z' });
    for (const report of [small, large, elsewhere, better]) await settings.writeReport(report);
    expect(createAppSettings({ folder, write: writeWhole }).readReports()).toEqual([elsewhere, large, better]);
  });

  it('can be found again where it is damaged, but is not overwritten', async () => {
    const folder = await tempFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'endpoints.json'), '[{ "baseUrl"');
    const settings = createAppSettings({ folder, write: writeWhole });
    expect(settings.readReports()).toEqual([]);
    expect(await settings.writeReport(reportOf({}))).toMatchObject({ ok: false, fault: { code: 'settings-unusable' } });
    expect(await readFile(join(folder, 'endpoints.json'), 'utf8')).toBe('[{ "baseUrl"');
  });
});

describe('the folder of the settings', () => {
  const folderOf = (platform: NodeJS.Platform, environment: Record<string, string> = {}) =>
    appSettingsFolder({ environment, platform, home: '/home/ada' });

  it("is each platform's own", () => {
    expect(folderOf('linux')).toBe('/home/ada/.config/heddle');
    expect(folderOf('linux', { XDG_CONFIG_HOME: '/etc/ada' })).toBe('/etc/ada/heddle');
    expect(folderOf('linux', { XDG_CONFIG_HOME: 'beside' })).toBe('/home/ada/.config/heddle');
    expect(folderOf('darwin', { XDG_CONFIG_HOME: '/etc/ada' })).toBe('/home/ada/Library/Application Support/Heddle');
    expect(folderOf('win32', { APPDATA: '/roaming' })).toBe('/roaming/Heddle');
  });

  it('is where the environment says', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(folderOf(platform, { HEDDLE_CONFIG_DIR: '/elsewhere', XDG_CONFIG_HOME: '/x' })).toBe('/elsewhere');
  });
});
