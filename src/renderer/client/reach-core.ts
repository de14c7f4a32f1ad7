import type { ShellMessage } from '#shared/contract/shell-messages.ts';
import { connectOverBridge, type ElectronBridge } from './electron-connection.ts';
import type { ReachedCore } from './reached-core.ts';
import { connectOverWeb } from './web-connection.ts';

/** The core behind this window: through Electron's bridge where there is one, else over the web. */
export function reachCore(onShellMessage: (message: ShellMessage) => void): Promise<ReachedCore> {
  const { heddle: bridge } = window as { readonly heddle?: ElectronBridge };
  return bridge === undefined ? connectOverWeb() : connectOverBridge(bridge, onShellMessage);
}
