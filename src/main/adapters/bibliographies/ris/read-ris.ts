import type { ReadEntry } from '#main/ports/bibliography-files.ts';
import type { Pace } from '#main/ports/pace.ts';
import type { RisLine } from './ris-line.ts';
import { toBibliographic } from './to-bibliographic.ts';

/** The records of a RIS file. Text outside of records is passed over. */
export async function readRis(
  text: string,
  pace: Pace,
): Promise<{ readonly entries: ReadEntry[]; readonly problems: string[] }> {
  const entries: ReadEntry[] = [];
  const problems: string[] = [];
  let open: { readonly startLine: number; readonly raw: string[]; readonly lines: RisLine[] } | null = null;
  const close = () => {
    if (open !== null) entries.push(toEntry(open.lines, open.raw.join('\n').trimEnd()));
    open = null;
  };
  const lines = text.split(/\r\n?|\n/);
  for (const [index, line] of lines.entries()) {
    await pace();
    const tagged = /^\s*([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$/.exec(line);
    const [tag = '', value = ''] = tagged?.slice(1) ?? [];
    if (tag === 'TY') {
      close();
      open = { startLine: index + 1, raw: [line], lines: [{ tag, value: value.trim() }] };
    } else if (tag === 'ER') {
      if (open === null) problems.push(`Line ${String(index + 1)}: a record ends here that never began with “TY”.`);
      else open.raw.push(line);
      close();
    } else if (open !== null) {
      open.raw.push(line);
      const last = open.lines.at(-1);
      if (tagged !== null) open.lines.push({ tag, value: value.trim() });
      else if (line.trim() !== '' && last !== undefined) {
        open.lines[open.lines.length - 1] = { tag: last.tag, value: `${last.value} ${line.trim()}`.trim() };
      }
    }
  }
  close();
  return { entries, problems };
}

function toEntry(lines: readonly RisLine[], raw: string): ReadEntry {
  const key = lines.find(({ tag, value }) => tag === 'ID' && value !== '')?.value ?? '';
  const bibliographic = toBibliographic(lines);
  return {
    key,
    bibliographic: key === '' ? bibliographic : { ...bibliographic, 'citation-key': key },
    files: filesOf(lines),
    raw,
  };
}

/** `L1` and `L4` name files; an address is one only where it is of a file. */
function filesOf(lines: readonly RisLine[]): string[] {
  return lines
    .filter(({ tag, value }) => (/^L[1-4]$/.test(tag) && !/^(?:https?|ftp):/i.test(value)) || /^file:/i.test(value))
    .flatMap(({ value }) => value.split(/\s*;\s*(?=file:)/i))
    .map((value) => value.replace(/^internal-pdf:\/\//i, ''))
    .filter((value) => value !== '');
}
