import type { ReadEntry } from '#main/ports/bibliography-files.ts';
import type { BibliographicData, Name } from '#shared/domain/source.ts';
import type { Pace } from '#main/ports/pace.ts';
import { readYearMonthDay } from '../written-dates.ts';
import { readRisName } from './names.ts';
import type { RisLine } from './ris-line.ts';

/** The records of PubMed's own form, which begin with their PMID and are parted by empty lines. */
export async function readNbib(
  text: string,
  pace: Pace,
): Promise<{ readonly entries: ReadEntry[]; readonly problems: string[] }> {
  const entries: ReadEntry[] = [];
  for (const record of text.split(/\r?\n\s*\r?\n(?=PMID-)/)) {
    await pace();
    const lines = linesOf(record);
    const pmid = lines.find(({ tag }) => tag === 'PMID')?.value ?? '';
    if (pmid === '') continue;
    const key = `pmid${pmid}`;
    entries.push({ key, bibliographic: { ...toBibliographic(lines), PMID: pmid }, files: [], raw: record.trim() });
  }
  return { entries, problems: [] };
}

function linesOf(record: string): readonly RisLine[] {
  const lines: RisLine[] = [];
  for (const line of record.split(/\r?\n/)) {
    const [, tag, value = ''] = /^([A-Z]{2,4}) *- (.*)$/.exec(line) ?? [];
    const last = lines.at(-1);
    if (tag !== undefined) lines.push({ tag, value: value.trim() });
    else if (last !== undefined && /^ {6}/.test(line)) {
      lines[lines.length - 1] = { tag: last.tag, value: `${last.value} ${line.trim()}` };
    }
  }
  return lines;
}

function toBibliographic(lines: readonly RisLine[]): BibliographicData {
  const all = (tag: string) => lines.filter((line) => line.tag === tag && line.value !== '').map(({ value }) => value);
  const first = (...tags: readonly string[]) =>
    tags.map((tag) => all(tag)[0] ?? '').find((value) => value !== '') ?? '';
  const bookTitle = first('BTI');
  const title = first('TI').replace(/\.$/, '');
  const [year = '', month = '', day = ''] = first('DP').split(/\s+/);
  const texts = {
    'container-title': title === '' ? '' : first('JT') || bookTitle,
    'container-title-short': first('TA'),
    volume: first('VI'),
    issue: first('IP'),
    page: first('PG'),
    abstract: first('AB'),
    DOI: [...all('LID'), ...all('AID')].find((id) => id.endsWith('[doi]'))?.replace(/\s*\[doi\]$/, '') ?? '',
    ISSN: first('IS').replace(/\s*\(.*$/, ''),
    ISBN: first('ISBN').replace(/\s*\(.*$/, ''),
    PMCID: first('PMC'),
    publisher: first('PB'),
    keyword: all('OT').join(', '),
    language: first('LA') === 'eng' ? 'en' : first('LA'),
  };
  const author = [
    ...names(all('FAU').length > 0 ? all('FAU') : all('AU')),
    ...all('CN').map((literal) => ({ literal })),
  ];
  const editor = names(all('FED'));
  return {
    type: bookTitle === '' ? 'article-journal' : title === '' ? 'book' : 'chapter',
    title: title === '' ? bookTitle.replace(/\.$/, '') : title,
    ...(author.length > 0 && { author }),
    ...(editor.length > 0 && { editor }),
    ...readYearMonthDay(year, month, day),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
  };
}

function names(written: readonly string[]): Name[] {
  return written.map((name) => readRisName(name)).filter((name) => name !== null);
}
