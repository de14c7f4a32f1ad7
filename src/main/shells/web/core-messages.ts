import type { SessionKeys } from './session.ts';

/** Between the process that owns the port and the core's. A `connection` comes with its socket. */
export type ToCoreProcess =
  | { readonly kind: 'start'; readonly keys: SessionKeys; readonly logFolder: string }
  | { readonly kind: 'connection' }
  | { readonly kind: 'link'; readonly secret: string }
  | { readonly kind: 'close' };

export type FromCoreProcess = { readonly kind: 'ready' };
