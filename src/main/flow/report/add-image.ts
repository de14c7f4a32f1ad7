import { createHash } from 'node:crypto';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId } from '#shared/base/ids.ts';
import { assetPath, type Asset } from '#shared/domain/asset.ts';
import type { AssetFiles } from '#main/ports/asset-files.ts';
import type { AssetStore } from '#main/ports/project-store.ts';
import { readImage } from './read-image.ts';

const largestBytes = 20 * 1024 * 1024;
/** More than any screen or page shows; what claims more may be made to fill a memory. */
const largestSide = 30_000;
const mostPixels = 200_000_000;

/**
 * Keeps an image for the report; the same bytes twice are one. What it is is told from its bytes. Faults: `file-empty`,
 * `file-too-large`, `file-type-unsupported`.
 */
export async function addImage(options: {
  store: AssetStore;
  files: AssetFiles;
  fileName: string;
  bytes: Uint8Array;
}): Promise<Result<Asset>> {
  const { store, files, fileName, bytes } = options;
  if (bytes.byteLength === 0) return fail(userFault('file-empty', 'The image is empty.'));
  if (bytes.byteLength > largestBytes) {
    return fail(userFault('file-too-large', 'The image is larger than 20 MB. Make it smaller and add it again.'));
  }
  const image = readImage(bytes);
  if (image === null) {
    return fail(
      userFault(
        'file-type-unsupported',
        'This is no PNG, JPEG, GIF or WebP image. Other kinds can’t be put in a report.',
      ),
    );
  }
  const { mediaType, width, height } = image;
  if (width === 0 || height === 0)
    return fail(userFault('file-damaged', 'The image has no size: its file is damaged.'));
  if (Math.max(width, height) > largestSide || width * height > mostPixels) {
    return fail(userFault('file-too-large', `The image has ${width} × ${height} pixels, which is too many.`));
  }
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const id = toId('ast', contentHash.slice(0, 24));
  const known = store.getAsset(id);
  const asset: Asset = known ?? { id, contentHash, mediaType, fileName, byteCount: bytes.byteLength, width, height };
  // Written again where a copy of the project was made without it.
  await files.keep(assetPath(asset), bytes);
  if (known === null) store.putAsset(asset);
  return succeed(asset);
}
