import { asciiWordAt, isCasedLetter, isDigit, nextAsciiWord } from './characters-around.ts';
import { numberWords, scales } from './number-words.ts';
import { readPrefix } from './number-prefix.ts';
import { readGluedSuffix, readSuffix } from './number-suffix.ts';
import { decade, type Unit } from './units.ts';
import { readWrittenNumber, type DecimalMark } from './written-number.ts';

/** One way to read a number: `value` times `unit`, or a bare number. */
export type Reading = { readonly value: number; readonly unit: Unit | null };

/** A number in a text with its unit, one that is set apart from `charStart` to `charEnd`. */
export type Quantity = {
  readonly charStart: number;
  readonly charEnd: number;
  /** More than one where it is ambiguous: "5m" is metres or millions. */
  readonly readings: readonly Reading[];
  /** Set where it is compared as it is written: "10:30", "3.12.1", "5G". */
  readonly literal: string | null;
  /** The numbers that may stand side by side here instead: "3,5", "100 000". */
  readonly parts: readonly number[];
  readonly isNegative: boolean;
  readonly form: 'digits' | 'cardinal-word' | 'ordinal-word';
  /** Whether it belongs to a word: the 12 of "CBB12", the 27 of "Ka-27". */
  readonly inWord: 'no' | 'glued' | 'hyphened';
};

/**
 * The numbers of a text in the order they stand, in digits or in English or German words, with the units around them.
 * `text` has its characters folded, `lower` is the same in lower case.
 */
