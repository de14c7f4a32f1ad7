/** Why an endpoint gave no answer, as far as it can be told from outside. */
export type Failure = {
  /**
   * `denied`: the key or the account; `missing`: the model or the address; `busy`: asks to be asked later; `too-long`: the
   * prompt; `rejected`: something else in the request. The others may pass by themselves.
   */
  readonly kind: 'denied' | 'missing' | 'busy' | 'unreachable' | 'timed-out' | 'broken' | 'too-long' | 'rejected';
  readonly status: number | null;
  /** What the endpoint or the network said, shortened, never with a key in it. */
  readonly detail: string;
  /** When the endpoint wants to be asked again; null where it doesn't say. */
  readonly retryAfterMs: number | null;
};

/** What one try came to. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function failedAttempt(
  kind: Failure['kind'],
  detail: string,
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind, status: null, detail, retryAfterMs: null } };
}

/** Whether the same request may well be answered a little later. */
export function isPassing({ kind }: Failure): boolean {
  return kind === 'busy' || kind === 'unreachable' || kind === 'timed-out' || kind === 'broken';
}
