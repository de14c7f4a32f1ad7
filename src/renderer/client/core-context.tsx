import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Result } from '#shared/base/result.ts';
import type { CancelSignal } from '#shared/base/cancel-signal.ts';
import type { Announcement, CoreConnection, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import { useCoreReach } from '#renderer/state/core-reach.ts';
import { addNotice } from '#renderer/state/notices.ts';
import type { Bytes, ReachedCore } from './reached-core.ts';
import { createRequestCache, type Known, type RequestCache } from './request-cache.ts';

type Core = ReachedCore & { readonly cache: RequestCache };

const CoreContext = createContext<Core | null>(null);

export function CoreProvider({ reached, children }: { readonly reached: ReachedCore; readonly children: ReactNode }) {
  const core = useMemo(() => ({ ...reached, cache: createRequestCache(reached.connection) }), [reached]);
  useEffect(
    () =>
      useCoreReach.subscribe((now, before) => {
        if (now.returns > before.returns) core.cache.refreshAll();
      }),
    [core],
  );
  return <CoreContext value={core}>{children}</CoreContext>;
}

export function useCore(): Core {
  const core = useContext(CoreContext);
  if (core === null) throw new Error('there is no core above this component');
  return core;
}

export function useConnection(): CoreConnection {
  return useCore().connection;
}

export function useBytes(): Bytes {
  return useCore().bytes;
}

/** The answer to a request, kept up to date by the core's events; with null nothing is asked. */
export function useRequest<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name> | null,
): Known<Name> & { readonly refresh: () => void } {
  const { cache } = useCore();
  const key = input === null ? null : JSON.stringify(input);
  const entry = useMemo(
    () => (key === null ? null : cache.entryOf(name, JSON.parse(key) as RequestInput<Name>)),
    [cache, name, key],
  );
  const listen = useCallback(
    (listener: () => void) => (entry === null ? () => undefined : cache.listen(entry, listener)),
    [cache, entry],
  );
  const known = useSyncExternalStore(listen, () => entry?.known ?? nothing) as Known<Name>;
  const refresh = useCallback(() => {
    if (entry !== null) cache.refresh(entry);
  }, [cache, entry]);
  return useMemo(() => ({ ...known, refresh }), [known, refresh]);
}

const nothing: Known<RequestName> = { value: undefined, fault: undefined, isLoading: false };

type InvokeOptions = {
  readonly signal?: CancelSignal;
  /** The caller tells of faults itself. */
  readonly quiet?: boolean;
};

/** Asks the core to do something. A fault stays on the screen until it is read, unless the caller is `quiet` about it. */
export function useInvoke(): <Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
  options?: InvokeOptions,
) => Promise<Result<RequestOutput<Name>>> {
  const connection = useConnection();
  return useCallback(
    async (name, input, { quiet = false, ...options } = {}) => {
      const answer = await connection.invoke(name, input, options);
      if (!answer.ok && !quiet && answer.fault.code !== 'cancelled') addNotice({ kind: 'fault', fault: answer.fault });
      return answer;
    },
    [connection],
  );
}

/** Hears every announcement while the component is there. */
export function useCoreEvent(listener: (announcement: Announcement) => void): void {
  const connection = useConnection();
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => connection.subscribe((announcement) => newest.current(announcement)), [connection]);
}
