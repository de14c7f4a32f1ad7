import { providerFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import {
  coreMessageSchema,
  type Announcement,
  type CoreConnection,
  type WindowMessage,
} from '#shared/contract/index.ts';
import { shellMessageSchema, type PickPaths, type ShellMessage } from '#shared/contract/shell-messages.ts';
import type { Bytes, ReachedCore } from './reached-core.ts';

/** What the preload puts into the window. */
export type ElectronBridge = {
  readonly invoke: (message: WindowMessage) => void;
  readonly subscribe: (listener: (message: unknown) => void) => () => void;
  readonly pickPaths: (of: PickPaths) => Promise<readonly string[]>;
  readonly pathOf: (file: File) => string;
};

const lost = providerFault('connection-lost', "Heddle's core was started again. Nothing is lost; try once more.");

/** Reaches the core through the bridge of Electron's preload. */
export function connectOverBridge(
  bridge: ElectronBridge,
  onShellMessage: (message: ShellMessage) => void,
): Promise<ReachedCore> {
  return new Promise((resolve) => {
    const listeners = new Set<(announcement: Announcement) => void>();
    const waiting = new Map<number, (result: Result<never>) => void>();
    let lastId = 0;
    bridge.subscribe((data) => {
      const said = shellMessageSchema.safeParse(data);
      if (said.success) {
        if (said.data.kind === 'core-restarted') {
          for (const answer of waiting.values()) answer(fail(lost));
          waiting.clear();
        }
        onShellMessage(said.data);
        return;
      }
      const message = coreMessageSchema.parse(data);
      if (message.kind === 'welcome') {
        resolve({
          connection: connectionOf(message.connectionId),
          bytes: bytesOver(bridge),
          shell: 'electron',
          dialogs: { pickPaths: (of) => bridge.pickPaths(of) },
        });
      } else if (message.kind === 'announcement') {
        for (const listener of listeners) listener(message.announcement);
      } else {
        waiting.get(message.id)?.(message.result as Result<never>);
        waiting.delete(message.id);
      }
    });

    function connectionOf(id: string): CoreConnection {
      return {
        id,
        invoke: (name, input, { signal } = {}) =>
          new Promise((answer) => {
            lastId += 1;
            const requestId = lastId;
            waiting.set(requestId, answer);
            bridge.invoke({ kind: 'request', id: requestId, name, input });
            signal?.addEventListener('abort', () => bridge.invoke({ kind: 'cancel', id: requestId }), { once: true });
          }),
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      };
    }
  });
}

function bytesOver(bridge: ElectronBridge): Bytes {
  return {
    sourceUrl: ({ folder, sourceId }) => address('files/source', { folder, id: sourceId }),
    assetUrl: ({ folder, assetId }) => address('files/asset', { folder, id: assetId }),
    exportUrl: ({ folder, exportId }) => address('files/export', { folder, id: exportId }),
    // The core reads the files where they are: nothing is copied through the window.
    bringFiles: async ({ files }) => succeed(files.map(({ file }) => bridge.pathOf(file))),
  };
}

function address(path: string, parameters: Readonly<Record<string, string>>): string {
  return `${new URL(path, location.href).href}?${new URLSearchParams(parameters).toString()}`;
}
