import { zip, type AsyncZippable } from 'fflate';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import type { ShownImage } from '../shared-images.ts';
import { picturePath } from './figure.ts';
import { element, escapeXml, xmlDocument } from './xml.ts';

const mimeType = 'application/vnd.oasis.opendocument.text';
const formulaType = 'application/vnd.oasis.opendocument.formula';

/** The earliest time that a zip can name: the same report gives the same bytes. */
const noTime = new Date(1980, 0, 1);

/** Packs the files of a text document; its type comes first, as it is, so that programs find it there. */
export function packOdt(parts: {
  readonly content: string;
  readonly styles: string;
  readonly meta: string;
  readonly formulas: readonly string[];
  readonly images: Iterable<ShownImage>;
}): Promise<Uint8Array> {
  const { content, styles, meta, formulas, images } = parts;
  const pictures = [...images].map(({ asset, bytes, index }) => ({
    path: picturePath(index, asset.mediaType),
    type: asset.mediaType,
    bytes,
  }));
  const objects = formulas.map((mathml, index) => ({ folder: `Object ${index + 1}/`, mathml }));
  const manifest = manifestXml([
    { path: '/', type: mimeType },
    ...['content.xml', 'styles.xml', 'meta.xml'].map((path) => ({ path, type: 'text/xml' })),
    ...objects.flatMap(({ folder }) => [
      { path: folder, type: formulaType },
      { path: `${folder}content.xml`, type: 'text/xml' },
    ]),
    ...pictures,
  ]);
  const entries: AsyncZippable = {
    mimetype: [Buffer.from(mimeType), { level: 0, mtime: noTime }],
    'META-INF/manifest.xml': [Buffer.from(manifest), { mtime: noTime }],
    'content.xml': [Buffer.from(content), { mtime: noTime }],
    'styles.xml': [Buffer.from(styles), { mtime: noTime }],
    'meta.xml': [Buffer.from(meta), { mtime: noTime }],
  };
  // Hundreds of small files: to compress them would hold others up for longer than it saves.
  for (const { folder, mathml } of objects) {
    entries[`${folder}content.xml`] = [Buffer.from(mathml), { level: 0, mtime: noTime }];
  }
  for (const { path, bytes } of pictures) entries[path] = [bytes, { level: 0, mtime: noTime }];
  return new Promise((resolve, reject) => {
    zip(entries, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}

export function metaXml({ title, authors, language, date }: PrintableReport): string {
  const time = `${date}T00:00:00`;
  const fields = [
    ['meta:generator', 'Heddle'],
    ['dc:title', title],
    ...(authors.length > 0
      ? [
          ['meta:initial-creator', authors.join(', ')],
          ['dc:creator', authors.join(', ')],
        ]
      : []),
    ['dc:language', language],
    ['meta:creation-date', time],
    ['dc:date', time],
  ] as const;
  const inner = fields.map(([name = '', text = '']) => element(name, {}, escapeXml(text))).join('');
  return xmlDocument('office:document-meta', element('office:meta', {}, inner));
}

function manifestXml(entries: readonly { readonly path: string; readonly type: string }[]): string {
  const inner = entries
    .map(({ path, type }) =>
      element('manifest:file-entry', {
        'manifest:full-path': path,
        'manifest:version': path === '/' ? '1.3' : null,
        'manifest:media-type': type,
      }),
    )
    .join('');
  const attributes = {
    'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0',
    'manifest:version': '1.3',
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('manifest:manifest', attributes, inner)}`;
}
