import type { AssetId } from '#shared/base/ids.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { imageUnreadable } from '#main/ports/image-fault.ts';
import type { PrintableReport, PrintBlock } from '#main/ports/report-writer.ts';
import { cancelled } from './shared-cancelled.ts';

/** An image of a report with its bytes; `index` counts from 1 in the order in which images are first shown. */
export type ShownImage = { readonly asset: Asset; readonly bytes: Uint8Array; readonly index: number };

/** Every image that the report shows. Faults: `image-unreadable`, `cancelled`. */
export async function readShownImages(
  { blocks, images }: Pick<PrintableReport, 'blocks' | 'images'>,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<AssetId, ShownImage>>> {
  const shown = new Map<AssetId, ShownImage>();
  for (const id of new Set(blocks.flatMap(assetsOf))) {
    if (signal.aborted) return fail(cancelled);
    const image = images.get(id);
    if (image === undefined) return fail(imageUnreadable(id, 'The project no longer has it.'));
    try {
      shown.set(id, { asset: image.asset, bytes: await image.read(), index: shown.size + 1 });
    } catch (error) {
      return fail(imageUnreadable(image.asset.fileName, error));
    }
  }
  return succeed(shown);
}

function assetsOf(block: PrintBlock): readonly AssetId[] {
  switch (block.type) {
    case 'figure':
      return [block.assetId];
    case 'bullet-list':
    case 'ordered-list':
      return block.items.flat().flatMap(assetsOf);
    case 'quotation':
      return block.blocks.flatMap(assetsOf);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap(assetsOf)));
    case 'heading':
    case 'paragraph':
    case 'code':
    case 'maths':
    case 'rule':
      return [];
  }
}
