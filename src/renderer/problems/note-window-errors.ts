import type { RequestInput } from '#shared/contract/index.ts';
import type { ReachedCore } from '#renderer/client/index.ts';

type Caught = RequestInput<'app.note-problem'>['caught'];

const mostInAMinute = 20;
const minuteMs = 60_000;

let reaching: Promise<ReachedCore> | null = null;
let noted: readonly number[] = [];

/** Has the core note what this window doesn't catch. */
export function noteWindowErrors(reached: Promise<ReachedCore>): void {
  reaching = reached;
  window.addEventListener('error', ({ error }: ErrorEvent) => {
    // Without an error it is a warning of the browser's own, as of observers that came late.
    if (error !== null && error !== undefined) noteCaught('error', error);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => noteCaught('rejection', reason));
}

/** Has the core note an error. What it says of itself is left there to the core, which keeps no contents. */
export function noteCaught(caught: Caught, error: unknown): void {
  const nowMs = performance.now();
  noted = noted.filter((ms) => nowMs - ms < minuteMs);
  if (noted.length >= mostInAMinute) return;
  noted = [...noted, nowMs];
  const cause = error instanceof Error && error.cause !== undefined ? { cause: thrownOf(error.cause) } : {};
  // To note a problem must never be one.
  void reaching
    ?.then(({ connection }) =>
      connection.invoke('app.note-problem', { caught, error: { ...thrownOf(error), ...cause } }),
    )
    .catch(() => undefined);
}

function thrownOf(error: unknown) {
  if (!(error instanceof Error)) return { name: '', message: '', stack: '' };
  const { name, message, stack = '' } = error;
  return { name: name.slice(0, 200), message: message.slice(0, 20_000), stack: stack.slice(0, 100_000) };
}
