import { describe, expect, it } from 'vitest';
import { changeModelSettings } from '#shared/domain/model-settings-change.ts';
import type { ModelSettings } from '#shared/domain/model-settings.ts';

function changed(settings: ModelSettings, changes: Record<string, unknown>): ModelSettings {
  const result = changeModelSettings(settings, changes);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}

function refusal(changes: Record<string, unknown>, settings: ModelSettings = {}): string {
  const result = changeModelSettings(settings, changes);
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(result.value)}`);
  expect(result.fault).toMatchObject({ code: 'wrong-use', whose: 'user' });
  return result.fault.message;
}

describe('changing settings of models', () => {
  it('replaces what is named and leaves the rest', () => {
    const before: ModelSettings = { model: 'old', parallelCalls: 2, roles: { writer: { model: 'w' } } };
    const after = changed(before, {
      model: 'new',
      'roles.writer.baseUrl': 'http://writer/v1',
      'prices.gpt-4.1.promptUsd': 2,
      'prices.gpt-4.1.completionUsd': 8,
    });
    expect(after).toEqual({
      model: 'new',
      parallelCalls: 2,
      roles: { writer: { model: 'w', baseUrl: 'http://writer/v1' } },
      prices: { 'gpt-4.1': { promptUsd: 2, completionUsd: 8 } },
    });
    expect(before).toEqual({ model: 'old', parallelCalls: 2, roles: { writer: { model: 'w' } } });
  });

  it('takes fields out, and with the last of them what held them', () => {
    const settings: ModelSettings = {
      model: 'm',
      roles: { writer: { model: 'w' }, checker: { model: 'c', baseUrl: 'http://checker/v1' } },
      prices: { m: { promptUsd: 1, completionUsd: 1 } },
    };
    expect(changed(settings, { model: null, 'roles.writer.model': null, 'roles.checker.baseUrl': null })).toEqual({
      roles: { checker: { model: 'c' } },
      prices: settings.prices,
    });
    expect(changed(settings, { 'prices.m': null, 'roles.writer': null, 'roles.checker': null, model: null })).toEqual(
      {},
    );
    expect(changed({}, { model: null })).toEqual({});
  });

  it('refuses what no setting is called, with those there are', () => {
    const names = ['modell', 'roles.editor.model', 'roles.writer.prompt', 'roles', 'prices', 'toString', '__proto__'];
    for (const name of names) {
      const message = refusal({ [name]: 'x' });
      expect(message).toContain(`no setting "${name}"`);
      expect(message).toMatch(/baseUrl, model.*roles\.ROLE\.model/);
    }
  });

  it.each([
    ['baseUrl', 'not an address', 'http://localhost:11434/v1'],
    ['baseUrl', 'https://someone:secret@example.org/v1', 'without a key'],
    ['baseUrl', 'https://example.org/v1?key=secret', 'without a key'],
    ['roles.planner.baseUrl', 'ftp://example.org', 'http://localhost:11434/v1'],
    ['model', '  ', "a model's name"],
    ['parallelCalls', 0, '1 to 32'],
    ['parallelCalls', 'many', '1 to 32'],
    ['patienceSeconds', -1, '0 or more'],
    ['isOffline', 'maybe', 'true or false'],
    ['prices.m.promptUsd', 1, 'prices.m.completionUsd'],
    ['prices.m', 'cheap', 'empty'],
  ])('refuses %s=%s with what is allowed', (name, value, words) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(words);
    expect(message).not.toContain('secret');
  });

  it('refuses keys, and says where they go', () => {
    for (const [name, value] of [
      ['apiKey', 'abc'],
      ['api_key', 'abc'],
      ['roles.writer.apiKey', 'abc'],
      ['key', 'abc'],
      ['token', 'abc'],
      ['model', 'sk-abc123'],
      ['baseUrl', 'Bearer abc'],
    ] as const) {
      const message = refusal({ [name]: value });
      expect(message).toContain('HEDDLE_API_KEY');
      expect(message).not.toContain('abc');
    }
  });
});
