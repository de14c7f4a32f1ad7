/** The bytes of the report's images in the project's folder. */
export type AssetFiles = {
  /** Durably, whole or not at all. `path` is from the project's folder; bytes that are there already stay. */
  readonly keep: (path: string, bytes: Uint8Array) => Promise<void>;
};
