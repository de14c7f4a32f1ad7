import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { succeed, type Result } from '#shared/base/result.ts';
import { createAppSettings, type AppSettings } from '#main/adapters/app-settings/index.ts';
import { createCitationFormatter } from '#main/adapters/citeproc/index.ts';
import { createAssetFiles } from '#main/adapters/files/asset-files.ts';
import { createTurns } from '#shared/base/turns.ts';
import { defaultOcrLanguages } from '#shared/domain/preferences.ts';
import { createExportFiles } from '#main/adapters/files/export-files.ts';
import { createSourceFiles } from '#main/adapters/files/index.ts';
import { writeWhole, type WriteWhole } from '#main/adapters/files/write-whole.ts';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { createNoKeyring } from '#main/adapters/keyring/index.ts';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import { supportedEndings } from '#main/adapters/readers/formats.ts';
import { toMathml } from '#main/adapters/maths/index.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { createDoiRegistry, createWebPages } from '#main/adapters/web-pages/index.ts';
import { zipFiles } from '#main/adapters/writers/archive/index.ts';
import { createZotero } from '#main/adapters/zotero/index.ts';
import { createEvidenceRanker } from '#main/flow/evidence/index.ts';
import { isBibliographyName } from '#main/flow/ingest/index.ts';
import { createCheckCache, createReadAhead, withKeptStyles } from '#main/flow/report/index.ts';
import type { Project } from '#main/handlers/index.ts';
import type { CitationFormatter } from '#main/ports/citation-formatter.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ErrorLog } from '#main/ports/error-log.ts';
import type { Keyring } from '#main/ports/keyring.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import type { ModelEvent } from '#main/ports/language-model.ts';
import { appPlaces, type Environment } from './app-places.ts';
import { createBackupKeeper } from './backup-keeper.ts';
import { createBackupTools } from './backup-tools.ts';
import { chooseFitter } from './choose-fitter.ts';
import { createExportPool } from './export-pool.ts';
import { createModels } from './models.ts';
import { printerOf } from './printer-of.ts';
import { createReaderPool } from './reader-pool.ts';
import { createRunReasoners } from './run-reasoners.ts';
import { createSettingsReader } from './settings-reader.ts';
import { templatesOf } from './templates-of.ts';

/** What of a project reaches the disk, the engine and other threads. */
export type ProjectPorts = Pick<
  Project,
  'store' | 'index' | 'files' | 'assets' | 'exports' | 'readAndSplit' | 'writeExport' | 'printer'
>;

/**
 * Opens, or with `create` makes, the project in `folder` with everything real behind its ports. `environment` is the
 * process's unless given. Faults: the store's.
 */
export function openProject(options: OpenOptions): Result<Project> {
  const { folder, create, clock = machineClock } = options;
  const opened = openProjectStore({ folder: resolve(folder), create, clock });
  if (!opened.ok) return opened;
  try {
    return succeed(projectOver(opened.value, options));
  } catch (error) {
    // Else it would be held by nobody until this process ends.
    opened.value.store.close();
    throw error;
  }
}

type OpenOptions = {
  folder: string;
  create: boolean;
  environment?: Environment;
  /** Those of the core that lives on; without them the project has its own view of the same files. */
  appSettings?: AppSettings;
  keyring?: Keyring;
  /** Is left open when the project closes. */
  citations?: CitationFormatter;
  /** In the place of the machine's browser. */
  printer?: PagePrinter;
  /** What happens between the project's embedder and its endpoint. */
  onEvent?: (event: ModelEvent) => void;
  /** In the place of the machine's clock. */
  clock?: Clock;
  /** Wraps what reaches the disk before anything uses it. */
  around?: (ports: ProjectPorts) => ProjectPorts;
  /** Where it is noted that a thread or a process of ours failed. */
  errorLog?: Pick<ErrorLog, 'note'>;
};

