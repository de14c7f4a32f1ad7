import { isPausing, type Fault } from '#shared/base/fault.ts';
import type { Asked } from './commands.ts';

/** How a run that only paused goes on; null where there is nothing to go on with. */
export function wayOn({ asked, folder, fault }: { asked: Asked; folder: string; fault: Fault }): string | null {
  if (!isPausing(fault) || (asked !== 'plan' && asked !== 'write' && asked !== 'draft')) return null;
  return `The run is paused and nothing is lost. It goes on with: heddle ${asked} ${inShell(folder)} --resume`;
}

/** A path as a shell takes it for one word. */
function inShell(path: string): string {
  return /^[\w./~@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
