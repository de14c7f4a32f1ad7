import { join } from 'node:path';
import { likenessOf, type AppProblem, type ProblemPart } from '#shared/domain/app-problem.ts';
import type { ErrorLog, ProblemNote } from '#main/ports/error-log.ts';
import { harmlessErrors } from './harmless-errors.ts';
import { openLogFiles } from './log-files.ts';
import { openSeenFile } from './seen-file.ts';
import { openSessionMarks, type Mark } from './session-marks.ts';

export type ErrorLogOptions = {
  readonly folder: string;
  /** Who notes. */
  readonly part: ProblemPart;
  readonly version: string;
  /** The folder of the program: places in stacks are told from there. */
  readonly appRoot: string;
  readonly nowMs: () => number;
  readonly files?: number;
  readonly largestBytes?: number;
};

/** One that comes again within this time is counted and not written anew. */
const quietMs = 10_000;
const mostCounted = 200;

/** The problems of the app in files of a folder: five of half a megabyte, whatever happens. */
export function createErrorLog(options: ErrorLogOptions): ErrorLog {
  const { folder, part, version, appRoot, nowMs, files = 5, largestBytes = 512 * 1024 } = options;
  const log = openLogFiles({ folder, files, largestBytes });
  const seenFile = openSeenFile(join(folder, 'seen.json'));
  const marks = openSessionMarks(join(folder, 'sessions'), version);
  const counted = new Map<string, { lastMs: number; leftOut: number; problem: AppProblem }>();
  const stamp = (ms = nowMs()) => new Date(ms).toISOString();

  function toProblem({ kind, part: where = part, subject, code, error, underWay = [] }: ProblemNote): AppProblem {
    return {
      at: stamp(),
      kind,
      part: where,
      version,
      subject: subject === undefined ? null : word(subject),
      code: code === undefined ? null : word(code),
      errors: [...harmlessErrors(error, appRoot)],
      underWay: underWay.map(({ name, seconds }) => ({ name: word(name), seconds })),
      times: 1,
      lastSignAt: null,
    };
  }

  function note(noted: ProblemNote): void {
    try {
      const problem = toProblem(noted);
      const likeness = likenessOf(problem);
      const before = counted.get(likeness);
      if (before !== undefined && nowMs() - before.lastMs < quietMs) {
        before.leftOut += 1;
        before.problem = problem;
        return;
      }
      if (counted.size >= mostCounted) flush();
      log.add({ ...problem, times: 1 + (before?.leftOut ?? 0) });
      counted.set(likeness, { lastMs: nowMs(), leftOut: 0, problem });
    } catch {
      // To note a problem must never be one.
    }
  }

  function flush(): void {
    for (const { leftOut, problem } of counted.values()) if (leftOut > 0) log.add({ ...problem, times: leftOut });
    counted.clear();
  }

  function underWayAt(mark: Mark, endedMs: number): AppProblem['underWay'] {
    return mark.underWay.map(({ name, at }) => ({
      name,
      seconds: Math.max(0, Math.round((endedMs - Date.parse(at)) / 1000)),
    }));
  }

  return {
    note,
    flush,
    read: () => {
      flush();
      return log.read();
    },
    clear: () => {
      counted.clear();
      log.clear();
    },
    seen: seenFile.read,
    markSeen: (what) => {
      const now = stamp();
      const before = seenFile.read();
      seenFile.write(what === 'all' ? { allUntil: now, endingsUntil: now } : { ...before, endingsUntil: now });
    },
    beginSession: () => {
      for (const mark of marks.takeLeftOver()) {
        const { lastSignAt } = mark;
        const noted = toProblem({ kind: 'session', underWay: underWayAt(mark, Date.parse(lastSignAt)) });
        log.add({ ...noted, version: mark.version, lastSignAt });
      }
      const own = marks.make(stamp());
      const going = new Map<number, { readonly name: string; readonly at: string }>();
      let last = 0;
      return {
        during: (name) => {
          last += 1;
          const id = last;
          going.set(id, { name, at: stamp() });
          own.write([...going.values()]);
          return () => {
            if (going.delete(id)) own.write([...going.values()]);
          };
        },
        end: () => {
          flush();
          own.remove();
        },
      };
    },
    underWayIn: (pid) => {
      const mark = marks.takeOf(pid);
      return mark === null ? [] : underWayAt(mark, nowMs());
    },
  };
}

/** A name of ours: anything else is no name. */
function word(text: string): string {
  return /^[\w.:@ -]{1,80}$/.test(text) ? text : 'unnamed';
}
