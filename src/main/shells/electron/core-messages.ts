import type { Result } from '#shared/base/result.ts';
import type { CoreMessage, WindowMessage } from '#shared/contract/index.ts';
import type { FileAsked, FileFound } from '#main/app/project-files.ts';

/** Between the process with the windows and the core's. */
export type ToCoreProcess =
  | { readonly kind: 'start'; readonly masterKey: string | null; readonly keyringMessage: string }
  | { readonly kind: 'connect'; readonly connection: string }
  | { readonly kind: 'disconnect'; readonly connection: string }
  | { readonly kind: 'message'; readonly connection: string; readonly message: WindowMessage }
  | {
      readonly kind: 'find-file';
      readonly id: number;
      readonly of: FileAsked;
    }
  | { readonly kind: 'printed'; readonly id: number; readonly result: Result<Uint8Array> }
  | { readonly kind: 'close' };

export type FromCoreProcess =
  | { readonly kind: 'message'; readonly connection: string; readonly message: CoreMessage }
  | {
      readonly kind: 'file';
      readonly id: number;
      readonly found: FileFound | null;
    }
  /** A page to print, and one that nobody waits for any more. */
  | { readonly kind: 'print'; readonly id: number; readonly html: string }
  | { readonly kind: 'stop-printing'; readonly id: number }
  | { readonly kind: 'closed' };
