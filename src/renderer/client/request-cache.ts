import type { Fault } from '#shared/base/fault.ts';
import type { CoreConnection, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import { refreshRules } from './refresh-rules.ts';

/** What is known of the answer to one request. The last answer stays while a newer one is on its way. */
export type Known<Name extends RequestName> = {
  readonly value: RequestOutput<Name> | undefined;
  readonly fault: Fault | undefined;
  readonly isLoading: boolean;
};

type Entry = {
  readonly name: RequestName;
  readonly input: unknown;
  readonly folder: string | null;
  known: Known<RequestName>;
  listeners: Set<() => void>;
  isStale: boolean;
  isAsking: boolean;
  /** The pause that is waited for, and since when. */
  timer?: ReturnType<typeof setTimeout> | undefined;
  waitsSince?: number | undefined;
};

const pauseMs = 1200;
const mostMs = 6000;

/** Answers that components share: asked once for all who show them, and again when an event says they are old. */
export type RequestCache = ReturnType<typeof createRequestCache>;

export function createRequestCache(connection: CoreConnection) {
  const entries = new Map<string, Entry>();
  connection.subscribe(({ event, folder }) => {
    const names = refreshRules[event.type] ?? [];
    for (const entry of entries.values()) {
      const isMeant =
        names.includes(entry.name) && (entry.folder === null || folder === null || entry.folder === folder);
      if (!isMeant) continue;
      if (event.type === 'section-changed') refreshAfterPause(entry);
      else refresh(entry);
    }
  });

  /** While a person types a section is saved each second: what is worked out from the whole report waits for a pause. */
  function refreshAfterPause(entry: Entry): void {
    const now = performance.now();
    entry.waitsSince ??= now;
    clearTimeout(entry.timer);
    const waitMs = Math.min(pauseMs, entry.waitsSince + mostMs - now);
    entry.timer = setTimeout(() => refresh(entry), Math.max(0, waitMs));
  }

  function refresh(entry: Entry): void {
    clearTimeout(entry.timer);
    entry.waitsSince = undefined;
    entry.isStale = true;
    if (entry.listeners.size > 0) void ask(entry);
  }

  async function ask(entry: Entry): Promise<void> {
    // One question at a time: what became old meanwhile is asked once more after the answer.
    if (entry.isAsking) return;
    entry.isAsking = true;
    entry.isStale = false;
    tell(entry, { ...entry.known, isLoading: true });
    const answer = await connection.invoke(entry.name, entry.input as RequestInput<RequestName>);
    entry.isAsking = false;
    tell(
      entry,
      answer.ok
        ? { value: answer.value, fault: undefined, isLoading: false }
        : { value: entry.known.value, fault: answer.fault, isLoading: false },
    );
    if (entry.isStale && entry.listeners.size > 0) await ask(entry);
  }

  return {
    entryOf: <Name extends RequestName>(name: Name, input: RequestInput<Name>): Entry => {
      const key = `${name} ${JSON.stringify(input)}`;
      const known = entries.get(key);
      if (known !== undefined) return known;
      const entry: Entry = {
        name,
        input,
        folder: (input as { folder?: string }).folder ?? null,
        known: { value: undefined, fault: undefined, isLoading: true },
        listeners: new Set(),
        isStale: true,
        isAsking: false,
      };
      entries.set(key, entry);
      return entry;
    },
    listen: (entry: Entry, listener: () => void): (() => void) => {
      entry.listeners.add(listener);
      if (entry.isStale) void ask(entry);
      return () => entry.listeners.delete(listener);
    },
    refresh,
    /** After the core was away nothing that is known can be trusted. */
    refreshAll: () => {
      for (const entry of entries.values()) refresh(entry);
    },
  };
}

function tell(entry: Entry, known: Known<RequestName>): void {
  entry.known = known;
  for (const listener of entry.listeners) listener();
}
