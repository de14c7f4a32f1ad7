/** What the thread is asked. */
export type CopyTask =
  | { readonly kind: 'copy'; readonly from: string; readonly to: string }
  /** Whether a database is whole and a project's. */
  | { readonly kind: 'check'; readonly path: string };

export type CopyOutcome =
  | { readonly kind: 'good'; readonly schema: number }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'no-project' }
  /** What SQLite or the file system said. */
  | { readonly kind: 'failed'; readonly errcode?: number; readonly code?: string; readonly message: string };
