import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { providerFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RequestInput, RequestOutput } from '#shared/contract/index.ts';
import type { EndpointReport } from '#shared/domain/model-settings.ts';
import { createAppSettings, type AppSettings } from '#main/adapters/app-settings/index.ts';
import type { Environment } from '#main/app/model-settings.ts';
import { openProject } from '#main/app/open-project.ts';
import { writeWhole } from '#main/adapters/files/write-whole.ts';
import { answerRequest, type Models, type Project } from '#main/handlers/index.ts';
import { requestOf } from '#main/shells/cli/commands.ts';
import { parseCommand } from '#main/shells/cli/parse-command.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const report: EndpointReport = {
  baseUrl: 'http://here/v1',
  model: 'small',
  models: null,
  structured: 'text',
  streams: true,
  reportsUsage: true,
  contextTokens: 8192,
  cutsSilently: false,
  probedAt: '2026-01-01T00:00:00.000Z',
};

type Answer = Result<RequestOutput<'settings.read' | 'settings.write' | 'endpoint.probe'>>;

/** A project whose models are reached as the given environment and both places of settings say. */
async function setUp(environment: Environment = {}) {
  const folder = await tempFolder();
  const place = join(folder, 'project');
  const appSettings = createAppSettings({ folder: join(folder, 'config'), write: writeWhole });
  const opened = openProject({
    folder: place,
    create: true,
    environment: { ...environment, HEDDLE_CONFIG_DIR: join(folder, 'config') },
  });
  if (!opened.ok) throw new Error(opened.fault.message);
  onTestFinished(() => opened.value.close());
  const project: Project = { ...opened.value, models: withKnownEndpoint(opened.value.models, appSettings) };
  async function heddle(...words: string[]): Promise<Answer> {
    const [name = '', ...rest] = words;
    const command = parseCommand([name, place, ...rest]);
    if (command.kind !== 'request') throw new Error(JSON.stringify(command));
    const request = requestOf[command.asked] as 'settings.read' | 'settings.write' | 'endpoint.probe';
    return answerRequest(request, command.input as RequestInput<typeof request>, project, {
      signal: new AbortController().signal,
      onEvent: () => undefined,
    });
  }
  return { heddle, appSettings, store: project.store, config: join(folder, 'config'), place };
}

/** The real thing, but for what a probe finds. */
function withKnownEndpoint(models: Models, appSettings: AppSettings): Models {
  return {
    ...models,
    probe: async () => {
      const settings = models.projectSettings();
      if (!settings.ok) return settings;
      const { baseUrl } = settings.value;
      if (baseUrl === undefined) return fail(providerFault('endpoint-unreachable', 'Nobody is there.'));
      await appSettings.writeReport({ ...report, baseUrl });
      return succeed({ endpoints: [{ ...report, baseUrl }], embedding: { model: 'vectors', dimensions: 3 } });
    },
  };
}

