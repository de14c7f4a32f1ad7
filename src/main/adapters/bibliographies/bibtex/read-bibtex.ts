import type { ReadEntry } from '#main/ports/bibliography-files.ts';
import type { Pace } from '#main/ports/pace.ts';
import { attachedFiles } from './attached-files.ts';
import { inheritFields } from './inherit-fields.ts';
import { latexToText } from './latex-to-text.ts';
import { commonMacros, parseEntry, parseMacro, type BibEntry } from './parse-fields.ts';
import { scanEntries } from './scan-entries.ts';
import { toBibliographic } from './to-bibliographic.ts';

/** The entries of a BibTeX or BibLaTeX file. One that can't be read is passed over with the reason; the rest is read. */
export async function readBibtex(
  text: string,
  pace: Pace,
): Promise<{ readonly entries: ReadEntry[]; readonly problems: string[] }> {
  const macros = new Map(commonMacros);
  const parsed: BibEntry[] = [];
  const problems: string[] = [];
  for (const scanned of scanEntries(text)) {
    await pace();
    if ('problem' in scanned) problems.push(scanned.problem);
    else if (scanned.type === 'string') {
      const macro = parseMacro(scanned, macros);
      if (macro === null)
        problems.push(`Line ${String(scanned.line)}: an @string was passed over, because it can’t be read.`);
      else macros.set(...macro);
    } else if (scanned.type !== 'preamble') {
      const entry = parseEntry(scanned, macros);
      if ('problem' in entry) problems.push(entry.problem);
      else parsed.push(entry);
    }
  }
  const entries: ReadEntry[] = [];
  for (const entry of inheritFields(parsed)) {
    await pace();
    const bibliographic = toBibliographic(entry);
    entries.push({
      key: entry.key,
      bibliographic: entry.key === '' ? bibliographic : { ...bibliographic, 'citation-key': entry.key },
      files: filesOf(entry),
      raw: entry.raw,
    });
  }
  return { entries, problems };
}

function filesOf({ fields }: BibEntry): string[] {
  const alone = ['pdf', 'local-url', 'localfile'].map((name) => latexToText(fields.get(name) ?? ''));
  return [...attachedFiles(fields.get('file') ?? ''), ...alone.filter((path) => path !== '')];
}
