import type { Background } from '#main/handlers/index.ts';

/** What goes on in one project beside its requests. */
export type BackgroundWork = Background & {
  /** Aborts all of it and comes back when it has ended. */
  readonly close: () => Promise<void>;
};

type Going = { next: ((signal: AbortSignal) => Promise<unknown>) | null; readonly ended: Promise<void> };

export function createBackgroundWork(options: {
  /** Told what is thrown, as nobody waits for it. */
  readonly onFailure: (error: unknown) => void;
}): BackgroundWork {
  const closing = new AbortController();
  const going = new Map<string, Going>();

  async function goOn(name: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    try {
      await work(closing.signal);
    } finally {
      const next = going.get(name)?.next ?? null;
      going.delete(name);
      if (next !== null && !closing.signal.aborted) begin(name, next);
    }
  }

  function begin(name: string, work: (signal: AbortSignal) => Promise<unknown>): void {
    // It starts after the request that asked for it has been answered.
    const ended = new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => goOn(name, work))
      .catch(options.onFailure);
    going.set(name, { next: null, ended });
  }

  return {
    start: (name, work) => {
      if (closing.signal.aborted) return;
      const present = going.get(name);
      if (present === undefined) begin(name, work);
      else present.next = work;
    },
    isGoingOn: (name) => going.has(name),
    settled: async (name) => {
      for (let present = going.get(name); present !== undefined; present = going.get(name)) await present.ended;
    },
    isClosing: () => closing.signal.aborted,
    close: async () => {
      closing.abort();
      await Promise.all([...going.values()].map(({ ended }) => ended));
    },
  };
}
