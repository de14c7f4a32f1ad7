import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, type Result } from '#shared/base/result.ts';
import {
  requests,
  type AppRequestName,
  type ParsedInput,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from '#shared/contract/index.ts';
import { storageFault } from '#main/ports/storage-fault.ts';
import type { BackupRequest } from './backup.ts';
import { readProject, renameProject, writeBrief } from './project-record.ts';
import * as citations from './citations.ts';
import * as evidence from './evidence.ts';
import { reindex, search } from './library.ts';
import {
  dismissFailures,
  importPage,
  importSources,
  importText,
  retryFailures,
  watchFolder,
} from './library-import.ts';
import * as entries from './entries.ts';
import * as library from './library-sources.ts';
import * as editing from './editing.ts';
import {
  decideProposal,
  editOutlineItems,
  listOutlineVersions,
  readOutline,
  readOutlineVersion,
  restoreOutlineVersion,
} from './outline.ts';
import type { CallOptions, Project } from './project.ts';
import { describePrinter, exportReport, lintReport } from './export.ts';
import { check, draftReport, planReport, writeReport } from './report.ts';
import { readOnlyFault } from './read-only.ts';
import { reworkSection } from './rework.ts';
import { listRuns, trace, trajectories } from './runs.ts';
import { applyToOutline, saveAsTemplate } from './templates.ts';
import { importFromZotero, listZoteroCollections } from './zotero.ts';
import { probeEndpoints, readSettings, writeSettings } from './settings.ts';

export { followFolder, importSources } from './library-import.ts';
export { answerBackupRequest, isBackupRequest, type BackupRequest, type BackupTools } from './backup.ts';
export { indexWhatCameIn, isIndexBehind } from './library.ts';
export { titleOf } from './project-record.ts';
export { storageFault } from '#main/ports/storage-fault.ts';
export { runInProgress } from './in-run.ts';
export { redoSectionInRun } from './redo.ts';
export { interruptedFault, summaryOf } from './runs.ts';
export type { Background, CallOptions, Models, Project, RunsGoingOn } from './project.ts';

/** What an open project answers; the rest is the core's that opens it. */
export type ProjectRequest = Exclude<
  RequestName,
  | AppRequestName
  | BackupRequest
  | 'project.create'
  | 'project.close'
  | 'runs.start'
  | 'runs.halt'
  | 'runs.answer'
  | 'runs.live'
>;

type Handlers = {
  readonly [Name in ProjectRequest]: {
    /** Whether it changes the project, and so needs one that may be written. */
    readonly writes: boolean;
    /** Whether it looks at the whole report or the whole memory bank. */
    readonly readsAll?: boolean;
    readonly answer: (
      project: Project,
      input: ParsedInput<Name>,
      options: CallOptions,
    ) => Promise<Result<RequestOutput<Name>>> | Result<RequestOutput<Name>>;
  };
};

const handlers: Handlers = {
  'project.read': { writes: false, answer: readProject },
  'project.rename': { writes: true, answer: renameProject },
  'project.write-brief': { writes: true, answer: writeBrief },
  'library.import-text': { writes: true, answer: importText },
  'library.import-url': { writes: true, answer: importPage },
  'library.list': { writes: false, answer: library.listSources },
  'library.retry': { writes: true, answer: retryFailures },
  'library.dismiss-failures': { writes: true, answer: dismissFailures },
  'library.edit': { writes: true, answer: library.editBibliographic },
  'library.remove': { writes: true, answer: library.removeFromLibrary },
  'library.watch': { writes: true, answer: watchFolder },
  'library.look-up': { writes: false, answer: library.lookUpDoi },
  'library.view': { writes: false, answer: library.viewOneSource },
  'library.boxes': { writes: false, answer: library.boxesInSource },
  'library.give-back': { writes: true, answer: entries.giveFieldsBack },
  'library.export-bibliography': { writes: false, readsAll: true, answer: entries.exportBibliography },
  'entries.list': { writes: false, answer: entries.listEntries },
  'entries.read': { writes: false, answer: entries.readEntry },
  'entries.attach': { writes: true, answer: entries.attachEntry },
  'entries.remove': { writes: true, answer: entries.removeEntries },
  'zotero.collections': { writes: false, answer: listZoteroCollections },
  'zotero.import': { writes: true, answer: importFromZotero },
  'evidence.list': { writes: false, readsAll: true, answer: evidence.listMemoryBank },
  'evidence.add': { writes: true, answer: evidence.addToMemoryBank },
  'evidence.locate': { writes: false, answer: evidence.locateInSource },
  'evidence.edit': { writes: true, answer: evidence.editMemoryBank },
  'evidence.merge': { writes: true, readsAll: true, answer: evidence.mergeInMemoryBank },
  'evidence.find': { writes: false, answer: evidence.findFor },
  'outline.read': { writes: false, answer: readOutline },
  'outline.edit': { writes: true, readsAll: true, answer: editOutlineItems },
  'outline.decide': { writes: true, answer: decideProposal },
  'outline.versions': { writes: false, answer: listOutlineVersions },
  'outline.version': { writes: false, answer: readOutlineVersion },
  'outline.restore': { writes: true, answer: restoreOutlineVersion },
  'template.apply': { writes: true, readsAll: true, answer: applyToOutline },
  'template.save': { writes: true, answer: saveAsTemplate },
  'citations.styles': { writes: false, answer: citations.listStyles },
  'citations.label': { writes: false, answer: citations.label },
  'report.read': { writes: false, readsAll: true, answer: editing.readWholeReport },
  'report.edit': { writes: true, answer: editing.editReport },
  'section.write': { writes: true, readsAll: true, answer: editing.writeSection },
  'section.rework': { writes: true, answer: reworkSection },
  'suggestion.write': { writes: true, answer: editing.writeSuggestion },
  'suggestion.resolve': { writes: true, answer: editing.resolveSuggestion },
  'report.versions': { writes: false, answer: editing.listVersions },
  'report.version': { writes: false, answer: editing.readVersion },
  'report.keep-version': { writes: true, readsAll: true, answer: editing.keepVersion },
  'report.restore-version': { writes: true, readsAll: true, answer: editing.restoreVersion },
  'report.claims': { writes: false, readsAll: true, answer: editing.listClaims },
  'report.add-image': { writes: true, answer: editing.addImage },
  'library.import': { writes: true, answer: importSources },
  'library.search': { writes: false, answer: search },
  'library.text': { writes: false, answer: library.sourceText },
  'library.reindex': { writes: true, answer: reindex },
  'report.plan': { writes: true, answer: planReport },
  'report.write': { writes: true, readsAll: true, answer: writeReport },
  'report.draft': { writes: true, readsAll: true, answer: draftReport },
  'report.check': { writes: false, readsAll: true, answer: check },
  'report.export': { writes: false, readsAll: true, answer: exportReport },
  'report.lint': { writes: false, readsAll: true, answer: lintReport },
  'export.printer': { writes: false, answer: describePrinter },
  'runs.list': { writes: false, answer: listRuns },
  'runs.trace': { writes: false, answer: trace },
  'runs.trajectories': { writes: false, answer: trajectories },
  'settings.read': { writes: false, answer: readSettings },
  'settings.write': { writes: true, answer: writeSettings },
  'endpoint.probe': { writes: false, answer: probeEndpoints },
};

/**
 * Answers one request on an open project: checks the input, calls the handler, and turns what the disk or the engine
 * refuses into a fault. Anything else that is thrown is a bug and stays thrown.
 */
export async function answerRequest<Name extends ProjectRequest>(
  name: Name,
  input: RequestInput<Name>,
  project: Project,
  options: CallOptions,
): Promise<Result<RequestOutput<Name>>> {
  const { writes, readsAll, answer } = handlers[name];
  const parsed = requests[name].input.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    return fail(userFault('wrong-use', `The request doesn't have the form it must have: ${issues}.`));
  }
  const readOnly = writes ? readOnlyFault(project) : null;
  if (readOnly !== null) return fail(readOnly);
  try {
    if (writes) project.keeper.beforeWrite();
    if (readsAll === true) await project.readAhead();
    return await answer(project, parsed.data as ParsedInput<Name>, options);
  } catch (error) {
    const fault = storageFault(error);
    if (fault !== null) return fail(fault);
    if (project.access === 'read-write') throw error;
    return fail(unknownForm(error));
  }
}

/** What a newer Heddle keeps may have any form: that this one can't make it out is no bug. */
function unknownForm(error: unknown): Fault {
  return userFault(
    'project-too-new',
    'A newer Heddle made this project and keeps this part of it in a form that this one doesn’t know. Update Heddle to see it.',
    String(error),
  );
}
