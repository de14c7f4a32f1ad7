import { foldCharacters, lowerCase, withoutInvisible } from './claim-facts/fold-characters.ts';
import { isGerman } from './claim-facts/guess-german.ts';
import { holdsDate, indexDates } from './claim-facts/date-index.ts';
import { holdsAcronym, holdsName } from './claim-facts/holds-name.ts';
import { holdsQuantity } from './claim-facts/holds-quantity.ts';
import { toNamedTexts } from './claim-facts/named-texts.ts';
import { indexQuantities } from './claim-facts/quantity-index.ts';
import { readDates } from './claim-facts/read-dates.ts';
import { decimalMarkIn, readFacts, type ReadFacts } from './claim-facts/read-facts.ts';

/** A checkable particular of a claim, as it is written there. */
export type ClaimFact = { readonly kind: 'number' | 'date' | 'name'; readonly text: string };

/**
 * The numbers with their units, the dates and the names of a claim, in that order and within each kind as they stand.
 * Years alone are numbers. "one", "first", "second" and "third" aren't taken for numbers, a single capitalised word at the
 * start of a sentence isn't for a name unless it has capitals or digits inside, and in German single nouns aren't.
 */
export function claimFacts(claim: string): readonly ClaimFact[] {
  const shown = withoutInvisible(claim);
  return toFacts(
    shown,
    readFacts(shown, () => false),
  );
}

/**
 * The facts of a claim that none of the texts has. A number is there if it is in any form of writing, with the same unit
 * or with none, or near it where the claim says "about"; a date if its parts are; a name if its words are in any form,
 * its acronym is, or its last word alone. Time and memory grow with the lengths of claim and texts alone.
 */
export function factsNotIn(claim: string, texts: readonly string[]): readonly ClaimFact[] {
  const shown = withoutInvisible(claim);
  const text = texts.map((each) => foldCharacters(withoutInvisible(each))).join('\n\n');
  const facts = readFacts(shown, () => isGerman(text) === true);
  const lower = lowerCase(text);
  return toFacts(shown, {
    lower: facts.lower,
    quantities: notHeld(facts.quantities, () => {
      const index = indexQuantities(text, lower, decimalMarkIn(text));
      return (quantity) => holdsQuantity(quantity, index, facts.lower);
    }),
    dates: notHeld(facts.dates, () => {
      const index = indexDates(readDates(text, lower), lower);
      return (ways) => holdsDate(ways, index);
    }),
    names: notHeld(facts.names, () => {
      const named = toNamedTexts(text);
      return remembered(
        ({ words, acronym }) => [acronym, ...words].join(' '),
        (name) => holdsName(name, named) || (name.acronym !== null && holdsAcronym(name.acronym, named)),
      );
    }),
  });
}

/** A claim may name the same a thousand times. */
function remembered<Fact>(keyOf: (fact: Fact) => string, isHeld: (fact: Fact) => boolean): (fact: Fact) => boolean {
  const answers = new Map<string, boolean>();
  return (fact) => {
    const key = keyOf(fact);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = isHeld(fact);
    answers.set(key, answer);
    return answer;
  };
}

function notHeld<Fact>(facts: readonly Fact[], look: () => (fact: Fact) => boolean): readonly Fact[] {
  if (facts.length === 0) return facts;
  const isHeld = look();
  return facts.filter((fact) => !isHeld(fact));
}

function toFacts(claim: string, { quantities, dates, names }: ReadFacts): readonly ClaimFact[] {
  const fact = (kind: ClaimFact['kind']) => (place: { readonly charStart: number; readonly charEnd: number }) => ({
    kind,
    text: claim.slice(place.charStart, place.charEnd),
  });
  return [
    ...quantities.map(fact('number')),
    ...dates.flatMap((ways) => ways.slice(0, 1)).map(fact('date')),
    ...names.map(fact('name')),
  ];
}
