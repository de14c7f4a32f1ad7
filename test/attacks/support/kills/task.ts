import type { Fault } from '#shared/base/fault.ts';
import type { CoreEvent, RequestName } from '#shared/contract/index.ts';

/** One request that the core in the child is asked, and under which name its write is known to the parent. */
export type Asked = {
  readonly key: string;
  readonly name: RequestName;
  readonly input: Readonly<Record<string, unknown>>;
  /** Whether the run that it starts is waited for. */
  readonly startsRun?: boolean;
};

export type Task = {
  readonly environment: Readonly<Record<string, string>>;
  /** `window`: a core that lives on, as the app has it. `command`: each request alone, as the command line asks it. */
  readonly as: 'window' | 'command';
  /** The requests of a round are under way together; the next round waits for them. */
  readonly rounds: readonly (readonly Asked[])[];
  /** Which events the parent is told of. */
  readonly tells: readonly CoreEvent['type'][];
};

/** What the child says, a line each, before it goes on. */
export type Said =
  | { readonly kind: 'ready' }
  | { readonly kind: 'began' }
  | { readonly kind: 'sent'; readonly key: string }
  | { readonly kind: 'acknowledged'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'refused'; readonly key: string; readonly fault: Fault }
  | { readonly kind: 'event'; readonly event: CoreEvent }
  | { readonly kind: 'ended' };
