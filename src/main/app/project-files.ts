import { extname, join } from 'node:path';
import { assetIdSchema, exportIdSchema, sourceIdSchema } from '#shared/base/ids.ts';
import { assetPath } from '#shared/domain/asset.ts';
import type { CoreHost } from './core-host.ts';
import { inertPolicy } from './renderer-files.ts';

/** Which bytes of a project: the original of a source, an image of the report, or an export of it. */
export type FileAsked = { readonly kind: 'source' | 'asset' | 'export'; readonly folder: string; readonly id: string };

export type FileFound = {
  readonly path: string;
  readonly mediaType: string;
  /** For what a person keeps: the name it is to have with them. */
  readonly downloadName?: string;
};

/** Where the bytes lie that an id names, and what they are; null for what no open project has. */
export function fileOfProject(host: Pick<CoreHost, 'project'>, { kind, folder, id }: FileAsked): FileFound | null {
  if (folder === '') return null;
  const opened = host.project(folder);
  if (!opened.ok) return null;
  const { store, folder: place, exports } = opened.value;
  if (kind === 'export') {
    const exportId = exportIdSchema.safeParse(id);
    return exportId.success ? exports.find(exportId.data) : null;
  }
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

/**
 * What such a file is answered with. It came from somewhere else: in a window of its own, at an address of ours, nothing
 * of it may run, and only images and PDFs are what they say.
 */
export function headersOfFile({ mediaType, downloadName }: FileFound): Record<string, string> {
  return {
    'content-type': isShownAlone(mediaType) ? mediaType : 'application/octet-stream',
    'content-security-policy': inertPolicy,
    'x-content-type-options': 'nosniff',
    ...(downloadName !== undefined && { 'content-disposition': asDownload(downloadName) }),
  };
}

/** What browsers show or read without running anything. */
function isShownAlone(mediaType: string): boolean {
  return mediaType === 'application/pdf' || /^image\/(?:png|jpeg|gif|webp|bmp)$/.test(mediaType);
}

/** The header under which a browser saves what it fetches, for every name. */
function asDownload(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
