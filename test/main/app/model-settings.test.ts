import { describe, expect, it } from 'vitest';
import { modelRoles, type ModelSettings } from '#shared/domain/model-settings.ts';
import { endpointFor, keyFor, resolveModelSettings } from '#main/app/model-settings.ts';

type Places = { environment?: Record<string, string>; project?: ModelSettings; app?: ModelSettings };

function resolve({ environment = {}, project = {}, app = {} }: Places): ModelSettings {
  const resolved = resolveModelSettings({ environment, project, app });
  if (!resolved.ok) throw new Error(resolved.fault.message);
  return resolved.value;
}

describe('the settings that hold', () => {
  it('come field by field from the environment, the project and the app, in that order', () => {
    const app: ModelSettings = {
      baseUrl: 'http://app/v1',
      model: 'of-app',
      parallelCalls: 2,
      patienceSeconds: 5,
      isOffline: true,
      roles: { writer: { baseUrl: 'http://app-writer/v1', model: 'app-writer' }, checker: { model: 'app-checker' } },
      prices: { shared: { promptUsd: 1, completionUsd: 1 }, mine: { promptUsd: 2, completionUsd: 2 } },
    };
    const project: ModelSettings = {
      model: 'of-project',
      parallelCalls: 3,
      roles: { writer: { model: 'project-writer' } },
      prices: { shared: { promptUsd: 9, completionUsd: 9 } },
    };
    const environment = {
      HEDDLE_MODEL: 'of-environment',
      HEDDLE_WRITER_BASE_URL: 'http://env/v1',
      HEDDLE_OFFLINE: '0',
    };
    expect(resolve({ environment, project, app })).toEqual({
      baseUrl: 'http://app/v1',
      model: 'of-environment',
      parallelCalls: 3,
      patienceSeconds: 5,
      isOffline: false,
      roles: { writer: { baseUrl: 'http://env/v1', model: 'project-writer' }, checker: { model: 'app-checker' } },
      prices: { shared: { promptUsd: 9, completionUsd: 9 }, mine: { promptUsd: 2, completionUsd: 2 } },
    });
    expect(resolve({})).toEqual({});
  });

  it('know a variable for the model and base URL of each role, and take an empty one for none', () => {
    const environment = {
      HEDDLE_BASE_URL: ' http://here/v1/ ',
      HEDDLE_PLANNER_MODEL: 'p',
      HEDDLE_EXTRACTOR_MODEL: 'e',
      HEDDLE_WRITER_MODEL: 'w',
      HEDDLE_CHECKER_MODEL: 'c',
      HEDDLE_EMBEDDING_MODEL: 'v',
      HEDDLE_EMBEDDING_BASE_URL: 'http://vectors/v1',
      HEDDLE_CHECKER_BASE_URL: '  ',
      HEDDLE_PARALLEL_CALLS: '7',
      HEDDLE_PATIENCE_SECONDS: '0.5',
    };
    const settings = resolve({ environment });
    expect(settings).toMatchObject({ parallelCalls: 7, patienceSeconds: 0.5 });
    expect(modelRoles.map((role) => endpointFor(settings, role))).toMatchObject([
      { value: { baseUrl: 'http://here/v1', model: 'p' } },
      { value: { baseUrl: 'http://here/v1', model: 'e' } },
      { value: { baseUrl: 'http://here/v1', model: 'w' } },
      { value: { baseUrl: 'http://here/v1', model: 'c' } },
      { value: { baseUrl: 'http://vectors/v1', model: 'v' } },
    ]);
  });

  it('embed with the endpoint where the environment names a model for it, unless somebody said no', () => {
    const environment = { HEDDLE_EMBEDDING_MODEL: 'v' };
    expect(resolve({ environment }).useEndpointEmbeddings).toBe(true);
    expect(resolve({ environment, app: { useEndpointEmbeddings: false } }).useEndpointEmbeddings).toBe(false);
    expect(resolve({ project: { roles: { embedder: { model: 'v' } } } }).useEndpointEmbeddings).toBeUndefined();
  });

  it.each([
    ['HEDDLE_BASE_URL', 'localhost:11434'],
    ['HEDDLE_BASE_URL', 'http://someone:secret@example.org/v1'],
    ['HEDDLE_WRITER_BASE_URL', 'ftp://example.org'],
    ['HEDDLE_OFFLINE', 'perhaps'],
    ['HEDDLE_PARALLEL_CALLS', '0'],
    ['HEDDLE_PARALLEL_CALLS', 'many'],
    ['HEDDLE_PATIENCE_SECONDS', '-1'],
  ])('name the variable that can not be used: %s=%s', (variable, value) => {
    const resolved = resolveModelSettings({ environment: { [variable]: value }, project: {}, app: {} });
    expect(resolved).toMatchObject({
      ok: false,
      fault: { code: 'wrong-use', whose: 'user', message: expect.stringContaining(variable) as string },
    });
    expect(JSON.stringify(resolved)).not.toContain('secret');
  });
});

describe('the endpoint of a role', () => {
  it('is missing with the words that set it', () => {
    const message = (settings: ModelSettings, role: (typeof modelRoles)[number]) => {
      const endpoint = endpointFor(settings, role);
      if (endpoint.ok) throw new Error('there is an endpoint');
      expect(endpoint.fault).toMatchObject({ code: 'endpoint-missing', whose: 'user' });
      return endpoint.fault.message;
    };
    expect(message({}, 'writer')).toMatch(/writer.*HEDDLE_BASE_URL.*HEDDLE_MODEL/);
    expect(message({ model: 'm' }, 'writer')).not.toContain('HEDDLE_MODEL');
    expect(message({ baseUrl: 'http://here/v1' }, 'planner')).not.toContain('HEDDLE_BASE_URL');
    expect(message({ baseUrl: 'http://here/v1', model: 'm' }, 'embedder')).toContain('HEDDLE_EMBEDDING_MODEL');
  });
});

describe('a key', () => {
  const settings: ModelSettings = {
    baseUrl: 'http://default/v1',
    roles: { writer: { baseUrl: 'http://writer/v1' }, embedder: { baseUrl: 'http://vectors/v1' } },
  };
  const environment = { HEDDLE_API_KEY: 'k-default', HEDDLE_WRITER_API_KEY: 'k-writer\n', HEDDLE_CHECKER_API_KEY: ' ' };

  it('goes to its own base URL and to no other', () => {
    expect(keyFor(environment, settings, 'http://default/v1')).toBe('k-default');
    expect(keyFor(environment, settings, 'http://default/v1/')).toBe('k-default');
    expect(keyFor(environment, settings, 'http://writer/v1')).toBe('k-writer');
    expect(keyFor(environment, settings, 'http://vectors/v1')).toBeNull();
    expect(keyFor(environment, settings, 'http://default/v1.evil.example')).toBeNull();
    expect(keyFor(environment, settings, 'http://elsewhere/v1')).toBeNull();
    expect(keyFor({ HEDDLE_API_KEY: 'k' }, {}, 'http://elsewhere/v1')).toBeNull();
  });

  it("of a role without a base URL of its own is the default one's where that has none", () => {
    const own = { HEDDLE_CHECKER_API_KEY: 'k-checker' };
    expect(keyFor(own, settings, 'http://default/v1')).toBe('k-checker');
    expect(keyFor({ ...own, HEDDLE_API_KEY: 'k' }, settings, 'http://default/v1')).toBe('k');
    expect(keyFor(own, settings, 'http://writer/v1')).toBeNull();
  });
});
