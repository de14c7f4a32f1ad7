import { readDefinitions } from './acronym-definitions.ts';
import { foldCharacters, lowerCase } from './fold-characters.ts';
import { isGerman } from './guess-german.ts';
import { readDates, type WrittenDate } from './read-dates.ts';
import { readNames, type WrittenName } from './read-names.ts';
import { readQuantities, type Quantity } from './read-quantities.ts';
import { decimalMarkOf, type DecimalMark } from './written-number.ts';

/** What a claim says that can be looked up. */
export type ReadFacts = {
  /** The claim with folded characters, in lower case. */
  readonly lower: string;
  readonly quantities: readonly Quantity[];
  /** Each with the ways to read it. */
  readonly dates: readonly (readonly WrittenDate[])[];
  /** With the acronym by which the claim itself shortens it. */
  readonly names: readonly (WrittenName & { readonly acronym: string | null })[];
};

/** Reads a claim. Where it shows no language itself, `isGermanText` tells whether its nouns have capitals. */
export function readFacts(claim: string, isGermanText: () => boolean): ReadFacts {
  const text = foldCharacters(claim);
  const lower = lowerCase(text);
  const dates = readDates(text, lower);
  const withoutDates = blank(text, dates, ' ');
  const quantities = readQuantities(withoutDates, lowerCase(withoutDates), decimalMarkIn(text)).filter((quantity) =>
    isFact(quantity, text),
  );
  const names = namesOf(text, [...dates, ...quantities.filter(isMeasured)], isGermanText);
  return {
    lower,
    quantities: quantities.filter(isOutside(names)),
    dates: [...Map.groupBy(dates, ({ charStart }) => charStart).values()],
    names,
  };
}

/** The 27 of "Ka-27" is looked up with its name, if that is one. To be asked for quantities in their order. */
function isOutside(names: ReadFacts['names']): (quantity: Quantity) => boolean {
  let at = 0;
  return ({ inWord, charStart }) => {
    while ((names[at]?.charEnd ?? Infinity) <= charStart) at += 1;
    return inWord === 'no' || (names[at]?.charStart ?? Infinity) > charStart;
  };
}

/** How a text writes decimals, found out when it is asked for the first time. */
export function decimalMarkIn(text: string): () => DecimalMark {
  let mark: DecimalMark | undefined;
  return () => (mark === undefined ? (mark = decimalMarkOf(text, isGerman(text) === true)) : mark);
}

function isFact({ form, inWord, readings, parts, literal, charStart, charEnd }: Quantity, text: string): boolean {
  if (inWord === 'glued' || (readings.length === 0 && parts.length === 0 && literal === null)) return false;
  const [reading] = readings;
  // "one of them", "first", "the second": hardly ever what a claim rests on.
  if (form === 'cardinal-word' && reading?.value === 1 && reading.unit === null) return false;
  if (form === 'ordinal-word' && reading !== undefined && reading.value <= 3) return false;
  const isReferenceMark = /^\[\d+\]$/.test(text.slice(charStart - 1, charEnd + 1));
  const isListMark =
    /^[.)] +\p{Lu}/u.test(text.slice(charEnd, charEnd + 8)) && text.slice(0, charStart).trim() === '' && charEnd < 4;
  return !isReferenceMark && !isListMark;
}

function isMeasured({ form, readings }: Quantity): boolean {
  return form === 'digits' && readings.some(({ unit }) => unit !== null);
}

function namesOf(
  text: string,
  taken: readonly { readonly charStart: number; readonly charEnd: number }[],
  isGermanText: () => boolean,
): ReadFacts['names'] {
  if (!/\p{Lu}/u.test(text)) return [];
  const language = (isGerman(text) ?? isGermanText()) ? 'german' : 'other';
  const definitions = readDefinitions(text);
  let at = 0;
  return readNames(blank(text, taken, ','), language).flatMap((name): ReadFacts['names'] => {
    while ((definitions[at]?.charEnd ?? Infinity) < name.charEnd) at += 1;
    const definition = definitions[at];
    if (definition === undefined || name.charStart < definition.charStart) return [{ ...name, acronym: null }];
    // What shortens the words before it says nothing more than they do.
    const isShortForm = name.charEnd >= definition.charEnd - 2 && name.words.length === 1;
    return isShortForm ? [] : [{ ...name, acronym: definition.acronym }];
  });
}

/** The text with the spans filled, so that what follows keeps its place. */
function blank(
  text: string,
  spans: readonly { readonly charStart: number; readonly charEnd: number }[],
  filler: string,
): string {
  let result = '';
  let at = 0;
  for (const { charStart, charEnd } of spans.toSorted((a, b) => a.charStart - b.charStart)) {
    if (charStart < at) continue;
    result += text.slice(at, charStart) + filler.repeat(charEnd - charStart);
    at = charEnd;
  }
  return result + text.slice(at);
}
