import type { AssetId, ExportId, SourceId } from '#shared/base/ids.ts';
import type { Result } from '#shared/base/result.ts';
import type { CoreConnection } from '#shared/contract/index.ts';

/** A file to bring in, with its path inside the folder that was dropped. */
export type BroughtFile = { readonly file: File; readonly name: string };

/** Bytes go beside the requests: they are too large for messages. */
export type Bytes = {
  readonly sourceUrl: (of: { readonly folder: string; readonly sourceId: SourceId }) => string;
  readonly assetUrl: (of: { readonly folder: string; readonly assetId: AssetId }) => string;
  /** The file of an export, or an archive of all its files. */
  readonly exportUrl: (of: { readonly folder: string; readonly exportId: ExportId }) => string;
  /** Paths under which the core can read the files. */
  readonly bringFiles: (of: {
    readonly folder: string;
    readonly files: readonly BroughtFile[];
  }) => Promise<Result<readonly string[]>>;
};

/** What a shell can do differently from the others. */
export type Shell = {
  /** The system's own dialog; null where the shell has none and Heddle's own is shown. */
  readonly pickPaths:
    | ((of: { readonly kind: 'folder' | 'files' | 'new-folder'; readonly title: string }) => Promise<readonly string[]>)
    | null;
};

/** How this window reaches the core, by whatever carries it. */
export type ReachedCore = {
  readonly connection: CoreConnection;
  readonly bytes: Bytes;
  readonly shell: 'web' | 'electron';
  readonly dialogs?: Shell;
};
