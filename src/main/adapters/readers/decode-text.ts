import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { sniffUnmarkedUtf16 } from './sniff-content.ts';

export type DecodedText = { readonly text: string; readonly warnings: readonly string[] };

/**
 * Decodes by byte order mark, then by the encoding the file declares, then as UTF-8 if it is valid, then by guess.
 * A guess is told in a warning.
 */
export function decodeText(bytes: Buffer, declared: string | null = null): DecodedText {
  const marked = encodingOfMark(bytes);
  if (marked !== null) return { text: iconv.decode(bytes, marked), warnings: [] };
  if (isUtf8(bytes)) {
    // ISO-2022 encodings are plain ASCII to look at.
    if (declared === null || !/^iso-?2022/i.test(declared)) return { text: bytes.toString('utf8'), warnings: [] };
  }
  if (declared !== null && iconv.encodingExists(declared) && !/^utf-?8$/i.test(declared)) {
    return { text: iconv.decode(bytes, declared), warnings: [] };
  }
  const unmarked = sniffUnmarkedUtf16(bytes);
  if (unmarked !== null) return { text: iconv.decode(bytes, `utf-16${unmarked}`), warnings: [] };
  const guess = guessEncoding(bytes);
  return {
    text: iconv.decode(bytes, guess),
    warnings: [
      `The file is not UTF-8; it was read as ${guess}. If letters look wrong, save it as UTF-8 and import it again.`,
    ],
  };
}

function encodingOfMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff ? 'utf-32be' : null;
}

function guessEncoding(bytes: Buffer): string {
  // What tells encodings apart is around the first byte that isn't ASCII.
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, first - 1000);
  const guess = chardet.detect(bytes.subarray(start, start + 65_536));
  if (guess === null || !iconv.encodingExists(guess)) return 'windows-1252';
  return guess === 'ISO-8859-1' || guess === 'ASCII' ? 'windows-1252' : guess;
}
