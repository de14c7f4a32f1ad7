import { randomBytes } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { CancelSignal } from '#shared/base/cancel-signal.ts';
import {
  requests,
  type Announcement,
  type AppRequestName,
  type CoreConnection,
  type CoreEvent,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from '#shared/contract/index.ts';
import { createAppSettings } from '#main/adapters/app-settings/index.ts';
import { writeWhole, type WriteWhole } from '#main/adapters/files/write-whole.ts';
import { createLockedKeyring, createNoKeyring, type Cipher } from '#main/adapters/keyring/index.ts';
import {
  answerBackupRequest,
  answerRequest,
  isBackupRequest,
  titleOf,
  type BackupRequest,
  type Project,
  type ProjectRequest,
} from '#main/handlers/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ErrorLog } from '#main/ports/error-log.ts';
import { removeNewProject } from '#main/adapters/sqlite/index.ts';
import { orStorageFault, orStorageFaultNow } from '#main/ports/or-storage-fault.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import { answerLive, isLiveRequest } from './answer-live.ts';
import { appPlaces } from './app-places.ts';
import { createBackupTools } from './backup-tools.ts';
import { createAppRequests } from './app-requests.ts';
import { errorLogOf } from './error-log-of.ts';
import { nameNewestBackup } from './name-newest-backup.ts';
import { createLivingProject, type LivingProject } from './living-project.ts';
import { createLiveRuns } from './live-runs.ts';
import { citationsOf, machineClock, openProject, type ProjectPorts } from './open-project.ts';
import { movedFault, unlessMoved, watchPlace, type WatchedPlace } from './still-there.ts';
import { templatesOf } from './templates-of.ts';
import { createRequestNotes } from './note-requests.ts';
import { openSample } from './open-sample.ts';
import { createRequestsUnderWay } from './requests-under-way.ts';

/** A core that lives on: projects stay open, and every window hears what happens in them. */
export type CoreHost = {
  readonly connect: () => CoreConnection;
  /** The project, opened if it isn't yet: for what isn't a request, as the bytes of a source. */
  readonly project: (folder: string) => Result<Project>;
  readonly close: () => Promise<void>;
};

type Environment = Readonly<Record<string, string | undefined>>;

export function createCoreHost(
  options: {
    readonly environment?: Environment;
    /** What the system's keyring locks keys with; without one, keys come from the environment. */
    readonly cipher?: Cipher | null;
    /** Why there is no cipher. */
    readonly keyringMessage?: string;
    /** In the place of the machine's browser. */
    readonly printer?: PagePrinter;
    /** Whether the person decides on what planners propose; without it all of it is taken. */
    readonly reviewsProposals?: () => boolean | Promise<boolean>;
    /** In the place of the reasoners that the settings name. */
    readonly reasonerFor?: Project['reasonerFor'];
    /** In the place of the machine's clock. */
    readonly clock?: Clock;
    /** Wraps what of each project reaches the disk. */
    readonly around?: (ports: ProjectPorts) => ProjectPorts;
    /** Writes the files of the person's settings. */
    readonly writeWhole?: WriteWhole;
    /** In the place of the one beside the settings. */
    readonly errorLog?: ErrorLog;
  } = {},
): CoreHost {
  const { environment = process.env, cipher = null, clock = machineClock, writeWhole: write = writeWhole } = options;
  const places = appPlaces(environment);
  const appSettings = createAppSettings({ folder: places.settings, write });
  const keyring =
    cipher === null
      ? createNoKeyring(options.keyringMessage || undefined)
      : createLockedKeyring({ folder: places.settings, cipher, write });
  const ownLog = options.errorLog ?? errorLogOf({ part: 'core', settingsFolder: places.settings });
  const errorLog: ErrorLog = {
    ...ownLog,
    note: (problem) => {
      ownLog.note(problem);
      announce({ folder: null, event: { type: 'problems-changed' }, origin: null });
    },
  };
  const session = errorLog.beginSession();
  const noted = createRequestNotes(errorLog, session);
  const citations = citationsOf({ environment, write, errorLog });
  const listeners = new Set<(announcement: Announcement) => void>();
  const projects = new Map<string, LivingProject>();
  const openPlaces = new Map<string, WatchedPlace>();
  /** Who opens a project again waits until it is closed. */
  const closing = new Map<string, Promise<void>>();
  const underWay = createRequestsUnderWay();

  const liveRuns = createLiveRuns({
    announce: (folder, event) => {
      announce({ folder, event, origin: null });
      if (event.type === 'run-ended') projects.get(folder)?.catchUp();
    },
    reviewsProposals: options.reviewsProposals ?? reviewsProposals,
  });

  const appRequests = createAppRequests({
    appSettings,
    keyring,
    templates: templatesOf(environment, write),
    citations,
    environment,
    clock,
    announce: (event, origin) => announce({ folder: null, event, origin: origin || null }),
    openSample: (projectsFolder) => openSample(connect(), projectsFolder),
    errorLog,
    openedProject: (folder) => projects.get(resolve(folder))?.project ?? null,
  });

  function reviewsProposals(): boolean {
    const preferences = appSettings.readPreferences();
    return preferences.ok && !preferences.value.acceptsProposals;
  }

  function announce(announcement: Announcement): void {
    for (const listener of listeners) listener(announcement);
  }

  function project(folder: string, create = false): Result<Project> {
    const place = resolve(folder);
    const open = projects.get(place);
    if (open !== undefined && !create) return succeed(open.project);
    const opened = orStorageFaultNow(() =>
      openProject({
        folder: place,
        create,
        environment,
        appSettings,
        keyring,
        citations,
        clock,
        errorLog,
        ...(options.printer && { printer: options.printer }),
        ...(options.around && { around: options.around }),
        onEvent: (event) => announce({ folder: place, event, origin: null }),
      }),
    );
    if (!opened.ok) return opened;
    const { reasonerFor = opened.value.reasonerFor } = options;
    const living = createLivingProject({
      project: { ...opened.value, reasonerFor },
      announce: (event) => announce({ folder: place, event, origin: null }),
      isRunning: () => liveRuns.goingOn(place).activeRunId() !== null,
      errorLog,
    });
    projects.set(place, living);
    openPlaces.set(place, watchPlace(place));
    return succeed(living.project);
  }

  async function closeProject(folder: string): Promise<void> {
    const place = resolve(folder);
    const open = projects.get(place);
    if (open === undefined) return closing.get(place);
    projects.delete(place);
    openPlaces.delete(place);
    const closed = (async () => {
      const beside = open.endWork();
      await Promise.allSettled([beside, liveRuns.close(place), underWay.end(place)]);
      await open.project.close();
    })().finally(() => closing.delete(place));
    closing.set(place, closed);
    await closed;
  }

  async function answer(name: RequestName, input: { folder: string }, origin: string, cancelled: AbortController) {
    const onEvent = (event: CoreEvent) => announce({ folder: resolve(input.folder), event, origin });
    if (name === 'project.close') {
      await closeProject(input.folder);
      return succeed({});
    }
    await closing.get(resolve(input.folder));
    if (openPlaces.get(resolve(input.folder))?.isStillThere() === false) {
      await closeProject(input.folder);
      return fail(movedFault(resolve(input.folder)));
    }
    if (isBackupRequest(name)) return answerBackup(name, input, onEvent, cancelled);
    const opened = project(input.folder, name === 'project.create');
    if (!opened.ok) {
      const { backups } = createBackupTools({ clock, exports: null });
      return fail(await nameNewestBackup(opened.fault, resolve(input.folder), backups));
    }
    if (name === 'project.create') {
      const { title = basename(opened.value.folder) } = input as RequestInput<'project.create'>;
      try {
        opened.value.store.writeSetting('project.title', title);
      } catch (error) {
        await closeProject(input.folder);
        removeNewProject(opened.value.folder);
        throw error;
      }
      await appRequests.noteProject({ folder: opened.value.folder, title });
      return succeed({ folder: opened.value.folder, title });
    }
    if (name === 'project.read') {
      await appRequests.noteProject({ folder: opened.value.folder, title: titleOf(opened.value) });
    }
    if (isLiveRequest(name)) return answerLive(liveRuns, name, requests[name].input.parse(input), opened.value);
    const runs = liveRuns.goingOn(opened.value.folder);
    const place = openPlaces.get(opened.value.folder);
    return unlessMoved(place, opened.value.folder, () =>
      underWay.during(opened.value.folder, cancelled, (signal) =>
        answerRequest(name as ProjectRequest, input, opened.value, { signal, onEvent, runs }),
      ),
    );
  }

  async function answerBackup(
    name: BackupRequest,
    input: RequestInput<BackupRequest>,
    onEvent: (event: CoreEvent) => void,
    { signal }: AbortController,
  ) {
    const isInPlace = name === 'backup.restore' && !('toFolder' in input && input.toFolder !== undefined);
    if (isInPlace) await closeProject(input.folder);
    const open = name === 'project.pack' ? project(input.folder) : null;
    const exports = open?.ok === true ? open.value.exports : null;
    const tools = createBackupTools({ clock, exports });
    const answered = await answerBackupRequest(name, input, tools, { signal, onEvent });
    if (answered.ok && isInPlace) onEvent({ type: 'project-restored' });
    return answered;
  }

  function connect(): CoreConnection {
    const id = randomBytes(6).toString('hex');
    return {
      id,
      invoke: async <Name extends RequestName>(
        name: Name,
        input: RequestInput<Name>,
        call: { readonly signal?: CancelSignal } = {},
      ) => {
        if (!Object.hasOwn(requests, name)) return fail(userFault('wrong-use', `There is no request "${name}".`));
        const cancelled = new AbortController();
        if (call.signal?.aborted === true) cancelled.abort();
        call.signal?.addEventListener('abort', () => cancelled.abort(), { once: true });
        const parsed = requests[name].input.safeParse(input);
        if (!parsed.success) {
          return fail(userFault('wrong-use', `The request ${name} doesn't have the form it must have.`));
        }
        const answered = await noted(name, () =>
          orStorageFault(() =>
            isAppRequest(name)
              ? appRequests.answer(name, parsed.data as never, id)
              : answer(name, input as { folder: string }, id, cancelled),
          ),
        );
        return answered as Result<RequestOutput<Name>>;
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  return {
    connect,
    project: (folder) => project(folder),
    close: async () => {
      await Promise.all([...projects.keys()].map(closeProject));
      await citations.close();
      session.end();
    },
  };
}

function isAppRequest(name: RequestName): name is AppRequestName {
  return name.startsWith('app.');
}
