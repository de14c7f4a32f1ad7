import type { AssetId } from '#shared/base/ids.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';

/** A report that can travel to another thread: its images are read. */
export type DocxReport = Omit<PrintableReport, 'images'> & {
  readonly images: ReadonlyMap<AssetId, { readonly asset: Asset; readonly bytes: Uint8Array }>;
};
