import { readFileSync } from 'node:fs';

/** A process by its id and, where the system tells, when it began: ids are given anew, in containers at once. */
export type BornProcess = { readonly pid: number; readonly birth: string | null };

/** When a process began, counted from the start of the machine, so that no clock can change it; null elsewhere than on Linux. */
export function birthOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name in the second field may hold anything, so fields are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot} ${ticks}`;
  } catch {
    return null;
  }
}

/** Whether it is this process that goes on, and not another that has its id now. */
export function isStillRunning({ pid, birth }: BornProcess): boolean {
  if (birth !== null) return birthOf(pid) === birth;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
