import type { CoreMessage, WindowMessage } from '#shared/contract/index.ts';

/** Between the process with the windows and the core's. */
export type ToCoreProcess =
  | { readonly kind: 'start'; readonly masterKey: string | null; readonly keyringMessage: string }
  | { readonly kind: 'connect'; readonly connection: string }
  | { readonly kind: 'disconnect'; readonly connection: string }
  | { readonly kind: 'message'; readonly connection: string; readonly message: WindowMessage }
  | {
      readonly kind: 'find-file';
      readonly id: number;
      readonly of: { readonly kind: 'source' | 'asset'; readonly folder: string; readonly id: string };
    }
  | { readonly kind: 'close' };

export type FromCoreProcess =
  | { readonly kind: 'message'; readonly connection: string; readonly message: CoreMessage }
  | {
      readonly kind: 'file';
      readonly id: number;
      readonly found: { readonly path: string; readonly mediaType: string } | null;
    }
  /** A bug that a request met, for the log. */
  | { readonly kind: 'bug'; readonly name: string; readonly message: string }
  | { readonly kind: 'closed' };
