/** A number of places of which each call takes one while it is in flight. */
export type Places = {
  /** Waits for a place in the order of coming; gives what frees it. Rejects with the signal's reason. */
  readonly take: (signal: AbortSignal) => Promise<() => void>;
};

export function createPlaces(count: number): Places {
  let free = count;
  const queue: (() => void)[] = [];

  const freeOne = () => {
    const next = queue.shift();
    if (next === undefined) free += 1;
    else next();
  };

  const once = () => {
    let isFreed = false;
    return () => {
      if (!isFreed) freeOne();
      isFreed = true;
    };
  };

  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason as Error);
          return;
        }
        if (free > 0) {
          free -= 1;
          resolve(once());
          return;
        }
        const leave = () => {
          queue.splice(queue.indexOf(enter), 1);
          reject(signal.reason as Error);
        };
        const enter = () => {
          signal.removeEventListener('abort', leave);
          resolve(once());
        };
        signal.addEventListener('abort', leave, { once: true });
        queue.push(enter);
      }),
  };
}
