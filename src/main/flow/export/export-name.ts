import { basename, extname } from 'node:path';

const longestName = 80;

/** What the files of an export are called, without their endings: as the file that was named, else as the report. */
export function exportName({
  outFile,
  title,
}: {
  readonly outFile: string | undefined;
  readonly title: string;
}): string {
  if (outFile !== undefined) return basename(outFile, extname(outFile));
  const plain = title
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longestName)
    // Windows knows no names that end so.
    .replace(/[. ]+$/u, '');
  return plain === '' || reserved.test(plain) ? 'report' : plain;
}

/** What Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;
