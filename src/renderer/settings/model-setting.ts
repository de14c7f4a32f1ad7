import type { ModelSettings } from '#shared/domain/model-settings.ts';

/** A setting's name as the core knows it, as `roles.writer.model`. Prices have a way of their own. */
export type SettingName = string;

/** The value under a name with dots; undefined where it isn't set. */
export function settingOf(settings: ModelSettings, name: SettingName): unknown {
  return name.split('.').reduce<unknown>((value, part) => (isFields(value) ? value[part] : undefined), settings);
}

/**
 * Whether the environment decides: what holds is then neither what the project nor what the app says. A variable that
 * says the same as they do can't be told, and makes no difference.
 */
export function isFromEnvironment(
  all: { readonly effective: ModelSettings; readonly project: ModelSettings; readonly app: ModelSettings },
  name: SettingName,
): boolean {
  const holds = settingOf(all.effective, name);
  return holds !== undefined && plain(holds) !== plain(settingOf(all.project, name) ?? settingOf(all.app, name));
}

/** The variable that sets it. */
export function variableOf(name: SettingName): string {
  const role = /^roles\.(?<role>\w+)\.(?<field>\w+)$/.exec(name)?.groups;
  if (role !== undefined) {
    const prefix = role['role'] === 'embedder' ? 'EMBEDDING' : (role['role'] ?? '').toUpperCase();
    return `HEDDLE_${prefix}_${role['field'] === 'baseUrl' ? 'BASE_URL' : 'MODEL'}`;
  }
  return `HEDDLE_${variables[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

const variables: Readonly<Record<string, string>> = { isOffline: 'OFFLINE', useEndpointEmbeddings: 'EMBEDDING_MODEL' };

/** Two ways to write one address are one. */
function plain(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\/+$/, '') : value;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
