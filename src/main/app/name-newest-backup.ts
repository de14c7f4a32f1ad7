import type { Fault } from '#shared/base/fault.ts';
import { checkDatabase } from '#main/adapters/sqlite/backups/index.ts';
import type { ProjectBackups } from '#main/ports/project-backups.ts';

/** Says of a damaged project which backup it can come back to: the newest that is whole. Other faults stay as they are. */
export async function nameNewestBackup(fault: Fault, folder: string, backups: ProjectBackups): Promise<Fault> {
  if (fault.code !== 'project-damaged') return fault;
  for (const { path, name, madeAt } of await backups.list(folder)) {
    if (!(await checkDatabase(path)).ok) continue;
    const when = madeAt.slice(0, 16).replace('T', ' ');
    return {
      ...fault,
      message: `The project’s database is damaged. Its newest good backup is of ${when} (UTC). To go back to it: heddle restore ${folder} ${name}. The damaged file is kept.`,
    };
  }
  return { ...fault, message: `${fault.message} There is no good backup in its own folder “backups”.` };
}
