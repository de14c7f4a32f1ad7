import type { AssetId } from '#shared/base/ids.ts';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { PrintableReport, PrintBlock } from '#main/ports/report-writer.ts';
import { cancelled } from './cancelled.ts';

/** Every image that the report shows, as an address that holds it. Faults: `image-unreadable`, `cancelled`. */
export async function readImages(
  { blocks, images }: Pick<PrintableReport, 'blocks' | 'images'>,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<AssetId, string>>> {
  const addresses = new Map<AssetId, string>();
  for (const id of new Set(blocks.flatMap(shown))) {
    if (signal.aborted) return fail(cancelled);
    const image = images.get(id);
    if (image === undefined) return fail(unreadable(id, 'The project no longer has it.'));
    try {
      const bytes = await image.read();
      addresses.set(id, `data:${image.asset.mediaType};base64,${Buffer.from(bytes).toString('base64')}`);
    } catch (error) {
      return fail(unreadable(image.asset.fileName, String(error)));
    }
  }
  return succeed(addresses);
}

function unreadable(name: string, detail: string) {
  const message = `The image ${name} can't be read. Put it into the report again, or take its figure out.`;
  return userFault('image-unreadable', message, detail);
}

function shown(block: PrintBlock): readonly AssetId[] {
  switch (block.type) {
    case 'figure':
      return [block.assetId];
    case 'bullet-list':
    case 'ordered-list':
      return block.items.flat().flatMap(shown);
    case 'quotation':
      return block.blocks.flatMap(shown);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap(shown)));
    case 'heading':
    case 'paragraph':
    case 'code':
    case 'maths':
    case 'rule':
      return [];
  }
}
