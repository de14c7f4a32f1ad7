import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Why something that came in was turned away. */
export type Refusal =
  | 'foreign-host'
  | 'foreign-site'
  | 'foreign-origin'
  | 'foreign-path'
  | 'no-session'
  | 'spent-link'
  | 'wrong-method'
  | 'path-outside'
  | 'wrong-name'
  | 'unknown-project'
  | 'too-large'
  | 'malformed-message'
  | 'message-flood'
  | 'wrong-use'
  | 'slow-window'
  | 'core-fault';

export type RefusalLog = {
  /** `what` names the thing, without secrets and without contents. */
  readonly add: (refusal: Refusal, what: string) => void;
  /** Writes down what was left out so far. */
  readonly flush: () => void;
};

const quietMs = 10_000;
const largestBytes = 1_000_000;

/** One line for each refusal in `heddle.log` of the folder; of one kind at most one in ten seconds, with how many were left out. */
export function createRefusalLog(options: { readonly folder: string; readonly nowMs: () => number }): RefusalLog {
  const { folder, nowMs } = options;
  const path = join(folder, 'heddle.log');
  const kinds = new Map<Refusal, { lastMs: number; leftOut: number }>();

  function write(refusal: Refusal, what: string): void {
    const line = `${new Date(nowMs()).toISOString()} refused ${refusal}: ${harmless(what)}\n`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) renameSync(path, `${path}.1`);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A log that can't be written must not stop the doors from being shut.
    }
  }

  return {
    add: (refusal, what) => {
      const kind = kinds.get(refusal);
      if (kind !== undefined && nowMs() - kind.lastMs < quietMs) {
        kind.leftOut += 1;
        return;
      }
      const before = kind === undefined || kind.leftOut === 0 ? '' : ` (and ${kind.leftOut} more before)`;
      kinds.set(refusal, { lastMs: nowMs(), leftOut: 0 });
      write(refusal, `${what}${before}`);
    },
    flush: () => {
      for (const [refusal, kind] of kinds) {
        if (kind.leftOut > 0) write(refusal, `${kind.leftOut} more of them`);
        kind.leftOut = 0;
      }
    },
  };
}

/** One short line that steers no terminal. */
function harmless(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '?')
    .slice(0, 200);
}
