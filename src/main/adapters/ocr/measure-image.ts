type Size = { readonly width: number; readonly height: number };

/** What a PNG, JPEG, GIF, WebP or BMP says of its size before any of it is decoded; null where it says nothing. */
export function measureImage(bytes: Buffer): Size | null {
  const head = bytes.toString('latin1', 0, 16);
  if (head.startsWith('\x89PNG') && bytes.length >= 24) return size(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  if (head.startsWith('GIF8') && bytes.length >= 10) return size(bytes.readUInt16LE(6), bytes.readUInt16LE(8));
  if (head.startsWith('BM') && bytes.length >= 26) return size(bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22)));
  if (head.startsWith('WEBP', 8) && bytes.length >= 30) return measureWebp(bytes, head.slice(12, 16));
  return head.startsWith('\xff\xd8') ? measureJpeg(bytes) : null;
}

function measureWebp(bytes: Buffer, chunk: string): Size | null {
  if (chunk === 'VP8X') return size(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
  if (chunk === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  return chunk === 'VP8 ' ? size(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff) : null;
}

function measureJpeg(bytes: Buffer): Size | null {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // The frame's header; C4, C8 and CC are tables that stand in its range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return size(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function size(width: number, height: number): Size | null {
  return width > 0 && height > 0 ? { width, height } : null;
}
