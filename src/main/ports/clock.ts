/** Where the core learns the time; tests pass a fixed one. */
export type Clock = {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
};

export function timestamp(clock: Clock): string {
  return new Date(clock.nowMs()).toISOString();
}
