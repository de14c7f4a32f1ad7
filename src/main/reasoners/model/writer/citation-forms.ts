import type { EvidenceId } from '#shared/base/ids.ts';
import { findCitationMarks, formatCitationMark } from '#shared/text/citation-marks.ts';

const id = String.raw`@?\s?evi_[0-9a-z]{6,40}`;
const between = String.raw`\s*(?:[;,&/]|\band\b|\bund\b|\bet\b|\by\b)\s*`;
const lead = String.raw`(?:(?:evidence|sources?|ids?|see|cf\.|vgl\.)[:\s]\s*)?`;
const ids = String.raw`${lead}(${id}(?:${between}${id})*)`;
const inDoubleBrackets = new RegExp(String.raw`\[\[\s*${ids}\s*\]\]`, 'giu');
const inBrackets = new RegExp(String.raw`\\?[[({【〔<]\s*\^?${ids}\s*\\?[\])}】〕>]`, 'giu');
const bare = new RegExp(String.raw`(?<![\p{L}\p{N}_@])${id}(?:\s*[;,]\s*${id})*`, 'giu');
const malformed = /\s?[[({【]\s*@?evi_[^\])}】\s]{0,60}[\])}】]/giu;
const inBackticks = /`(\[?@?evi_[0-9a-z]{6,40}\]?)`/giu;
const leastOfTruncated = 8;

/**
 * The text with every mention of evidence as a mark `[@evi_…]`, whatever brackets a model gave it. An id that is the
 * beginning of just one of those given is that one; other unknown ids become marks too, for the check to refuse.
 */
export function withCitationMarks(text: string, given: readonly EvidenceId[]): string {
  const known = new Set<string>(given);
  const toId = (said: string): EvidenceId => {
    const name = said.toLowerCase();
    if (known.has(name)) return name as EvidenceId;
    const begun = name.length >= 'evi_'.length + leastOfTruncated ? given.filter((each) => each.startsWith(name)) : [];
    return begun.length === 1 && begun[0] !== undefined ? begun[0] : (name as EvidenceId);
  };
  const mark = (group: string) => {
    const named = [...group.matchAll(/evi_[0-9a-z]{6,40}/giu)].map(([said]) => toId(said));
    return formatCitationMark([...new Set(named)]);
  };
  const marked = text
    .replaceAll(inBackticks, '$1')
    .replaceAll(inDoubleBrackets, (_, group: string) => mark(group))
    .replaceAll(inBrackets, (_, group: string) => mark(group));
  const marks = findCitationMarks(marked);
  const ends = [0, ...marks.map(({ charEnd }) => charEnd)];
  const gaps = ends.map((end, index) => marked.slice(end, marks[index]?.charStart ?? marked.length));
  return gaps
    .map((words, index) => {
      const own = marks[index];
      const rest = words.replaceAll(malformed, '').replaceAll(bare, mark);
      return own === undefined ? rest : `${rest}${marked.slice(own.charStart, own.charEnd)}`;
    })
    .join('');
}
