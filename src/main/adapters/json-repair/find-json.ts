import { jsonrepair } from 'jsonrepair';
import type { FindJson } from '#main/ports/language-model.ts';
import { bracketSpans } from './bracket-spans.ts';

/** An answer that is longer isn't looked at. */
const mostChars = 4_000_000;
/** The library's time grows with the square of what it repairs; no answer that was asked for is longer or deeper. */
const mostRepairChars = 60_000;
const mostDepth = 100;
const mostRepairs = 4;

/**
 * The object or list in a model's answer. What is sound goes before what must be repaired; in each, the whole answer goes
 * before a fence (the last first, as a model that corrects itself does so below), and a fence before what stands in
 * prose (the longest first, as prose has brackets of its own).
 */
export const findJson: FindJson = (text) => {
  const answer = text.replace(/^\uFEFF/, '').trim();
  if (answer === '') return { isFound: false, reason: 'the answer is empty' };
  if (answer.length > mostChars) return { isFound: false, reason: 'the answer is far too long' };
  const { sound, broken } = candidatesOf(answer);
  if (sound.length + broken.length === 0) return { isFound: false, reason: 'there is neither { nor [ in it' };
  for (const candidate of sound) {
    const value = parse(candidate);
    if (isStructure(value)) return { isFound: true, value };
  }
  let reason = 'it is too long or too deep to be repaired';
  for (const candidate of broken.filter(isRepairable).slice(0, mostRepairs)) {
    const repaired = repair(candidate);
    if (repaired.isFound) return repaired;
    ({ reason } = repaired);
  }
  return { isFound: false, reason };
};

/** What may be sound as it stands, and what may be repaired, in the order of trying. */
function candidatesOf(answer: string): { sound: readonly string[]; broken: readonly string[] } {
  const { closed, openFrom } = bracketSpans(answer);
  const marked = [unquoted(answer), ...fencesOf(answer).toReversed()];
  const cutOff = openFrom !== null && beginsJson.test(answer.slice(openFrom, openFrom + 40)) ? openFrom : answer.length;
  const inProse = closed
    .map(({ start, end }) => ({ isPart: start > cutOff, words: answer.slice(start, end) }))
    // `[3]` and `[see Table 1]` are words of the prose.
    .filter(({ words }) => words.startsWith('{') || /["{]/.test(words))
    .toSorted((a, b) => b.words.length - a.words.length);
  const firstBrace = answer.indexOf('{');
  const fromBrace = firstBrace < 0 ? '' : answer.slice(firstBrace, answer.lastIndexOf('}') + 1);
  return {
    // An object inside one that was cut off isn't the answer, but a part of it.
    sound: structures([...marked, ...inProse.filter(({ isPart }) => !isPart).map(({ words }) => words)]),
    broken: structures([...marked, answer.slice(cutOff), ...inProse.map(({ words }) => words), fromBrace]),
  };
}

const beginsJson = /^(?:\{\s*["'\w}]|\[\s*[{["'\]])/;

function structures(candidates: readonly string[]): readonly string[] {
  return [...new Set(candidates)].filter((candidate) => /^[{[]/.test(candidate));
}

/** An answer that is one JSON string may hold the JSON that was asked for. */
function unquoted(answer: string): string {
  if (!answer.startsWith('"')) return answer;
  const value = parse(answer);
  return typeof value === 'string' ? value.trim() : answer;
}

/** What stands in fences; the last may lack its end. */
function fencesOf(answer: string): readonly string[] {
  const parts = answer.split(/^[ \t]*(?:```|~~~)[^\n`]*$/m);
  return parts.filter((_, at) => at % 2 === 1).map((part) => part.trim());
}

function parse(candidate: string): unknown {
  try {
    return JSON.parse(candidate) as unknown;
  } catch {
    return undefined;
  }
}

function repair(candidate: string): ReturnType<FindJson> {
  try {
    const value = JSON.parse(jsonrepair(candidate)) as unknown;
    return isStructure(value) ? { isFound: true, value } : { isFound: false, reason: 'it holds no object' };
  } catch (error) {
    return { isFound: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function isRepairable(candidate: string): boolean {
  if (candidate.length > mostRepairChars) return false;
  let depth = 0;
  for (const char of candidate) {
    if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth > mostDepth) return false;
  }
  return true;
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
