import { expect, it } from 'vitest';
import { settingVariables } from '#main/app/model-settings-environment.ts';
import { isFromEnvironment, settingOf, variableOf } from '#renderer/settings/model-setting.ts';

it('knows the variable of every setting that the environment can make', () => {
  for (const [name, variable] of Object.entries(settingVariables)) expect(variableOf(name)).toBe(variable);
});

it('tells what the environment decides', () => {
  const all = {
    effective: { baseUrl: 'http://a/v1', model: 'm', roles: { writer: { model: 'w' } }, isOffline: true },
    project: { model: 'm' },
    app: { baseUrl: 'http://a/v1/', model: 'other' },
  };
  expect(settingOf(all.effective, 'roles.writer.model')).toBe('w');
  expect(isFromEnvironment(all, 'baseUrl')).toBe(false);
  expect(isFromEnvironment(all, 'model')).toBe(false);
  expect(isFromEnvironment(all, 'roles.writer.model')).toBe(true);
  expect(isFromEnvironment(all, 'isOffline')).toBe(true);
  expect(isFromEnvironment(all, 'roles.planner.model')).toBe(false);
});
