import { userFault } from '../base/fault.ts';
import { fail, succeed, type Result } from '../base/result.ts';
import { modelRoles, modelSettingsSchema, type ModelRole, type ModelSettings } from './model-settings.ts';

/** What a value of a setting is: tells how words from a command line are to be read. */
export type SettingKind = 'text' | 'number' | 'boolean' | 'fields';

type SettingPlace = { readonly path: readonly string[]; readonly kind: SettingKind; readonly allowed: string };

const address = 'an address with its version, as http://localhost:11434/v1, and without a key in it';
const dollars = 'US dollars for a million tokens, 0 or more';
const yesOrNo = 'true or false';

const plainSettings: Readonly<Record<string, Omit<SettingPlace, 'path'>>> = {
  baseUrl: { kind: 'text', allowed: address },
  model: { kind: 'text', allowed: "a model's name" },
  parallelCalls: { kind: 'number', allowed: 'a whole number from 1 to 32' },
  patienceSeconds: { kind: 'number', allowed: 'seconds, 0 or more' },
  isOffline: { kind: 'boolean', allowed: yesOrNo },
  useEndpointEmbeddings: { kind: 'boolean', allowed: yesOrNo },
};

/**
 * The settings with the named fields replaced; null takes a field out. A name is a path with dots, as
 * `roles.writer.model` or `prices.MODEL.promptUsd`, where MODEL may hold dots itself. Faults: `wrong-use` for a name
 * that no setting has, a value it can't have, and anything that looks like a key.
 */
export function changeModelSettings(
  settings: ModelSettings,
  changes: Readonly<Record<string, unknown>>,
): Result<ModelSettings> {
  let changed: Fields = settings;
  const allowedOf = new Map<string, string>();
  for (const [name, value] of Object.entries(changes)) {
    if (looksLikeKey(name, value)) return refuse(keysAreNotStored);
    const place = findSetting(name);
    if (place === null) return refuse(`There is no setting "${name}". There are: ${settingNames}.`);
    allowedOf.set(place.path.join(' '), `${name} is ${place.allowed}.`);
    changed = withField(changed, place.path, value);
  }
  const parsed = modelSettingsSchema.safeParse(changed);
  if (parsed.success) return succeed(parsed.data);
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String) ?? [];
  if (path[0] === 'prices' && path.length === 3 && !allowedOf.has(path.join(' ')))
    return refuse(`A price has two parts: set prices.${path[1]}.promptUsd and prices.${path[1]}.completionUsd.`);
  return refuse(allowedOf.get(path.join(' ')) ?? `${path.join('.')}: ${issue?.message}`);
}

/** How a value of this setting is to be read; null where there is no such setting. */
export function settingKind(name: string): SettingKind | null {
  return findSetting(name)?.kind ?? null;
}

type Fields = Readonly<Record<string, unknown>>;

const settingNames = [
  ...Object.keys(plainSettings),
  'roles.ROLE.baseUrl',
  `roles.ROLE.model (ROLE is ${modelRoles.join(', ')})`,
  'prices.MODEL.promptUsd',
  'prices.MODEL.completionUsd',
].join(', ');

const keysAreNotStored =
  'Heddle stores no keys. Put a key into the environment: HEDDLE_API_KEY for the base URL, HEDDLE_WRITER_API_KEY and the like for the base URL of a role.';

function findSetting(name: string): SettingPlace | null {
  const plain = Object.hasOwn(plainSettings, name) ? plainSettings[name] : undefined;
  if (plain !== undefined) return { path: [name], ...plain };
  const role = /^roles\.(?<role>[^.]+)(?:\.(?<field>baseUrl|model))?$/.exec(name)?.groups;
  if (role !== undefined && modelRoles.includes(role['role'] as ModelRole)) {
    const { role: of = '', field } = role;
    return field === undefined
      ? { path: ['roles', of], kind: 'fields', allowed: 'empty, or has a baseUrl and a model' }
      : { path: ['roles', of, field], kind: 'text', allowed: plainSettings[field]?.allowed ?? '' };
  }
  const price = /^prices\.(?<model>.+?)(?:\.(?<field>promptUsd|completionUsd))?$/.exec(name)?.groups;
  if (price !== undefined) {
    const { model = '', field } = price;
    return field === undefined
      ? { path: ['prices', model], kind: 'fields', allowed: 'empty, or has promptUsd and completionUsd' }
      : { path: ['prices', model, field], kind: 'number', allowed: dollars };
  }
  return null;
}

function looksLikeKey(name: string, value: unknown): boolean {
  const last = name.split('.').at(-1) ?? '';
  if (/^(?:.*api[-_]?key|key|token|secret|password|authorization)$/i.test(last)) return true;
  return typeof value === 'string' && /^(?:bearer\s|sk[-_])/i.test(value.trim());
}

/** Fields that end up empty are taken out with the last of what they held. */
function withField(fields: Fields, path: readonly string[], value: unknown): Fields {
  const [first, ...rest] = path;
  if (first === undefined) throw new Error('a setting has a name');
  const others = Object.entries(fields).filter(([name]) => name !== first);
  const inner = rest.length === 0 ? value : withField((fields[first] ?? {}) as Fields, rest, value);
  const isGone = inner === null || (typeof inner === 'object' && Object.keys(inner).length === 0);
  return Object.fromEntries(isGone ? others : [...others, [first, inner]]);
}

function refuse(message: string): Result<ModelSettings> {
  return fail(userFault('wrong-use', message));
}
