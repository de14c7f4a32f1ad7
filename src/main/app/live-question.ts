/** One thing at a time that a run waits for a person to say. */
export type LiveQuestion<Asked, Answer> = {
  /** Null where the signal is aborted, or something else is asked before it is answered. */
  readonly ask: (asked: Asked, signal: AbortSignal) => Promise<Answer | null>;
  readonly asked: () => Asked | null;
  /** False where nothing is asked. */
  readonly answer: (answer: Answer | null) => boolean;
};

export function createLiveQuestion<Asked, Answer>(): LiveQuestion<Asked, Answer> {
  let open: { asked: Asked; settle: (answer: Answer | null) => void } | null = null;

  function answer(given: Answer | null): boolean {
    const answered = open;
    open = null;
    answered?.settle(given);
    return answered !== null;
  }

  return {
    ask: (asked, signal) => {
      answer(null);
      if (signal.aborted) return Promise.resolve(null);
      return new Promise((settle) => {
        const mine = { asked, settle };
        open = mine;
        signal.addEventListener('abort', () => (open === mine ? answer(null) : false), { once: true });
      });
    },
    asked: () => open?.asked ?? null,
    answer,
  };
}
