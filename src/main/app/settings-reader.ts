import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { modelSettingsSchema, type ModelSettings } from '#shared/domain/model-settings.ts';
import type { AppSettings } from '#main/adapters/app-settings/index.ts';
import type { SettingsStore } from '#main/ports/project-store.ts';
import type { Keyring } from '#main/ports/keyring.ts';
import { isOwnAddress, keyFor, resolveModelSettings, type Environment } from './model-settings.ts';

/** Where a project keeps how its models are reached. */
const projectKey = 'model';

/** What is set about models, and where. Faults: `settings-unusable`, `wrong-use` for a variable of the environment. */
export type SettingsReader = {
  readonly effective: () => Result<ModelSettings>;
  readonly ofProject: () => Result<ModelSettings>;
  readonly writeOfProject: (settings: ModelSettings) => void;
  readonly ofApp: () => Result<ModelSettings>;
  /** The key of a base URL; null where there is none, or where only the project names that address. */
  readonly keyOf: (baseUrl: string) => string | null;
};

/** Reads the three places anew each time: a setting holds from the next call on. */
export function createSettingsReader(options: {
  store: SettingsStore;
  environment: Environment;
  appSettings: AppSettings;
  keyring: Keyring;
}): SettingsReader {
  const { store, environment, appSettings, keyring } = options;
  const ofProject = (): Result<ModelSettings> => {
    const parsed = modelSettingsSchema.safeParse(store.readSetting(projectKey) ?? {});
    if (parsed.success) return succeed(parsed.data);
    const [issue] = parsed.error.issues;
    return fail(
      userFault(
        'settings-unusable',
        "The project's settings of its models have a form that this Heddle doesn't know. Update Heddle.",
        `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      ),
    );
  };
  const resolved = (project: Result<ModelSettings>): Result<ModelSettings> => {
    if (!project.ok) return project;
    const app = appSettings.readSettings();
    return app.ok ? resolveModelSettings({ environment, project: project.value, app: app.value }) : app;
  };
  return {
    effective: () => resolved(ofProject()),
    ofProject,
    writeOfProject: (settings) => store.writeSetting(projectKey, settings),
    ofApp: appSettings.readSettings,
    keyOf: (baseUrl) => {
      // A project folder may come from anyone: an address that only it names gets no key of this person's.
      const own = resolved(succeed({}));
      if (!own.ok || !isOwnAddress(own.value, baseUrl)) return null;
      return keyFor(environment, own.value, baseUrl) ?? keyring.read(baseUrl);
    },
  };
}
