import { findCitationMarks } from '#shared/text/citation-marks.ts';

const stops = /[.!?…。！？।]["”»')\]]*/gu;

/** The text up to its last whole sentence or table row, each line of it once: a model that never ends repeats itself. */
export function wholeSentences(text: string): string {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const seen = new Set<string>();
  const kept = lines.filter((line) => {
    const isAgain = line.trim().length > 20 && seen.has(line);
    seen.add(line);
    return !isAgain;
  });
  return [...kept, ...endOf(last, seen)].join('\n').trim();
}

function endOf(last: string, seen: ReadonlySet<string>): readonly string[] {
  if (seen.has(last)) return [];
  if (last.trimStart().startsWith('|')) return /\|\s*$/u.test(last) && last.trim().length > 1 ? [last] : [];
  const marks = findCitationMarks(last);
  const ends = [...last.matchAll(stops)].map(({ index, 0: stop }) => index + stop.length);
  // A stop inside a mark is none; a mark right after a stop belongs to it.
  const end = ends.findLast((at) => !marks.some(({ charStart, charEnd }) => charStart < at && at < charEnd));
  if (end === undefined) return [];
  const after = marks.find(({ charStart }) => charStart >= end && last.slice(end, charStart).trim() === '');
  return [last.slice(0, after?.charEnd ?? end)];
}
