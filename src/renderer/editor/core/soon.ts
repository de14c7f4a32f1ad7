/** Does something once the calls have stopped for a while and the browser has nothing better to do. */
export type Soon = (() => void) & { readonly cancel: () => void };

/** With `mostMs` it is done no later than that after the first call, though the calls go on. */
export function createSoon(task: () => void, pauseMs = 300, mostMs = Number.POSITIVE_INFINITY): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = 0;
  let since: number | null = null;
  const cancel = () => {
    clearTimeout(timer);
    if (idle !== 0) cancelIdleCallback(idle);
    idle = 0;
  };
  const soon = () => {
    const now = performance.now();
    since ??= now;
    // What waits for an idle moment already is left to it.
    if (idle !== 0 && now - since >= mostMs) return;
    cancel();
    timer = setTimeout(
      () => {
        idle = requestIdleCallback(
          () => {
            idle = 0;
            since = null;
            task();
          },
          { timeout: 1000 },
        );
      },
      Math.max(0, Math.min(pauseMs, since + mostMs - now)),
    );
  };
  return Object.assign(soon, {
    cancel: () => {
      cancel();
      since = null;
    },
  });
}
