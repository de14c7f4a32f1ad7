import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appProblemSchema, type AppProblem } from '#shared/domain/app-problem.ts';

const name = 'problems.jsonl';

export type LogFiles = {
  readonly add: (problem: AppProblem) => void;
  /** The newest first; lines that were cut or damaged are left out. */
  readonly read: () => readonly AppProblem[];
  readonly clear: () => void;
};

/** Problems as lines of JSON in `files` files of at most `largestBytes` each and a line. The oldest go first. */
export function openLogFiles(options: {
  readonly folder: string;
  readonly files: number;
  readonly largestBytes: number;
}): LogFiles {
  const { folder, files, largestBytes } = options;
  const paths = Array.from({ length: files }, (_, age) => join(folder, age === 0 ? name : `${name}.${age}`));
  const [newest = ''] = paths;

  function makeRoom(): void {
    if ((statSync(newest, { throwIfNoEntry: false })?.size ?? 0) < largestBytes) return;
    for (const [age, path] of [...paths.entries()].toReversed()) {
      const older = paths[age + 1];
      if (older === undefined) rmSync(path, { force: true });
      else if (statSync(path, { throwIfNoEntry: false }) !== undefined) renameSync(path, older);
    }
  }

  return {
    add: (problem) => {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        makeRoom();
        // The line end comes first: what a full disk cut takes no whole line with it.
        appendFileSync(newest, `\n${JSON.stringify(problem)}`, { mode: 0o600 });
      } catch {
        // The app goes on without what can't be noted.
      }
    },
    read: () => paths.flatMap((path) => readLines(path).toReversed()),
    clear: () => {
      for (const path of paths) {
        try {
          rmSync(path, { force: true });
        } catch {
          // What can't be removed is shown again.
        }
      }
    },
  };
}

function readLines(path: string): readonly AppProblem[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      const parsed = appProblemSchema.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}
