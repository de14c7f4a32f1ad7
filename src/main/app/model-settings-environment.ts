import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { changeModelSettings, settingKind } from '#shared/domain/model-settings-change.ts';
import { modelRoles, type ModelRole, type ModelSettings } from '#shared/domain/model-settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The names of a role's variables. */
export function variablesOf(role: ModelRole): {
  readonly model: string;
  readonly baseUrl: string;
  readonly key: string;
} {
  const name = role === 'embedder' ? 'EMBEDDING' : role.toUpperCase();
  return { model: `HEDDLE_${name}_MODEL`, baseUrl: `HEDDLE_${name}_BASE_URL`, key: `HEDDLE_${name}_API_KEY` };
}

/** Which variable overrides which setting, by the setting's name with dots. */
export const settingVariables: Readonly<Record<string, string>> = Object.fromEntries([
  ['baseUrl', 'HEDDLE_BASE_URL'],
  ['model', 'HEDDLE_MODEL'],
  ...modelRoles.flatMap((role) => [
    [`roles.${role}.baseUrl`, variablesOf(role).baseUrl],
    [`roles.${role}.model`, variablesOf(role).model],
  ]),
  ['isOffline', 'HEDDLE_OFFLINE'],
  ['parallelCalls', 'HEDDLE_PARALLEL_CALLS'],
  ['patienceSeconds', 'HEDDLE_PATIENCE_SECONDS'],
]);

/** What the environment sets; an empty variable sets nothing. Faults: `wrong-use`, which names the variable. */
export function readEnvironment(environment: Environment): Result<ModelSettings> {
  let settings: ModelSettings = {};
  for (const [name, variable] of Object.entries(settingVariables)) {
    const words = environment[variable]?.trim() ?? '';
    if (words === '') continue;
    const changed = changeModelSettings(settings, { [name]: toValue(name, words) });
    if (!changed.ok) return fail(userFault('wrong-use', `${variable} can't be used. ${changed.fault.message}`));
    settings = changed.value;
  }
  return succeed(settings);
}

function toValue(name: string, words: string): unknown {
  const kind = settingKind(name);
  if (kind === 'number') return Number(words);
  if (kind === 'boolean') return yes.has(words.toLowerCase()) || (no.has(words.toLowerCase()) ? false : words);
  return words;
}

const yes = new Set(['1', 'true', 'yes', 'on']);
const no = new Set(['0', 'false', 'no', 'off']);