function projectOver(opened: Pick<Project, 'store' | 'access' | 'readOnlyBecause'>, options: OpenOptions): Project {
  const {
    environment = process.env,
    onEvent = () => undefined,
    clock = machineClock,
    around = (ports) => ports,
    errorLog,
  } = options;
  const noteWorker = (subject: string) => (code: string, error?: unknown) =>
    errorLog?.note({ kind: 'worker', subject, code, error });
  const folder = resolve(options.folder);
  const { access, readOnlyBecause } = opened;
  const {
    appSettings = createAppSettings({ folder: appPlaces(environment).settings, write: writeWhole }),
    keyring = createNoKeyring(),
  } = options;
  const readerThreads = Math.max(1, Math.min(4, availableParallelism()));
  const readers = createReaderPool({
    threads: readerThreads,
    onFailure: noteWorker('reader'),
    ocr: () => {
      const preferences = appSettings.readPreferences();
      const languages = preferences.ok ? preferences.value.ocrLanguages : defaultOcrLanguages;
      return { languages, languageFolder: appPlaces(environment).ocr };
    },
  });
  const pages = createWebPages();
  const printing = options.printer ?? printerOf(environment);
  const exporting = createExportPool({ projectFolder: folder, printer: printing, onFailure: noteWorker('export') });
  const ports = around({
    store: opened.store,
    index: createLanceMemoryIndex({
      folder: join(folder, 'memory'),
      onProcess: (event) => {
        if (event.kind === 'lost') noteWorker('memory')(event.how);
      },
    }),
    files: createSourceFiles({ projectFolder: folder, isSupported }),
    assets: createAssetFiles({ projectFolder: folder }),
    exports: createExportFiles({ projectFolder: folder, zip: zipFiles }),
    readAndSplit: readers.readAndSplit,
    writeExport: exporting.writeExport,
    printer: printing,
  });
  const { store, index, exports } = ports;
  const { backups } = createBackupTools({ clock, exports });
  const keeper = createBackupKeeper({ folder, backups, clock });
  const settings = createSettingsReader({ store, environment, appSettings, keyring });
  const random = () => Math.random();
  const rankEvidence = createEvidenceRanker();
  const fitter = chooseFitter({ settings, clock, random, onEvent });
  const citations = options.citations ?? citationsOf({ environment, ...(errorLog && { errorLog }) });
  return {
    ...ports,
    folder,
    access,
    readOnlyBecause,
    fitter,
    pages,
    bibliographies: bibliographyFiles,
    zotero: createZotero(zoteroPlace(environment)),
    registry: createDoiRegistry({ pages, ...registryPlaces(environment) }),
    importTurn: createTurns(),
    indexTurn: createTurns(),
    rankEvidence,
    readAhead: createReadAhead({
      store,
      onEvidence: (evidence) =>
        rankEvidence({ query: '', evidence, languageOf: (id) => store.getSource(id)?.language ?? 'und' }),
    }),
    readerThreads,
    reasonerFor: createRunReasoners({ store, appSettings, settings, clock, random }),
    models: createModels({ settings, appSettings, fitter, clock }),
    parseMarkdown: parseSectionMarkdown,
    citations: withKeptStyles(citations, store),
    templates: templatesOf(environment),
    toMathml,
    checks: createCheckCache(),
    clock,
    newSuffix: () => randomBytes(8).toString('hex'),
    background: null,
    watchAnew: null,
    keeper,
    close: async () => {
      await keeper.settled();
      const closed = await Promise.allSettled([
        exporting.close(),
        exports.close(),
        readers.close(),
        fitter.close(),
        index.close(),
        options.citations ?? citations.close(),
      ]);
      // Whatever else can't be put away, the project is let go: it may be opened again.
      store.close();
      const failed = closed.find((each) => each.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    },
  };
}

export const machineClock: Clock = { nowMs: () => Date.now() };

/** Formats with the styles that come with Heddle and those in the person's settings. */
export function citationsOf(options: {
  readonly environment: Environment;
  readonly write?: WriteWhole;
  readonly errorLog?: Pick<ErrorLog, 'note'>;
}): CitationFormatter {
  const { environment, write = writeWhole, errorLog } = options;
  return createCitationFormatter({
    added: join(appPlaces(environment).settings, 'styles'),
    write,
    onLost: (error) => errorLog?.note({ kind: 'worker', subject: 'citations', error }),
  });
}

/** Whether a file's name says that it is of a kind that can be read in. */
export function isSupported(path: string): boolean {
  return supportedEndings.includes(extname(path).toLowerCase()) || isBibliographyName(path);
}

/** Where Zotero listens, where it was told to listen elsewhere than it does by itself. */
function zoteroPlace({ HEDDLE_ZOTERO_PORT: port }: Environment) {
  return port === undefined || !/^\d{1,5}$/.test(port) ? {} : { port: Number(port) };
}

/** Where DOIs are looked up, where the environment says so. */
function registryPlaces({ HEDDLE_DOI_WORKS_URL: works, HEDDLE_DOI_RESOLVER_URL: resolver }: Environment) {
  return { ...(works && { worksUrl: works }), ...(resolver && { resolverUrl: resolver }) };
}
