import { setImmediate as nextTurn } from 'node:timers/promises';

/** Called between pieces of a long work: it lets others have their turn when the piece took long enough. */
export type Pace = () => Promise<void>;

export function createPace(): Pace {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < 15) return;
    await nextTurn();
    since = performance.now();
  };
}
