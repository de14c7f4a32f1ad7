import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { AppRequestName, CoreEvent, ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { preferencesSchema, type Preferences } from '#shared/domain/preferences.ts';
import type { AppSettings } from '#main/adapters/app-settings/index.ts';
import { browseFolder } from '#main/adapters/files/browse-folder.ts';
import { languagesAtHand } from '#main/adapters/ocr/language-files.ts';
import { supportedEndings } from '#main/adapters/readers/formats.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { Keyring } from '#main/ports/keyring.ts';
import type { CitationFormatter } from '#main/ports/citation-formatter.ts';
import type { TemplateStore } from '#main/ports/template-store.ts';
import { appPlaces, type Environment } from './app-places.ts';
import { createDiagnosticsRequests, type DiagnosticsOptions } from './diagnostics.ts';
import { ownVersion } from './own-version.ts';

/** Answers what concerns no project. */
export type AppRequests = {
  readonly answer: <Name extends AppRequestName>(
    name: Name,
    input: ParsedInput<Name>,
    origin: string,
  ) => Promise<Result<RequestOutput<Name>>>;
  /** Puts a project first among the recent ones. */
  readonly noteProject: (project: { readonly folder: string; readonly title: string }) => Promise<void>;
};

type Handlers = {
  readonly [Name in AppRequestName]: (
    input: ParsedInput<Name>,
    origin: string,
  ) => Promise<Result<RequestOutput<Name>>> | Result<RequestOutput<Name>>;
};

export function createAppRequests(options: {
  readonly appSettings: AppSettings;
  readonly keyring: Keyring;
  readonly templates: TemplateStore;
  readonly citations: CitationFormatter;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly announce: (event: CoreEvent, origin: string) => void;
  /** The sample project, made where it isn't there yet. */
  readonly openSample: (projectsFolder: string) => Promise<Result<RequestOutput<'app.open-sample'>>>;
  readonly errorLog: DiagnosticsOptions['errorLog'];
  readonly openedProject: DiagnosticsOptions['openedProject'];
}): AppRequests {
  const { appSettings, keyring, templates, citations, environment, clock, announce } = options;
  const places = appPlaces(environment);

  function projectsFolder(preferences: Preferences): string {
    return environment['HEDDLE_PROJECTS_DIR'] || preferences.projectsFolder || places.projects;
  }

  const handlers: Handlers = {
    ...createDiagnosticsRequests({
      ...options,
      problemsFolder: join(places.settings, 'problems'),
      onChange: () => announce({ type: 'problems-changed' }, ''),
    }),
    'app.read': () => {
      const preferences = appSettings.readPreferences();
      if (!preferences.ok) return preferences;
      return succeed({
        version: ownVersion(),
        platform: process.platform,
        preferences: preferences.value,
        recentProjects: appSettings.readRecent().map((recent) => ({ ...recent, isThere: isProject(recent.folder) })),
        projectsFolder: resolve(projectsFolder(preferences.value)),
        keyring: { isAvailable: keyring.isAvailable, message: keyring.message },
        ocr: { languages: languagesAtHand(places.ocr).map(({ code }) => code), folder: places.ocr },
      });
    },
    'app.write-preferences': async ({ changes }, origin) => {
      const changed = await appSettings.changePreferences((before) => withChanges(before, changes));
      if (!changed.ok) return changed;
      announce({ type: 'preferences-changed', preferences: changed.value }, origin);
      return succeed({ preferences: changed.value });
    },
    'app.forget-project': async ({ folder }, origin) => {
      const forgotten = await appSettings.forgetProject(folder);
      if (!forgotten.ok) return forgotten;
      announce({ type: 'recent-projects-changed' }, origin);
      return succeed({});
    },
    'app.open-sample': () => {
      const preferences = appSettings.readPreferences();
      return preferences.ok ? options.openSample(resolve(projectsFolder(preferences.value))) : preferences;
    },
    'app.browse': ({ path }) =>
      browseFolder(path ?? places.home, (ending) => ending === '.heddle' || supportedEndings.includes(ending)),
    'app.list-templates': ({ language }) => succeed({ templates: [...templates.list(language)] }),
    'app.remove-template': async ({ templateId }, origin) => {
      const removed = await templates.remove(templateId);
      if (!removed.ok) return removed;
      announce({ type: 'templates-changed' }, origin);
      return succeed({});
    },
    'app.list-styles': async () => succeed({ styles: [...(await citations.listStyles())] }),
    'app.add-style': async ({ xml }, origin) => {
      const added = await citations.addStyle(xml);
      if (added.ok) announce({ type: 'styles-changed' }, origin);
      return added.ok ? succeed({ style: added.value }) : added;
    },
    'app.remove-style': async ({ id }, origin) => {
      const removed = await citations.removeStyle(id);
      if (!removed.ok) return removed;
      announce({ type: 'styles-changed' }, origin);
      return succeed({});
    },
    'app.write-key': async ({ baseUrl, key }, origin) => {
      const written = key === null ? await keyring.remove(baseUrl) : await keyring.write(baseUrl, key);
      if (!written.ok) return written;
      announce({ type: 'keys-changed' }, origin);
      return succeed({});
    },
    'app.list-keys': () => {
      const listed = keyring.list();
      return listed.ok ? succeed({ baseUrls: [...listed.value] }) : listed;
    },
  };

  return {
    answer: async (name, input, origin) => handlers[name](input, origin),
    noteProject: async ({ folder, title }) => {
      const [newest] = appSettings.readRecent();
      if (newest?.folder === folder && newest.title === title) return;
      const noted = await appSettings.noteProject({ folder, title, openedAt: timestamp(clock) });
      if (noted.ok) announce({ type: 'recent-projects-changed' }, '');
    },
  };
}

function isProject(folder: string): boolean {
  return existsSync(join(folder, 'project.db'));
}

function withChanges(before: Preferences, changes: Readonly<Record<string, unknown>>): Result<Preferences> {
  const unknown = Object.keys(changes).find((name) => !Object.hasOwn(preferencesSchema.shape, name));
  if (unknown !== undefined) return fail(userFault('wrong-use', `There is no preference “${unknown}”.`));
  const parsed = preferencesSchema.safeParse({ ...before, ...changes });
  if (parsed.success) return succeed(parsed.data);
  const [issue] = parsed.error.issues;
  return fail(
    userFault('wrong-use', `The preference “${String(issue?.path[0] ?? '')}” can't have this value.`, issue?.message),
  );
}
