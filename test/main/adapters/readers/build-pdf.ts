import { createHash } from 'node:crypto';

export type PdfLine = { readonly text: string; readonly x: number; readonly y: number; readonly size?: number };

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** A PDF of pages of 612 × 792 points in Helvetica; `encrypted` locks it (RC4, 40 bits) with an empty user password. */
export function buildPdf(
  pages: readonly (readonly PdfLine[])[],
  options: { encrypted?: boolean; title?: string; xmp?: string } = {},
): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const fileId = Buffer.alloc(16, 7);
  const owner = rc4(md5(padding).subarray(0, 5), padding);
  const key = md5(Buffer.concat([padding, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), fileId])).subarray(0, 5);
  const encrypt = (id: number, bytes: Buffer): Buffer =>
    options.encrypted === true
      ? rc4(md5(Buffer.concat([key, Buffer.from([id, 0, 0, 0, 0])])).subarray(0, 10), bytes)
      : bytes;
  const objects: Buffer[] = [
    Buffer.from(
      `<</Type/Catalog/Pages 2 0 R${options.xmp === undefined ? '' : `/Metadata ${5 + pages.length * 2} 0 R`}>>`,
    ),
    Buffer.from(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`),
    Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
  ];
  for (const lines of pages) {
    const id = objects.length + 1;
    const drawn = lines
      .map(
        ({ text, x, y, size = 10 }) =>
          `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
      )
      .join('\n');
    const stream = encrypt(id + 1, Buffer.from(drawn, 'latin1'));
    objects.push(
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${id + 1} 0 R>>`,
      ),
    );
    objects.push(
      Buffer.concat([Buffer.from(`<</Length ${stream.length}>>stream\n`), stream, Buffer.from('\nendstream')]),
    );
  }
  const titleId = objects.length + 1;
  objects.push(
    Buffer.from(
      options.title === undefined
        ? '<<>>'
        : `<</Title<${encrypt(titleId, Buffer.from(options.title)).toString('hex')}>>>`,
    ),
  );
  if (options.xmp !== undefined) {
    const length = Buffer.byteLength(options.xmp);
    objects.push(Buffer.from(`<</Type/Metadata/Subtype/XML/Length ${length}>>stream\n${options.xmp}\nendstream`));
  }
  const user = rc4(key, padding).toString('hex');
  if (options.encrypted === true)
    objects.push(Buffer.from(`<</Filter/Standard/V 1/R 2/O<${owner.toString('hex')}>/U<${user}>/P -4>>`));
  const lock = options.encrypted === true ? `/Encrypt ${objects.length} 0 R` : '';
  const trailer = `<</Size ${objects.length + 1}/Root 1 0 R/Info ${titleId} 0 R/ID[<${fileId.toString('hex')}><${fileId.toString('hex')}>]${lock}>>`;
  return withTable(objects, trailer);
}

function withTable(objects: readonly Buffer[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = 9;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj`), object, Buffer.from('endobj\n')]);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer${trailer}\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  let j = 0;
  const swap = (a: number, b: number) => ([state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0]);
  for (let i = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let i = 0;
  j = 0;
  return Buffer.from(
    [...bytes].map((byte) => {
      i = (i + 1) % 256;
      j = (j + (state[i] ?? 0)) % 256;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) % 256] ?? 0);
    }),
  );
}