export function readQuantities(text: string, lower: string, decimalMark: () => DecimalMark): readonly Quantity[] {
  const found: Quantity[] = [];
  const pattern = /\d+(?:[.,:']\d+)*|[a-zäöüß]+/g;
  for (let match = pattern.exec(lower); match !== null; match = pattern.exec(lower)) {
    const token = match[0];
    const quantity = isDigit(token.charCodeAt(0))
      ? readDigits(text, lower, { token, at: match.index, decimalMark })
      : readWords(lower, token, match.index);
    if (quantity === null) continue;
    found.push(quantity);
    pattern.lastIndex = Math.max(pattern.lastIndex, quantity.charEnd);
  }
  return shareUnits(found, lower);
}

function readDigits(
  text: string,
  lower: string,
  { token, at, decimalMark }: { token: string; at: number; decimalMark: () => DecimalMark },
): Quantity {
  const tokenEnd = at + token.length;
  const { unit: unitBefore, followsName, ...prefix } = readPrefix(text, lower, at);
  const common = { ...prefix, form: 'digits', literal: null, parts: [] } as const;
  const glued = asciiWordAt(lower, tokenEnd);
  const isOrdinal = ordinalEnding.test(glued);
  if (glued !== '' && !isOrdinal && prefix.inWord !== 'glued') {
    const decades = glued === 's' || glued === 'er' ? decadesOf(token) : [];
    const charEnd = tokenEnd + glued.length;
    if (decades.length > 0) return { ...common, charEnd, readings: decades.map((value) => ({ value, unit: decade })) };
    const ways = readGluedSuffix(text, lower, tokenEnd, unitBefore);
    const written = readWrittenNumber(token, decimalMark);
    if (ways !== null) return { ...common, ...written, charEnd, readings: timesEach(written.values, ways) };
    const rest = /^[a-z0-9]+/.exec(lower.slice(tokenEnd, tokenEnd + 40))?.[0] ?? '';
    return { ...common, charEnd: tokenEnd + rest.length, readings: [], literal: token + rest };
  }
  const groups = isOrdinal ? null : readSpacedGroups(lower, token, at);
  const end = isOrdinal ? tokenEnd + 2 : (groups?.charEnd ?? tokenEnd);
  const after = readSuffix(text, lower, end, unitBefore);
  if (groups !== null)
    return { ...common, charEnd: after.charEnd, readings: timesEach([groups.value], [after]), parts: groups.parts };
  const written = readWrittenNumber(token, decimalMark);
  // "Python 3.10" is not 3.1.
  if (followsName && after.charEnd === tokenEnd && after.unit === null && /\D\d*0$/.test(token))
    return { ...common, charEnd: tokenEnd, readings: [], literal: token };
  return { ...common, ...written, charEnd: after.charEnd, readings: timesEach(written.values, [after]) };
}

const ordinalEnding = /^(?:st|nd|rd|th)$/;

/** The first years of "1990s", "90s", "1990er". */
function decadesOf(token: string): readonly number[] {
  if (!/^(?:\d\d)?\d0$/.test(token)) return [];
  const value = Number(token);
  return value < 100 ? [value, 1900 + value] : [value];
}

function timesEach(
  values: readonly number[],
  ways: readonly { readonly scale: number; readonly unit: Unit | null }[],
): readonly Reading[] {
  return values.flatMap((value) => ways.map(({ scale, unit }) => ({ value: times(value, scale), unit })));
}

/** "12 500": one number, or two side by side. */
function readSpacedGroups(
  lower: string,
  token: string,
  at: number,
): { charEnd: number; value: number; parts: readonly number[] } | null {
  if (!/^[1-9]\d{0,2}$/.test(token) || isDigit(lower.charCodeAt(at - 1))) return null;
  const end = at + token.length;
  const groups = /^(?: \d{3})+(?![\d.,:]*\d)(?![a-z%])/.exec(lower.slice(end, end + 24))?.[0];
  if (groups === undefined) return null;
  const written = token + groups;
  return {
    charEnd: end + groups.length,
    value: Number(written.replaceAll(' ', '')),
    parts: written.split(' ').map(Number),
  };
}

/** A number in words from its first word on: "twenty-five", "a dozen", "two hundred and fifty thousand euros". */
function readWords(lower: string, token: string, charStart: number): Quantity | null {
  const first = articles.has(token) ? one : numberWords.get(token);
  if (first === undefined || first.role === 'scale' || isCasedLetter(lower.charAt(charStart - 1))) return null;
  let total = 0;
  let current = first.value;
  let last = first;
  let end = charStart + token.length;
  while (!last.isOrdinal) {
    const next = nextAsciiWord(lower, end);
    const linked = last.role === 'scale' && next?.word === 'and' ? nextAsciiWord(lower, next.charEnd) : next;
    const following = linked === null ? undefined : numberWords.get(linked.word);
    if (linked === null || following === undefined) break;
    if (following.role === 'scale') current *= following.value;
    else if (last.role === 'scale' || (last.role === 'tens' && following.role === 'unit' && lower[end] === '-'))
      current += following.value;
    else break;
    if (following.role === 'scale' && following.value >= 1000) {
      total += current;
      current = 0;
    }
    last = following;
    end = linked.charEnd;
  }
  if (last === one) return null;
  const after = last.isOrdinal ? { charEnd: end, scale: 1, unit: null } : readSuffix(lower, lower, end, null);
  return {
    charStart,
    charEnd: after.charEnd,
    readings: timesEach([total + current], [after]),
    literal: null,
    parts: [],
    isNegative: false,
    form: last.isOrdinal ? 'ordinal-word' : 'cardinal-word',
    inWord: 'no',
  };
}

const one = { role: 'unit', value: 1, isOrdinal: false } as const;
const articles: ReadonlySet<string> = new Set(['a', 'an', 'ein', 'eine']);

/** In "2.4 to 3.1 million km" the first number may be in millions and kilometres too. */
function shareUnits(quantities: readonly Quantity[], lower: string): readonly Quantity[] {
  return quantities.map((quantity, index) => {
    const next = quantities[index + 1];
    const [reading] = quantity.readings;
    const [other] = next?.readings ?? [];
    if (next === undefined || reading === undefined || other === undefined || reading.unit !== null) return quantity;
    if (next.charStart - quantity.charEnd > 6) return quantity;
    if (!/^ ?(?:-|to|and|or|bis|und|oder) ?$/.test(lower.slice(quantity.charEnd, next.charStart))) return quantity;
    const scaleWord = /\d ?([a-z]+)/.exec(lower.slice(next.charStart, next.charEnd))?.[1] ?? '';
    const scale = scales.get(scaleWord) ?? 1;
    if (scale === 1 && other.unit === null) return quantity;
    return { ...quantity, readings: [...quantity.readings, { value: times(reading.value, scale), unit: other.unit }] };
  });
}

/** Without the noise of binary fractions. */
function times(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(15));
}
