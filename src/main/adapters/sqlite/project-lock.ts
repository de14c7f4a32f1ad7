import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';

export type ProjectLock = { readonly release: () => void };

const busy = 5;

/**
 * Makes this process the project's only owner. The lock is an open exclusive transaction on a file of its own, so the
 * operating system drops it with the process: a stale lock can't be. The owner's pid stands beside it for the message.
 */
export function lockProject(folder: string): Result<ProjectLock> {
  const ownerFile = join(folder, 'project.owner');
  const database = new DatabaseSync(join(folder, 'project.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== busy) throw error;
    if (ownerOf(ownerFile) === process.pid) {
      return fail(
        userFault(
          'project-in-use',
          'This Heddle has this project open already, perhaps under another path to its folder. Go on there.',
        ),
      );
    }
    return fail(
      userFault(
        'project-in-use',
        `Another Heddle process${inWords(ownerOf(ownerFile))} has this project open. Close it there, or wait until it is done.`,
      ),
    );
  }
  noteOwner(ownerFile);
  return succeed({
    release: () => {
      database.close();
    },
  });
}

/** Only a message would tell it: what keeps it from being written keeps nobody from the project. */
function noteOwner(ownerFile: string): void {
  try {
    writeFileSync(ownerFile, `${process.pid}\n`);
  } catch {
    // The lock holds without it.
  }
}

function ownerOf(ownerFile: string): number | null {
  try {
    return Number.parseInt(readFileSync(ownerFile, 'utf8'), 10);
  } catch {
    return null;
  }
}

function inWords(pid: number | null): string {
  return pid === null || Number.isNaN(pid) ? '' : ` (pid ${pid})`;
}
