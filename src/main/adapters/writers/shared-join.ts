import { fail, succeed, type Result } from '#shared/base/result.ts';
import { cancelled } from './shared-cancelled.ts';

/** So long a writer works before others get their turn. */
const turnMs = 8;

/** What a writer makes of a report, part by part, as one text. Fault: `cancelled`. */
export async function joinParts(parts: Iterable<string>, signal: AbortSignal): Promise<Result<string>> {
  const made: string[] = [];
  let since = performance.now();
  for (const part of parts) {
    made.push(part);
    if (performance.now() - since < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return fail(cancelled);
    since = performance.now();
  }
  return signal.aborted ? fail(cancelled) : succeed(made.join(''));
}
