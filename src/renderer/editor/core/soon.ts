/** Does something once the calls have stopped for a while and the browser has nothing better to do. */
export type Soon = (() => void) & { readonly cancel: () => void };

export function createSoon(task: () => void, pauseMs = 300): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = 0;
  const cancel = () => {
    clearTimeout(timer);
    if (idle !== 0) cancelIdleCallback(idle);
    idle = 0;
  };
  const soon = () => {
    cancel();
    timer = setTimeout(() => {
      idle = requestIdleCallback(
        () => {
          idle = 0;
          task();
        },
        { timeout: 1000 },
      );
    }, pauseMs);
  };
  return Object.assign(soon, { cancel });
}
