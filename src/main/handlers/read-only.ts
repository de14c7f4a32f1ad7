import { userFault, type Fault } from '#shared/base/fault.ts';
import type { Project } from './project.ts';

/** Why the project can't be changed, and what to do about it; null where it can. */
export function readOnlyFault({ readOnlyBecause, folder }: Pick<Project, 'readOnlyBecause' | 'folder'>): Fault | null {
  switch (readOnlyBecause) {
    case null:
      return null;
    case 'too-new':
      return userFault(
        'project-too-new',
        'A newer Heddle made this project, so this one only reads it. Update Heddle to change it.',
      );
    case 'unwritable':
      return userFault(
        'project-read-only',
        `Nothing can be written in ${folder}, so the project is only read. To change it, copy it to a folder that you may write, or change the folder's permissions and open it again.`,
      );
  }
}
