import { statfsSync, statSync } from 'node:fs';
import { cpus, freemem, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { succeed, type Result } from '#shared/base/result.ts';
import type { AppRequestName, ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { groupProblems, type AppProblem } from '#shared/domain/app-problem.ts';
import type { AppSettings } from '#main/adapters/app-settings/index.ts';
import { newestSchema } from '#main/adapters/sqlite/index.ts';
import type { Project } from '#main/handlers/index.ts';
import type { ErrorLog } from '#main/ports/error-log.ts';
import { problemsInWords } from './problems-in-words.ts';
import { ownVersion } from './own-version.ts';

export type DiagnosticsOptions = {
  readonly errorLog: ErrorLog;
  readonly problemsFolder: string;
  readonly appSettings: Pick<AppSettings, 'readPreferences' | 'readSettings'>;
  /** The project, where it is open. */
  readonly openedProject: (folder: string) => Project | null;
};

type Names = Extract<AppRequestName, `app.${string}-problem${string}` | 'app.read-diagnostics'>;
type DiagnosticsRequests = {
  readonly [Name in Names]: (
    input: ParsedInput<Name>,
  ) => Promise<Result<RequestOutput<Name>>> | Result<RequestOutput<Name>>;
};

const mostGroups = 200;
const mostTold = 20;

/** Answers about problems of the app itself. */
export function createDiagnosticsRequests(
  options: DiagnosticsOptions & { readonly onChange: () => void },
): DiagnosticsRequests {
  const { errorLog, problemsFolder, onChange } = options;
  return {
    'app.list-problems': () => {
      const problems = errorLog.read();
      const seen = errorLog.seen();
      const untold = problems.find(({ kind, at }) => kind === 'session' && at > seen.endingsUntil);
      return succeed({
        groups: groupProblems(problems).slice(0, mostGroups),
        unseen: groupProblems(problems.filter(({ at }) => at > seen.allUntil)).length,
        untoldEnding: untold?.lastSignAt ?? untold?.at ?? null,
        folder: problemsFolder,
      });
    },
    'app.see-problems': ({ what }) => {
      errorLog.markSeen(what);
      onChange();
      return succeed({});
    },
    'app.forget-problems': () => {
      errorLog.clear();
      errorLog.markSeen('all');
      onChange();
      return succeed({});
    },
    'app.note-problem': ({ caught, error }) => {
      errorLog.note({ kind: 'error', part: 'window', subject: caught, error });
      return succeed({});
    },
    'app.read-diagnostics': ({ folder, browser }) =>
      succeed({
        text: diagnosticsText({
          ...options,
          project: folder === undefined ? null : options.openedProject(folder),
          browser: browser ?? null,
          problems: errorLog.read(),
        }),
      }),
  };
}

/** What helps to find out what went wrong. Sizes and versions only: no name, path, address, key or text of the person's. */
export function diagnosticsText(of: {
  readonly appSettings: DiagnosticsOptions['appSettings'];
  readonly problemsFolder: string;
  readonly project: Project | null;
  readonly browser: string | null;
  readonly problems: readonly AppProblem[];
}): string {
  const { project, browser, problems } = of;
  const groups = groupProblems(problems);
  return [
    'Heddle diagnostics: versions, sizes and problems; nothing of your documents, no names, paths, addresses or keys',
    '',
    `Heddle ${ownVersion()}`,
    `Platform ${process.platform} ${process.arch} ${release()}`,
    programs(browser),
    `Processors ${cpus().length}, memory ${mb(totalmem())}, free ${mb(freemem())}`,
    `Core ${mb(process.memoryUsage().rss)} resident, heap ${mb(process.memoryUsage().heapUsed)}, running ${Math.round(process.uptime())} s`,
    `Disk free: settings ${freeAt(of.problemsFolder)}${project === null ? '' : `, project ${freeAt(project.folder)}`}`,
    ...settingsLines(of.appSettings),
    '',
    ...(project === null ? ['No project'] : projectLines(project)),
    '',
    groups.length === 0
      ? 'No problems are noted'
      : `Problems noted: ${groups.length} kinds, ${problems.length} entries; the last ${Math.min(mostTold, groups.length)}:`,
    ...groups.slice(0, mostTold).flatMap((group) => ['', ...problemsInWords(group)]),
    '',
  ].join('\n');
}

function programs(browser: string | null): string {
  const { node, electron, chrome, v8 } = process.versions as NodeJS.ProcessVersions &
    Record<string, string | undefined>;
  const window = browser ?? (chrome === undefined ? null : `Chromium ${chrome}`);
  return [
    `Node ${node} (V8 ${v8})`,
    ...(electron === undefined ? [] : [`Electron ${electron}`]),
    ...(window === null ? [] : [`window ${window}`]),
  ].join(', ');
}

function settingsLines({ readPreferences, readSettings }: DiagnosticsOptions['appSettings']): readonly string[] {
  const preferences = readPreferences();
  const models = readSettings();
  return [
    preferences.ok
      ? `Settings: language ${codeOf(preferences.value.language)}, theme ${preferences.value.theme}, proposals ${preferences.value.acceptsProposals ? 'taken' : 'reviewed'}, OCR ${preferences.value.ocrLanguages.length} languages`
      : 'Settings: the file of preferences can’t be read',
    models.ok ? `Models of the app: ${modelsInWords(models.value)}` : 'Models of the app: the file can’t be read',
  ];
}

function projectLines(project: Project): readonly string[] {
  const { store, fitter, access, readOnlyBecause, folder } = project;
  const stored = store.readFit();
  const fit = stored !== null && fitter.isOwn(stored) ? stored : null;
  const effective = project.models.effectiveSettings();
  const size = (name: string) => mb(statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
  return [
    `Project: ${access}, schema ${readOnlyBecause === 'too-new' ? `newer than ${newestSchema}` : newestSchema}, project.db ${size('project.db')}, its log ${size('project.db-wal')}`,
    `Sources ${store.countSources()}, passages ${store.countPassages()}, evidence ${store.listEvidence().length}, outline items ${store.readOutline().items.length}, sections ${store.listSections().length}, versions ${store.listReportVersions().length}, runs ${store.listRuns().length}`,
    `Index: ${store.countWithoutWords()} passages without words, ${fit === null ? 'no vectors' : `${store.countWithoutVectors(fit.space)} without vectors`}, ${store.removedPassages(1000).length} to take out`,
    `Models: ${effective.ok ? modelsInWords(effective.value) : 'settings that can’t be read'}`,
  ];
}

/** The kind of reasoner, without names and addresses. */
function modelsInWords(settings: {
  readonly baseUrl?: string | undefined;
  readonly roles?: object | undefined;
  readonly isOffline?: boolean | undefined;
  readonly useEndpointEmbeddings?: boolean | undefined;
  readonly parallelCalls?: number | undefined;
}): string {
  const { baseUrl, roles = {}, isOffline = false, useEndpointEmbeddings = false, parallelCalls } = settings;
  const kind = baseUrl === undefined ? 'none' : isLoopback(baseUrl) ? 'on this machine' : 'elsewhere';
  return `endpoint ${kind}, ${Object.keys(roles).length} roles of their own, ${isOffline ? 'offline' : 'not offline'}, vectors ${useEndpointEmbeddings ? 'by the endpoint' : 'by Heddle'}, parallel calls ${parallelCalls ?? 'as usual'}`;
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && /^(?:localhost|127\.|\[::1\])/.test(new URL(address).hostname);
}

/** A setting that is a file's words is told only where it has the form of a code. */
function codeOf(language: string): string {
  return /^[a-z]{2,6}(?:-[A-Za-z]{2,4})?$/.test(language) ? language : 'other';
}

function freeAt(folder: string): string {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return mb(bavail * bsize);
  } catch {
    // A folder that isn't there yet will be on the disk of the one above.
    return dirname(folder) === folder ? 'unknown' : freeAt(dirname(folder));
  }
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
