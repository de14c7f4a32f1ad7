/** Does something once nothing was asked for so long. */
export function createQuietTime(quietMs: number, work: () => Promise<unknown>): { readonly disturb: () => void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    disturb: () => {
      if (timer !== null) clearTimeout(timer);
      // What fails is met again, and told, by whoever asks next.
      timer = setTimeout(() => void work().catch(() => undefined), quietMs);
      timer.unref();
    },
  };
}
