import type { AssetId } from '#shared/base/ids.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { imageUnreadable } from '#main/ports/image-fault.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import { cancelled } from '../shared-cancelled.ts';
import type { DocxReport } from './docx-report.ts';

/** The images in kinds that Word shows: WebP becomes PNG. Faults: `image-unreadable`, `cancelled`. */
export async function readImages(report: PrintableReport, signal: AbortSignal): Promise<Result<DocxReport['images']>> {
  const images = new Map<AssetId, { asset: Asset; bytes: Uint8Array }>();
  for (const [id, { asset, read }] of report.images) {
    if (signal.aborted) return fail(cancelled);
    try {
      const bytes = await read();
      if (asset.mediaType === 'image/webp') {
        images.set(id, { asset: { ...asset, mediaType: 'image/png' }, bytes: await webpToPng(bytes, asset) });
      } else images.set(id, { asset, bytes });
    } catch (error) {
      return fail(imageUnreadable(asset.fileName, error));
    }
  }
  return succeed(images);
}

async function webpToPng(bytes: Uint8Array, { width, height }: Asset): Promise<Uint8Array> {
  // A large library of its own, for few reports.
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(bytes);
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return canvas.encode('png');
}
