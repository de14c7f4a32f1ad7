/** Called between pieces of a long work: it lets others have their turn when the piece took long enough. */
export type Pace = () => Promise<void>;

export function createPace(): Pace {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < pieceMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

const pieceMs = 15;
