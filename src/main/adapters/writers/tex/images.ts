import type { AssetId } from '#shared/base/ids.ts';
import type { ExportedFile } from '#main/ports/report-writer.ts';
import type { ShownImage } from '../shared-images.ts';

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' } as const;

/** The images as files of a folder, under names that TeX takes. Kinds that it can't show are kept, with a warning. */
export function layImages(
  images: readonly (readonly [AssetId, ShownImage])[],
  folder: string,
): {
  readonly paths: ReadonlyMap<AssetId, string | null>;
  readonly files: readonly ExportedFile[];
  readonly warnings: readonly string[];
} {
  const laid = images.map(([id, { asset, bytes, index }]) => ({
    id,
    asset,
    file: { path: `${folder}/figure-${index}.${endings[asset.mediaType]}`, bytes },
    isShown: asset.mediaType === 'image/png' || asset.mediaType === 'image/jpeg',
  }));
  return {
    paths: new Map(laid.map(({ id, file, isShown }) => [id, isShown ? file.path : null])),
    files: laid.map(({ file }) => file),
    warnings: laid
      .filter(({ isShown }) => !isShown)
      .map(
        ({ asset, file }) =>
          `LaTeX can't show ${asset.fileName}: a frame stands in its place. Convert ${file.path} to PNG and name that in the text.`,
      ),
  };
}
