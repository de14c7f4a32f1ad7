import { ourFault } from '#shared/base/fault.ts';
import { fail } from '#shared/base/result.ts';
import type { CoreConnection, CoreMessage, RequestName, WindowMessage } from '#shared/contract/index.ts';

/** A connection that messages go over. */
export type Carried = {
  readonly hear: (message: WindowMessage) => void;
  /** The window is gone: what it asked for and doesn't go on by itself is cancelled. */
  readonly end: () => void;
};

/**
 * Carries a connection over anything that takes messages: says who the window is, then answers and announces. What the
 * core throws is a bug, which it has noted: the window gets a fault, so that one request never ends the others.
 */
export function carryMessages(connection: CoreConnection, send: (message: CoreMessage) => void): Carried {
  const asked = new Map<number, AbortController>();
  let isOpen = true;
  const sendWhileOpen = (message: CoreMessage): void => {
    if (isOpen) send(message);
  };
  sendWhileOpen({ kind: 'welcome', connectionId: connection.id });
  const unsubscribe = connection.subscribe((announcement) => sendWhileOpen({ kind: 'announcement', announcement }));
  return {
    hear: (message) => {
      const { id } = message;
      if (message.kind === 'cancel') {
        asked.get(id)?.abort();
        return;
      }
      const controller = new AbortController();
      asked.set(id, controller);
      void connection
        .invoke(message.name as RequestName, message.input as never, { signal: controller.signal })
        .catch((thrown: unknown) => {
          const detail = thrown instanceof Error ? thrown.message : String(thrown);
          return fail(ourFault('unexpected', 'Something in Heddle went wrong. Nothing else is affected.', detail));
        })
        .then((result) => {
          asked.delete(id);
          sendWhileOpen({ kind: 'answer', id, result });
        });
    },
    end: () => {
      isOpen = false;
      unsubscribe();
      for (const controller of asked.values()) controller.abort();
    },
  };
}
