import { statSync } from 'node:fs';
import { join } from 'node:path';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, type Result } from '#shared/base/result.ts';

export type WatchedPlace = { readonly isStillThere: () => boolean };

/**
 * Tells whether the project that is open in `folder` still lies there: not where the folder was moved, deleted,
 * unmounted, or another project put in its place. What is written to open files would else go where nobody looks.
 */
export function watchPlace(folder: string): WatchedPlace {
  const before = printOf(folder);
  return { isStillThere: () => printOf(folder) === before };
}

/** Which file it is, not what it is called. */
function printOf(folder: string): string | null {
  const found = statSync(join(folder, 'project.db'), { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
}

/** What went wrong, or seems to have gone well, in a folder that was taken away meanwhile is told as that. */
export async function unlessMoved<T>(
  place: WatchedPlace | undefined,
  folder: string,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const answer = await work();
    return place?.isStillThere() === false ? fail(movedFault(folder)) : answer;
  } catch (error) {
    if (place?.isStillThere() === false) return fail(movedFault(folder));
    throw error;
  }
}

export function movedFault(folder: string): Fault {
  return userFault(
    'project-not-found',
    `The project is not in ${folder} any more: its folder was moved, renamed, deleted or unmounted while it was open. What was asked last may not have been done. All that was acknowledged before is in the folder, wherever it is now: open it there.`,
  );
}
