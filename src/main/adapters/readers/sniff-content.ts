/** What a file is by its first bytes, whatever it is called. */
export type ContentKind =
  | 'text'
  | 'html'
  | 'pdf'
  | 'zip'
  | 'ole'
  | 'rtf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'tiff'
  | 'webp'
  | 'bmp'
  | 'gzip'
  | 'bzip2'
  | 'xz'
  | '7z'
  | 'rar'
  | 'sqlite'
  | 'executable'
  | 'audio'
  | 'video'
  | 'binary';

const signatures: readonly (readonly [kind: ContentKind, bytes: string, offset?: number])[] = [
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['rtf', '{\\rtf'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['webp', 'WEBP', 8],
  ['gzip', '\x1f\x8b\x08'],
  ['bzip2', 'BZh'],
  ['xz', '\xfd7zXZ\0'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['sqlite', 'SQLite format 3\0'],
  ['executable', '\x7fELF'],
  ['executable', 'MZ\x90\0'],
  ['audio', 'ID3'],
  ['audio', 'OggS'],
  ['audio', 'fLaC'],
  ['audio', 'WAVE', 8],
  ['video', 'ftyp', 4],
  ['video', '\x1aE\xdf\xa3'],
];

/** Tells what the bytes are. Anything without a known signature is `text` unless it holds what no text would. */
export function sniffContent(bytes: Buffer): ContentKind {
  const head = bytes.subarray(0, 1024).toString('latin1');
  for (const [kind, signature, offset = 0] of signatures) {
    if (head.startsWith(signature, offset)) return kind;
  }
  // Its reserved fields are zero; the two letters alone may begin a word.
  if (/^BM[\s\S]{4}\0\0\0\0/.test(head)) return 'bmp';
  // The standard lets the header stand anywhere in the first 1,024 bytes.
  if (/^[\s\S]{0,1019}%PDF-/.test(head) && (head.startsWith('%PDF-') || !looksLikeText(bytes.subarray(0, 1024))))
    return 'pdf';
  if (/^\s*%PDF-/.test(head)) return 'pdf';
  if (!looksLikeText(bytes.subarray(0, 8192))) return 'binary';
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html[\s>])/i.test(
    head,
  )
    ? 'html'
    : 'text';
}

/** `le` or `be` where the bytes are UTF-16 without a mark: every other byte of mostly Latin text is zero. */
export function sniffUnmarkedUtf16(bytes: Buffer): 'le' | 'be' | null {
  const sample = bytes.subarray(0, 2048);
  if (sample.length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return 'le';
  if (even > half * 0.7 && odd < half * 0.05) return 'be';
  return null;
}

function looksLikeText(sample: Buffer): boolean {
  if (hasUnicodeMark(sample) || sniffUnmarkedUtf16(sample) !== null) return true;
  let controls = 0;
  let zeros = 0;
  for (const byte of sample) {
    if (byte === 0) zeros += 1;
    // Tab, line feed, form feed, carriage return, and escape (ISO-2022) do occur in text.
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1;
  }
  // A stray NUL in an otherwise clean text is a blemish; more of them is another kind of file.
  return zeros <= sample.length / 1000 + 1 && controls <= sample.length / 20 + 1;
}

function hasUnicodeMark(bytes: Buffer): boolean {
  const [first, second, third] = bytes;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0xef && second === 0xbb && third === 0xbf) ||
    (first === 0 && second === 0 && third === 0xfe)
  );
}
