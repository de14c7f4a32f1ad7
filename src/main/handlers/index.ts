import { ourFault, providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, type Result } from '#shared/base/result.ts';
import {
  requests,
  type ParsedInput,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from '#shared/contract/index.ts';
import { MemoryIndexError } from '#main/ports/memory-index.ts';
import { importSources, reindex, search, sourceText } from './library.ts';
import type { CallOptions, Project } from './project.ts';
import { check, draftReport, exportText, planReport, writeReport } from './report.ts';
import { listRuns, trace, trajectories } from './runs.ts';
import { probeEndpoints, readSettings, writeSettings } from './settings.ts';

export type { CallOptions, Models, Project } from './project.ts';

type ProjectRequest = Exclude<RequestName, 'project.create'>;

type Handlers = {
  readonly [Name in ProjectRequest]: {
    /** Whether it changes the project, and so needs one that may be written. */
    readonly writes: boolean;
    readonly answer: (
      project: Project,
      input: ParsedInput<Name>,
      options: CallOptions,
    ) => Promise<Result<RequestOutput<Name>>> | Result<RequestOutput<Name>>;
  };
};

const handlers: Handlers = {
  'library.import': { writes: true, answer: importSources },
  'library.search': { writes: true, answer: search },
  'library.text': { writes: false, answer: sourceText },
  'library.reindex': { writes: true, answer: reindex },
  'report.plan': { writes: true, answer: planReport },
  'report.write': { writes: true, answer: writeReport },
  'report.draft': { writes: true, answer: draftReport },
  'report.check': { writes: false, answer: check },
  'report.export': { writes: false, answer: exportText },
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
  const { writes, answer } = handlers[name];
  const parsed = requests[name].input.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    return fail(userFault('wrong-use', `The request doesn't have the form it must have: ${issues}.`));
  }
  if (writes && project.access === 'read-only') {
    return fail(
      userFault(
        'project-too-new',
        'A newer Heddle made this project, so this one only reads it. Update Heddle to change it.',
      ),
    );
  }
  try {
    return await answer(project, parsed.data as ParsedInput<Name>, options);
  } catch (error) {
    const fault = storageFault(error);
    if (fault === null) throw error;
    return fail(fault);
  }
}

const diskFullCode = 13;
const readOnlyCodes = [8, 10, 14];

/** What the engines' and the file system's refusals mean for the person; null for anything else. */
export function storageFault(error: unknown): Fault | null {
  if (error instanceof MemoryIndexError) {
    return ourFault(
      'memory-unavailable',
      'The search index could not answer. Your sources and your report are safe; try again, or rebuild it with: heddle reindex DIR',
      error.message,
    );
  }
  const { errcode, code } = error as { errcode?: number; code?: string };
  if (errcode === diskFullCode || code === 'ENOSPC') {
    return providerFault(
      'disk-full',
      'The disk is full. Make room and try again; everything acknowledged before is safe.',
    );
  }
  if ((errcode !== undefined && readOnlyCodes.includes(errcode % 256)) || code === 'EROFS' || code === 'EACCES') {
    return userFault(
      'project-read-only',
      "The project's folder can't be written. Check its permissions and the disk.",
      String(error),
    );
  }
  return null;
}
