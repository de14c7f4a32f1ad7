/** The requests that a project is answering: it must not be closed beneath them. */
export type RequestsUnderWay = {
  /** Does the work with a signal that also ends it when its project closes. */
  readonly during: <T>(
    folder: string,
    cancelled: AbortController,
    work: (signal: AbortSignal) => Promise<T> | T,
  ) => Promise<T>;
  /** Cancels what goes on in the folder's project and comes back when all of it has ended. */
  readonly end: (folder: string) => Promise<void>;
};

export function createRequestsUnderWay(): RequestsUnderWay {
  const underWay = new Map<string, Map<AbortController, Promise<unknown>>>();

  return {
    during: async (folder, cancelled, work) => {
      const ofFolder = underWay.get(folder) ?? new Map<AbortController, Promise<unknown>>();
      underWay.set(folder, ofFolder);
      const working = (async () => work(cancelled.signal))();
      ofFolder.set(cancelled, working);
      try {
        return await working;
      } finally {
        ofFolder.delete(cancelled);
        if (ofFolder.size === 0) underWay.delete(folder);
      }
    },
    end: async (folder) => {
      const ofFolder = [...(underWay.get(folder) ?? [])];
      for (const [cancelled] of ofFolder) cancelled.abort();
      // How each ended is its caller's to hear.
      await Promise.allSettled(ofFolder.map(([, working]) => working));
    },
  };
}
