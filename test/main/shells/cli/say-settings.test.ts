import { describe, expect, it } from 'vitest';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { EndpointReport } from '#shared/domain/model-settings.ts';
import { sayChangedSettings, sayEndpoints, saySettings } from '#main/shells/cli/say-settings.ts';

const report: EndpointReport = {
  baseUrl: 'http://here/v1',
  model: 'small',
  models: ['small', 'large'],
  structured: 'json-mode',
  streams: true,
  reportsUsage: false,
  contextTokens: 4096,
  cutsSilently: true,
  probedAt: '2026-01-02T03:04:05.678Z',
};
const settings: RequestOutput<'settings.read'> = {
  effective: {
    baseUrl: 'http://here/v1',
    model: 'of-environment',
    parallelCalls: 3,
    useEndpointEmbeddings: true,
    roles: { writer: { model: 'large' } },
    prices: { 'gpt-4.1': { promptUsd: 2, completionUsd: 8 } },
  },
  project: { model: 'of-project', prices: { 'gpt-4.1': { promptUsd: 2, completionUsd: 8 } } },
  app: { baseUrl: 'http://here/v1', roles: { writer: { model: 'large' } }, parallelCalls: 3 },
  hasKey: true,
  endpoints: [report],
};
const environment = { HEDDLE_MODEL: 'of-environment', HEDDLE_EMBEDDING_MODEL: '', HEDDLE_API_KEY: 'very-secret' };

describe('settings in words', () => {
  it('are shown with where each comes from', () => {
    const lines = saySettings(settings, environment).split('\n');
    for (const [name, value, origin] of [
      ['baseUrl', 'http://here/v1', 'all projects'],
      ['model', 'of-environment', 'HEDDLE_MODEL'],
      ['parallelCalls', '3', 'all projects'],
      ['prices.gpt-4.1.completionUsd', '8', 'this project'],
      ['prices.gpt-4.1.promptUsd', '2', 'this project'],
      ['roles.writer.model', 'large', 'all projects'],
      ['useEndpointEmbeddings', 'true', 'since a model to embed with is named'],
    ] as const)
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${name}\\s+${value}\\s+\\(${origin}\\)$`)));
  });

  it('never show a key, only whether there is one', () => {
    const text = saySettings(settings, environment);
    expect(text).toContain('holds a key');
    expect(text).not.toContain('very-secret');
    expect(saySettings({ ...settings, hasKey: false }, {})).toContain('holds no key');
  });

  it('say how to begin where nothing is set', () => {
    const none = { effective: {}, project: {}, app: {}, hasKey: false, endpoints: [] };
    expect(saySettings(none, {})).toContain('heddle settings DIR baseUrl=');
  });

  it('tell after a change which of them the environment overrides', () => {
    const lines = sayChangedSettings({ effective: settings.effective }, environment).split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/model\s+of-environment\s+\(HEDDLE_MODEL\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/parallelCalls\s+3$/));
  });
});

describe('an endpoint in words', () => {
  it('says what it can do, and warns of one that cuts prompts', () => {
    const text = sayEndpoints({ endpoints: [report], embedding: { model: 'vectors', dimensions: 384 } });
    expect(text).toContain('small at http://here/v1: answers in JSON, streams');
    expect(text).toMatch(/4,096 tokens and drops the beginning of a longer prompt/);
    expect(text).toContain('lists 2 models');
    expect(text).toContain('vectors embeds in 384 dimensions');
    const better = { ...report, cutsSilently: false, models: null, structured: 'json-schema' as const };
    const other = sayEndpoints({ endpoints: [better], embedding: null });
    expect(other).not.toContain('drops');
    expect(other).toContain("doesn't list its models");
  });
});
