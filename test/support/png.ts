import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { toId } from '#shared/base/ids.ts';
import type { Asset } from '#shared/domain/asset.ts';

/** A real PNG: bars of the height of the values, each image unlike the others. */
export function pngOfBars(values: readonly number[], { width = 120, height = 80 } = {}): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3, 0xff);
    row[0] = 0;
    for (let x = 0; x < width; x += 1) {
      const bar = Math.floor((x / width) * values.length);
      if (height - y > (values[bar] ?? 0) * height) continue;
      row.set([40 + ((bar * 53) % 180), 70 + ((bar * 29) % 120), 140], 1 + x * 3);
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The record that the project would keep of an image of `pngOfBars`. */
export function assetOfPng(bytes: Uint8Array, fileName: string): Asset {
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    id: toId('ast', contentHash.slice(0, 24)),
    contentHash,
    mediaType: 'image/png',
    fileName,
    byteCount: bytes.byteLength,
    width: view.getUint32(16),
    height: view.getUint32(20),
  };
}

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}
