import { asciiWordAt, isDigit, nextAsciiWord } from './characters-around.ts';
import { hanScales, scales } from './number-words.ts';
import { celsius, currencySigns, fahrenheit, percent, units, type Unit } from './units.ts';

/** What multiplies a number, and what it counts. */
export type Way = { readonly scale: number; readonly unit: Unit | null };

/** Reads the scale and the unit that follow a number after a space or hyphen; one before it, a currency, stands. */
export function readSuffix(
  text: string,
  lower: string,
  from: number,
  unitBefore: Unit | null,
): Way & { readonly charEnd: number } {
  const { scale, charEnd: at } = readScale(lower, from);
  if (unitBefore !== null) return { charEnd: at, scale, unit: unitBefore };
  const signAt = lower[at] === ' ' ? at + 1 : at;
  if (lower[signAt] === '%') return { charEnd: signAt + 1, scale, unit: percent };
  const currency = currencySigns.get(lower.charAt(signAt));
  if (currency !== undefined && !isDigit(lower.charCodeAt(signAt + 1)))
    return { charEnd: signAt + 1, scale, unit: currency };
  const ahead = lower.slice(at, at + 28);
  const degrees = /^ ?(?:°|degrees?\b|grad\b)(?: ?(c|f|celsius|fahrenheit)\b)?/.exec(ahead);
  if (degrees !== null) {
    const initial = degrees[1]?.charAt(0);
    const unit = initial === 'c' ? celsius : initial === 'f' ? fahrenheit : null;
    return { charEnd: at + degrees[0].length, scale, unit };
  }
  const share = /^[ -](?:per ?cents?|percentage points?|prozentpunkte)\b/.exec(ahead);
  if (share !== null) return { charEnd: at + share[0].length, scale, unit: percent };
  const next = nextAsciiWord(lower, at);
  const unit = next === null ? undefined : units.get(next.word);
  if (next === null || unit === undefined || isInitial(text, next)) return { charEnd: at, scale, unit: null };
  return { charEnd: next.charEnd, scale, unit };
}

/** Reads the letters right behind digits, "5km", "5k", "$5m"; null where they make a name of the number: "5G", "3D". */
export function readGluedSuffix(
  text: string,
  lower: string,
  from: number,
  unitBefore: Unit | null,
): readonly Way[] | null {
  const glued = asciiWordAt(lower, from);
  const end = from + glued.length;
  if (isDigit(lower.charCodeAt(end))) return null;
  const ways: Way[] = [];
  const scale = gluedScales.get(glued) ?? scales.get(glued);
  if (scale !== undefined) {
    const next = nextAsciiWord(lower, end);
    ways.push({ scale, unit: unitBefore ?? (next === null ? null : (units.get(next.word) ?? null)) });
  }
  // A single letter is a unit only as it is written: 5g is not 5G.
  const isUnitLetter = glued.length > 1 || /[a-zW]/.test(text.charAt(from));
  const unit = isUnitLetter && unitBefore === null ? units.get(glued) : undefined;
  if (unit !== undefined) ways.push({ scale: 1, unit });
  if (glued === 'x') ways.push({ scale: 1, unit: null });
  return ways.length === 0 ? null : ways;
}

const gluedScales: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
]);

function readScale(lower: string, from: number): { readonly scale: number; readonly charEnd: number } {
  let charEnd = from;
  let scale = 1;
  for (let next = nextAsciiWord(lower, charEnd); next !== null; next = nextAsciiWord(lower, charEnd)) {
    const factor = scales.get(next.word);
    if (factor === undefined) break;
    scale *= factor;
    charEnd = next.charEnd;
  }
  for (let factor = hanScales.get(lower.charAt(charEnd)); factor !== undefined;) {
    scale *= factor;
    charEnd += 1;
    factor = hanScales.get(lower.charAt(charEnd));
  }
  return { scale, charEnd };
}

/** "5 M. Smith" is no length. */
function isInitial(text: string, { word, charEnd }: { readonly word: string; readonly charEnd: number }): boolean {
  return word.length === 1 && /^\.\s\p{Lu}/u.test(text.slice(charEnd, charEnd + 3));
}
