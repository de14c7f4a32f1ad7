import { measureOf, wordsAfter, type QuantityIndex } from './quantity-index.ts';
import type { Quantity, Reading } from './read-quantities.ts';
import { areForms } from './word-forms.ts';

/** Whether texts have a number of a claim: with the same unit or none, or near it where the claim says "about". `lower` is the claim in lower case. */
export function holdsQuantity(quantity: Quantity, index: QuantityIndex, lower: string): boolean {
  const { literal, readings, parts, isNegative, charStart } = quantity;
  if (literal !== null && index.literals.has(literal)) return true;
  if (readings.some((reading) => holdsReading(reading, isNegative, index))) return true;
  if (parts.length > 0 && parts.every((part) => index.values.has(part))) return true;
  const rounding = roundingBefore(lower, charStart);
  if (rounding !== null && readings.some((reading) => holdsNear(reading, rounding, index))) return true;
  return isSmallCount(quantity) && !isCountedOtherwise(quantity, index, lower);
}

function holdsReading({ value, unit }: Reading, isNegative: boolean, index: QuantityIndex): boolean {
  const dimensions = index.values.get(value);
  if (unit === null) {
    if (dimensions !== undefined && (dimensions.size > 1 || !dimensions.has('decade'))) return true;
    return index.otherwise().values.has(value);
  }
  if (index.measures.has(measureOf({ value, unit }, isNegative))) return true;
  const isBare = dimensions?.has('') === true;
  switch (unit.dimension) {
    case 'decade':
      return Array.from({ length: 10 }, (_, year) => index.values.get(value + year)?.has('')).includes(true);
    case 'percent':
      // A bare number is a percentage only in a text that has percentages: the header of a table.
      return (
        (isBare && index.saysPercent()) ||
        (value < 100 && index.values.get(Number((value / 100).toPrecision(12)))?.has('') === true) ||
        index.otherwise().percentages.has(value)
      );
    default:
      return isBare;
  }
}

type Rounding = 'about' | 'over' | 'under';

const roundings: readonly (readonly [Rounding, RegExp])[] = [
  [
    'about',
    /(?:^|[^a-z])(?:about|around|roughly|approximately|approx\.?|some|circa|ca?\.|close to|rund|etwa|ungefähr)\s*$|[~≈]\s*$/,
  ],
  ['over', /(?:^|[^a-z])(?:over|more than|above|exceeding|at least|über|mehr als|mindestens)\s*$/],
  ['under', /(?:^|[^a-z])(?:under|less than|fewer than|below|nearly|almost|up to|fast|knapp|unter|weniger als)\s*$/],
];

function roundingBefore(lower: string, at: number): Rounding | null {
  const before = lower.slice(Math.max(0, at - 24), at);
  return roundings.find(([, pattern]) => pattern.test(before))?.[0] ?? null;
}

/** More than any quotes have: what isn't near one of the first is near none. */
const mostValues = 2000;

/** A number less round within a twentieth to both sides of "about", within a tenth above "over" and below "under". */
function holdsNear({ value, unit }: Reading, rounding: Rounding, { values }: QuantityIndex): boolean {
  const low = value * { about: 0.95, over: 1, under: 0.9 }[rounding];
  const high = value * { about: 1.05, over: 1.1, under: 1 }[rounding];
  let looked = 0;
  for (const [other, dimensions] of values) {
    looked += 1;
    if (looked > mostValues) return false;
    if (other < low || other > high || significantDigits(other) <= significantDigits(value)) continue;
    if (dimensions.has('') || dimensions.has(unit?.dimension ?? '')) return true;
    if (unit === null && !dimensions.has('decade')) return true;
  }
  return false;
}

function significantDigits(value: number): number {
  return value
    .toPrecision(12)
    .replace(/e.*/, '')
    .replaceAll(/\.|^0+\.?0*/g, '')
    .replace(/0+$/, '').length;
}

/** "two", "three", "four" without a unit: mostly what a writer has counted. */
function isSmallCount({ form, readings }: Quantity): boolean {
  return form === 'cardinal-word' && readings.every(({ value, unit }) => unit === null && value <= 4);
}

/** The texts have another number of the same: three branches where the claim has two. */
function isCountedOtherwise({ charEnd }: Quantity, index: QuantityIndex, lower: string): boolean {
  const counted = wordsAfter(lower, charEnd);
  if (counted.length === 0) return true;
  return counted.some((word) => index.countedLike(word).some((other) => areForms(word, other)));
}
