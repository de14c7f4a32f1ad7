import type { BibliographicData } from '#shared/domain/source.ts';
import { writeRisDate } from './dates.ts';
import { writeRisName } from './names.ts';
import { hasContainer, risTypeOf } from './reference-types.ts';
import { nameTags, plainTags } from './to-bibliographic.ts';

/**
 * One record, with what RIS has tags for. It has none for names other than authors, editors, editors of series and
 * translators, for dates other than of publication and access, and for events, originals, chapters, versions and the like.
 */
export function writeRisEntry(key: string, data: BibliographicData): string {
  const lines: string[] = [];
  const set = (tag: string, value: string | undefined) => {
    const text = (value ?? '').replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push(`${tag}  - ${text}`);
  };
  set('TY', risTypeOf(data.type));
  set('ID', key);
  set('TI', data.title);
  for (const [tag, field] of nameTags) {
    if (tag === 'A1' || tag === 'A2') continue;
    for (const name of data[field] ?? []) set(tag, writeRisName(name));
  }
  if (hasContainer(data.type)) {
    set('T2', data['container-title']);
    set('T3', data['collection-title']);
  } else {
    set('T2', data['collection-title']);
    set('JF', data['container-title']);
  }
  const date = writeRisDate(data);
  set('PY', data.issued === undefined ? (date ?? undefined) : String(data.issued[0]).padStart(4, '0'));
  if (data.issued !== undefined && !/^-?\d+\/\/\/$/.test(date ?? '')) set('DA', date ?? undefined);
  if (data.accessed !== undefined) set('Y2', writeRisDate({ issued: data.accessed }) ?? undefined);
  const written = new Set<string>();
  for (const [tag, field] of plainTags) {
    if (written.has(field)) continue;
    written.add(field);
    set(tag, data[field]);
  }
  setNumbers(data, set);
  for (const word of (data.keyword ?? '').split(/\s*[,;]\s*/)) set('KW', word);
  const [, start = data.page, end] = /^([\w.]+)\s*[-–]\s*([\w.]+)$/.exec(data.page ?? '') ?? [];
  set('SP', start);
  set('EP', end);
  set('DO', data.DOI);
  set('UR', data.URL);
  return [...lines, 'ER  - ', ''].join('\n');
}

type SetTag = (tag: string, value: string | undefined) => void;

function setNumbers(data: BibliographicData, set: SetTag): void {
  const { type } = data;
  const takesIssue =
    hasContainer(type) && !/^(?:chapter|entry|legal|bill|patent|legislation|dataset|software)/.test(type);
  if (takesIssue) {
    set('IS', data.issue);
    set('M1', data.number);
  } else if (type === 'chapter' || type === 'book') {
    set('IS', data['collection-number']);
    set('M1', data.number);
  } else {
    set('IS', data.number);
  }
  set('SN', data.ISBN);
  set('SN', data.ISSN);
  set('C2', data.PMCID);
  set('AN', data.PMID);
}
