import { extname, join } from 'node:path';
import { assetIdSchema, sourceIdSchema } from '#shared/base/ids.ts';
import { assetPath } from '#shared/domain/asset.ts';
import type { CoreHost } from './core-host.ts';

/** Which bytes of a project: the original of a source, or an image of the report. */
export type FileAsked = { readonly kind: 'source' | 'asset'; readonly folder: string; readonly id: string };

/** Where the bytes lie that an id names, and what they are; null for what no open project has. */
export function fileOfProject(
  host: Pick<CoreHost, 'project'>,
  { kind, folder, id }: FileAsked,
): { readonly path: string; readonly mediaType: string } | null {
  if (folder === '') return null;
  const opened = host.project(folder);
  if (!opened.ok) return null;
  const { store, folder: place } = opened.value;
  if (kind === 'source') {
    const sourceId = sourceIdSchema.safeParse(id);
    const source = sourceId.success ? store.getSource(sourceId.data) : null;
    if (source === null) return null;
    const { contentHash, fileName, mediaType } = source;
    return { path: join(place, 'sources', `${contentHash}${extname(fileName).toLowerCase()}`), mediaType };
  }
  const assetId = assetIdSchema.safeParse(id);
  const asset = assetId.success ? store.getAsset(assetId.data) : null;
  return asset === null ? null : { path: join(place, assetPath(asset)), mediaType: asset.mediaType };
}
