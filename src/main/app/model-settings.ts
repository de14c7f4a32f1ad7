import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { modelRoles, type ModelRole, type ModelSettings, type RoleEndpoint } from '#shared/domain/model-settings.ts';
import { readEnvironment, variablesOf, type Environment } from './model-settings-environment.ts';

export type { Environment } from './model-settings-environment.ts';

/**
 * What holds: each field from the environment, else the project, else the app. Faults: `wrong-use` for a variable
 * whose value can't be used.
 */
export function resolveModelSettings(options: {
  environment: Environment;
  project: ModelSettings;
  app: ModelSettings;
}): Result<ModelSettings> {
  const read = readEnvironment(options.environment);
  if (!read.ok) return read;
  const { project, app } = options;
  const roles = modelRoles.flatMap((role) => {
    const merged = { ...app.roles?.[role], ...project.roles?.[role], ...read.value.roles?.[role] };
    return Object.keys(merged).length === 0 ? [] : [[role, withPlainUrl(merged)] as const];
  });
  const prices = { ...app.prices, ...project.prices };
  // Naming a model to embed with says that it is to be used, unless somebody said otherwise.
  const implied = read.value.roles?.embedder?.model === undefined ? {} : { useEndpointEmbeddings: true };
  return succeed(
    withPlainUrl({
      ...implied,
      ...app,
      ...project,
      ...read.value,
      ...(roles.length === 0 ? {} : { roles: Object.fromEntries(roles) }),
      ...(Object.keys(prices).length === 0 ? {} : { prices }),
    }),
  );
}

/** How a role reaches its model. Faults: `endpoint-missing`, which says what to set. */
export function endpointFor(settings: ModelSettings, role: ModelRole): Result<RoleEndpoint> {
  const own = settings.roles?.[role];
  const baseUrl = own?.baseUrl ?? settings.baseUrl;
  // A model that writes rarely embeds: that one has to be named.
  const model = own?.model ?? (role === 'embedder' ? undefined : settings.model);
  if (baseUrl !== undefined && model !== undefined) return succeed({ baseUrl, model });
  const missing = [
    ...(baseUrl === undefined
      ? ['its base URL with HEDDLE_BASE_URL or: heddle settings DIR baseUrl=http://localhost:11434/v1']
      : []),
    ...(model === undefined
      ? [
          role === 'embedder'
            ? `its model with ${variablesOf(role).model} or: heddle settings DIR roles.embedder.model=NAME`
            : 'its model with HEDDLE_MODEL or: heddle settings DIR model=NAME',
        ]
      : []),
  ];
  return fail(userFault('endpoint-missing', `No endpoint is set for the ${role}. Set ${missing.join(', and ')}`));
}

/**
 * The key of a base URL, which is sent to no other: HEDDLE_API_KEY is the default base URL's, HEDDLE_WRITER_API_KEY
 * that of the writer's, and so on. Null where it needs none.
 */
export function keyFor(environment: Environment, settings: ModelSettings, baseUrl: string): string | null {
  const wanted = plainUrl(baseUrl);
  const owners = [
    { url: settings.baseUrl, variable: 'HEDDLE_API_KEY' },
    ...modelRoles.map((role) => ({
      url: settings.roles?.[role]?.baseUrl ?? settings.baseUrl,
      variable: variablesOf(role).key,
    })),
  ];
  for (const { url, variable } of owners) {
    const key = environment[variable]?.trim() ?? '';
    if (url !== undefined && plainUrl(url) === wanted && key !== '') return key;
  }
  return null;
}

/** Whether these settings reach any role at this address. */
export function isOwnAddress(settings: ModelSettings, baseUrl: string): boolean {
  const own = [settings.baseUrl, ...modelRoles.map((role) => settings.roles?.[role]?.baseUrl)];
  return own.some((url) => url !== undefined && plainUrl(url) === plainUrl(baseUrl));
}

function withPlainUrl<Choice extends { readonly baseUrl?: string | undefined }>(choice: Choice): Choice {
  return choice.baseUrl === undefined ? choice : { ...choice, baseUrl: plainUrl(choice.baseUrl) };
}

/** Two ways to write one address are one endpoint, with one key and one report. */
function plainUrl(url: string): string {
  return url.replace(/\/+$/, '');
}
