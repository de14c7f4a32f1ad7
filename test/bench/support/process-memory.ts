import { readdirSync, readFileSync } from 'node:fs';

/** The most memory that a process held at a time, in MB, with all its threads; 0 where the system doesn't tell. */
export function peakMemoryMb(pid: number | 'self'): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** The processes of the index's engine that this one has started. */
export function engineProcesses(): readonly number[] {
  try {
    return readdirSync('/proc/self/task')
      .flatMap((thread) => readOr(`/proc/self/task/${thread}/children`).split(' '))
      .filter((pid) => readOr(`/proc/${pid}/cmdline`).includes('lance-process'))
      .map(Number);
  } catch {
    return [];
  }
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
