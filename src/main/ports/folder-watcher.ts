export type FolderChanges = {
  /** Files that appeared or changed and are written to no more. */
  readonly changed: readonly string[];
  /** Whether files went, or the folder itself. */
  readonly hasGone: boolean;
};

/** Tells what happens to the files that can be read in, in a folder and those below; hidden ones are left out. */
export type FolderWatcher = {
  /** Comes back when it watches: what changes from then on is told, many changes at once. */
  readonly watch: (options: {
    readonly path: string;
    readonly onChanges: (changes: FolderChanges) => void;
  }) => Promise<{ readonly close: () => Promise<void> }>;
};
