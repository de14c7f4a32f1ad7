import type { CancelSignal } from '../base/cancel-signal.ts';
import type { Result } from '../base/result.ts';
import type { Announcement } from './events.ts';
import type { RequestInput, RequestName, RequestOutput } from './requests.ts';

/** How a shell reaches the core, whatever carries it: a call, a channel between processes, a WebSocket. */
export type CoreConnection = {
  /** Names this connection in the `origin` of announcements. */
  readonly id: string;
  /**
   * Answers are values: also a request that doesn't fit the contract (`wrong-use`) and a carrier that broke
   * (`connection-lost`). Aborting the signal cancels the request.
   */
  readonly invoke: <Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
    options?: { readonly signal?: CancelSignal },
  ) => Promise<Result<RequestOutput<Name>>>;
  /** Every announcement from now on, in order. Returns what ends it. */
  readonly subscribe: (listener: (announcement: Announcement) => void) => () => void;
};
