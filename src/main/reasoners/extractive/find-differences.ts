import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import type { Reading } from './reading.ts';
import { cosine, countTexts, rarity, sharedTerms, toVector } from './term-vector.ts';

export type Statement = { readonly id: EvidenceId; readonly sourceId: SourceId; readonly words: string };
export type Difference = { readonly first: Statement; readonly second: Statement; readonly strength: number };

const leastSharedTerms = 3;
const leastLikeness = 0.42;
const leastLikenessOfDenial = 0.5;
const negation =
  /\b(?:not|no|never|cannot|without|none|neither|nor|nicht|kein|keine|keinen|nie|ohne|pas|jamais|aucune?|sans|nunca|jamás|ningun[oa]?|sin)\b|n['’]t\b/iu;
const opposites = [
  [/\bincreas|\braise|\bgrow/i, /\bdecreas|\breduc|\bshrink|\blower/i],
  [/\bfaster|\bspeed[- ]?up|\bquicker/i, /\bslower|\bslow[- ]?down|\boverhead/i],
  [/\bhigher\b/i, /\blower\b/i],
  [/\brequired|\bmandatory|\bmust\b(?! not)/i, /\boptional|\bneed not|\bmay omit/i],
  [/\ballow(?:s|ed)?\b|\bpermit/i, /\bforbid|\bforbidden|\bprohibit|\bdisallow|\breject/i],
  [/\brecommended\b|\bencouraged\b/i, /\bdiscouraged\b|\bdeprecated\b/i],
  [/\bimprov/i, /\bworsen|\bdegrad|\bharm/i],
  [/\bsafe\b/i, /\bunsafe\b/i],
  [/\bsupported\b/i, /\bunsupported\b|\bremoved\b/i],
  [/\balways\b/i, /\brarely\b|\bsometimes\b|\bseldom\b/i],
  [/\bsimpl(?:e|er|ifies)\b|\beas(?:y|ier)\b/i, /\bcomplex|\bcomplicat|\bdifficult|\bharder\b/i],
] as const;

/**
 * Pairs of statements from different sources on the same matter that seem to oppose each other, the strongest first and no
 * statement twice. Conservative: they share several terms, and differ in a denial, an opposite or a figure of the same unit.
 */
export function findDifferences(
  statements: readonly Statement[],
  language: string,
  reading: Reading,
): readonly Difference[] {
  const termLists = statements.map((statement) => reading.termsOf(statement.words, language));
  const counts = countTexts(termLists);
  const vectors = termLists.map((terms) => toVector(terms, counts, statements.length));
  const termSets = termLists.map((terms) => new Set(terms));
  const isRare = (term: string): boolean => rarity(term, counts, statements.length) > 2 || statements.length < 20;
  const found: Difference[] = [];
  for (const [i, first] of statements.entries()) {
    for (let j = i + 1; j < statements.length; j += 1) {
      const second = statements[j]!;
      if (first.sourceId === second.sourceId) continue;
      const likeness = cosine(vectors[i]!, vectors[j]!);
      if (likeness < leastLikeness || likeness > 0.97) continue;
      const shared = sharedTerms(termSets[i]!, termSets[j]!);
      if (shared.length < leastSharedTerms || shared.filter(isRare).length < 2) continue;
      if (oppose(first.words, second.words, likeness)) found.push({ first, second, strength: likeness });
    }
  }
  return withoutRepeats(
    found.toSorted(
      (a, b) => b.strength - a.strength || compare(a.first.id, b.first.id) || compare(a.second.id, b.second.id),
    ),
  );
}

function oppose(first: string, second: string, likeness: number): boolean {
  if (likeness >= leastLikenessOfDenial && negation.test(first) !== negation.test(second)) return true;
  if (opposites.some(([one, other]) => holdsOnly(first, one, other) && holdsOnly(second, other, one))) return true;
  if (opposites.some(([one, other]) => holdsOnly(first, other, one) && holdsOnly(second, one, other))) return true;
  return haveOtherFigures(first, second);
}

function holdsOnly(text: string, wanted: RegExp, unwanted: RegExp): boolean {
  return wanted.test(text) && !unwanted.test(text);
}

/** True if both count in the same unit and no figure of it is the same. */
function haveOtherFigures(first: string, second: string): boolean {
  const [ofFirst, ofSecond] = [figures(first), figures(second)];
  return [...ofFirst].some(([unit, values]) => {
    const others = ofSecond.get(unit);
    return others !== undefined && values.every((value) => !others.includes(value));
  });
}

function figures(text: string): ReadonlyMap<string, readonly string[]> {
  const byUnit = new Map<string, string[]>();
  for (const [, value, unit] of text.matchAll(
    /(?<![\w.])(\d+(?:[.,]\d+)?)\s?(%|percent|per cent|Prozent|ms|seconds?|minutes?|hours?|days?|weeks?|months?|years?|MB|GB|KB|bytes?|bits?|times|million|billion|km|kg|°C|dollars?|euros?)(?!\w)/giu,
  )) {
    const key = unit!
      .toLowerCase()
      .replace(/s$/, '')
      .replace(/^per ?cent$|^prozent$/, '%');
    byUnit.set(key, [...(byUnit.get(key) ?? []), value!]);
  }
  return byUnit;
}

function withoutRepeats(differences: readonly Difference[]): readonly Difference[] {
  const used = new Set<EvidenceId>();
  return differences.filter(({ first, second }) => {
    if (used.has(first.id) || used.has(second.id)) return false;
    used.add(first.id).add(second.id);
    return true;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
