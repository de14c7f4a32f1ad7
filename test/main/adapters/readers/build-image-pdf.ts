/** A JPEG that fills a page; with `rotate`, the page asks to be turned to the right when it is shown. */
export type ImagePage = {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  /** How wide the page is, in points. */
  readonly across?: number;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Real text over the picture. */
  readonly text?: string;
};

/** A PDF of scanned pages: pictures, and no more text than is asked for. */
export function buildImagePdf(pages: readonly ImagePage[]): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 3} 0 R`).join(' ');
  const objects: Buffer[] = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`),
    Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
  ];
  for (const { jpeg, width, height, across = 612, rotate = 0, text } of pages) {
    const id = objects.length + 1;
    const up = (across * height) / width;
    const words = text === undefined ? '' : ` BT /F1 10 Tf 1 0 0 1 50 20 Tm (${text}) Tj ET`;
    const drawn = `q ${across} 0 0 ${up} 0 0 cm /Im Do Q${words}`;
    objects.push(
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/Rotate ${rotate}/MediaBox[0 0 ${across} ${up}]/Resources<</XObject<</Im ${id + 1} 0 R>>/Font<</F1 3 0 R>>>>/Contents ${id + 2} 0 R>>`,
      ),
      stream(
        `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${colours(jpeg)}/BitsPerComponent 8/Filter/DCTDecode`,
        jpeg,
      ),
      stream('', Buffer.from(drawn, 'latin1')),
    );
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.concat([Buffer.from(`${index + 1} 0 obj`), object, Buffer.from('endobj\n')]));
  }
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${end}`));
  return Buffer.concat(parts);
}

function stream(fields: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${fields}/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** By how many components the frame's header counts. */
function colours(jpeg: Buffer): string {
  for (let at = 2; at + 9 < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) return jpeg[at + 9] === 1 ? 'DeviceGray' : 'DeviceRGB';
  }
  return 'DeviceRGB';
}