function must(answer: Answer): unknown {
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.message}`);
  return answer.value;
}

describe('heddle settings', () => {
  it('keeps what is set, in the project or for all, and shows each place apart', async () => {
    const { heddle, store, config } = await setUp({ HEDDLE_WRITER_MODEL: 'of-environment' });
    must(await heddle('settings', '--app', 'baseUrl=http://all/v1', 'model=for-all', 'parallelCalls=2'));
    const changed = await heddle('settings', 'model=here', 'prices.here.promptUsd=1', 'prices.here.completionUsd=2');
    const effective = {
      baseUrl: 'http://all/v1',
      model: 'here',
      parallelCalls: 2,
      prices: { here: { promptUsd: 1, completionUsd: 2 } },
      roles: { writer: { model: 'of-environment' } },
    };
    expect(must(changed)).toEqual({ effective });
    expect(must(await heddle('settings'))).toEqual({
      effective,
      project: { model: 'here', prices: { here: { promptUsd: 1, completionUsd: 2 } } },
      app: { baseUrl: 'http://all/v1', model: 'for-all', parallelCalls: 2 },
      hasKey: false,
      endpoints: [],
    });
    expect(store.readSetting('model')).toEqual({ model: 'here', prices: { here: { promptUsd: 1, completionUsd: 2 } } });
    expect(await readFile(join(config, 'settings.json'), 'utf8')).not.toContain('here');
  });

  it('takes out what is given no value', async () => {
    const { heddle } = await setUp();
    must(await heddle('settings', 'model=small', 'roles.writer.model=large', 'isOffline=true'));
    const left = await heddle('settings', 'roles.writer.model=', 'isOffline=');
    expect(must(left)).toEqual({ effective: { model: 'small' } });
  });

  it('keeps nothing of a change that is partly wrong', async () => {
    const { heddle } = await setUp();
    must(await heddle('settings', 'model=small'));
    for (const wrong of ['parallelCalls=many', 'nonsense=1', 'apiKey=abc', 'prices.small.promptUsd=1'])
      expect(await heddle('settings', 'model=other', wrong)).toMatchObject({ ok: false, fault: { code: 'wrong-use' } });
    expect(must(await heddle('settings'))).toMatchObject({ project: { model: 'small' } });
  });

  it('tells nobody a key, and keeps none', async () => {
    const { heddle, config, place } = await setUp({
      HEDDLE_API_KEY: 'very-secret',
      HEDDLE_WRITER_API_KEY: 'also-secret',
    });
    must(await heddle('settings', 'model=small', 'baseUrl=http://here/v1'));
    // A project may come from anyone: an address that only it names gets no key.
    expect(must(await heddle('settings'))).toMatchObject({ hasKey: false });
    must(await heddle('settings', '--app', 'baseUrl=http://here/v1'));
    const shown = must(await heddle('settings'));
    expect(shown).toMatchObject({ hasKey: true });
    must(await heddle('endpoint'));
    const kept = await Promise.all(
      [
        join(config, 'settings.json'),
        join(config, 'endpoints.json'),
        join(place, 'project.db'),
        join(place, 'project.db-wal'),
      ].map((path) => readFile(path, 'latin1')),
    );
    for (const text of [JSON.stringify(shown), ...kept]) expect(text).not.toMatch(/very-secret|also-secret/);
  });

  it('keeps both of two changes that are made at the same time', async () => {
    const { heddle } = await setUp();
    await Promise.all([heddle('settings', '--app', 'model=small'), heddle('settings', '--app', 'parallelCalls=2')]);
    expect(must(await heddle('settings'))).toMatchObject({ app: { model: 'small', parallelCalls: 2 } });
  });

  it('names a damaged file and leaves it, and names a variable that is wrong', async () => {
    const { heddle, appSettings, config } = await setUp();
    await appSettings.changeSettings((before) => succeed({ ...before, model: 'small' }));
    await writeFile(join(config, 'settings.json'), '{ broken');
    for (const words of [['settings'], ['settings', '--app', 'model=other']])
      expect(await heddle(...words)).toMatchObject({ ok: false, fault: { code: 'settings-unusable', whose: 'user' } });
    expect(await readFile(join(config, 'settings.json'), 'utf8')).toBe('{ broken');
    const wrong = await setUp({ HEDDLE_PARALLEL_CALLS: 'all' });
    expect(await wrong.heddle('settings')).toMatchObject({
      ok: false,
      fault: { code: 'wrong-use', message: expect.stringContaining('HEDDLE_PARALLEL_CALLS') as string },
    });
  });
});

describe('heddle endpoint', () => {
  it('tells what was found, which the settings then show', async () => {
    const { heddle } = await setUp();
    expect(await heddle('endpoint')).toMatchObject({ ok: false, fault: { code: 'endpoint-unreachable' } });
    must(await heddle('settings', 'baseUrl=http://here/v1'));
    expect(must(await heddle('endpoint'))).toEqual({
      endpoints: [report],
      embedding: { model: 'vectors', dimensions: 3 },
    });
    expect(must(await heddle('settings'))).toMatchObject({ endpoints: [report] });
  });
});
