import type { EvidenceView } from './evidence-view.ts';
import { sourceFactor, type Label } from './find-labels.ts';
import { tellingSubjects, type Focus, type Subject } from './read-focus.ts';
import type { Reading } from './reading.ts';
import { sharedTerms } from './term-vector.ts';
import { askingWords, generalNouns } from './word-lists.ts';

const mostFirstQueries = 6;
const mostSubjects = 10;

/** What to look for before anything is known: the whole question, its parts, and a single subject. */
export function firstQueries(focus: Focus, reading: Reading): readonly string[] {
  const subjects = focus.subjects.length === 1 ? focus.subjects.map(({ phrase }) => phrase) : [];
  return withoutRepeats([...focus.questions, ...subjects], [], focus, reading).slice(0, mostFirstQueries);
}

/** Each of the brief's several subjects with what to ask for it alone. */
export function subjectQueries(
  focus: Focus,
  reading: Reading,
): readonly { readonly subject: Subject; readonly query: string }[] {
  const named = focus.subjects.find((subject) => subject.terms.some((term) => focus.identifiers.has(term)));
  const asked = firstQueries(focus, reading);
  // A number alone finds whatever cites it, and a common word alone finds everything: together they tell.
  const subjects = tellingSubjects(focus).filter((subject) => subject !== named);
  const [only] = subjects;
  // A brief of one subject is met by what its words bring up each on its own as well.
  const words = only === undefined || subjects.length > 1 || named !== undefined ? [] : wordsOf(only, focus, reading);
  return [...subjects, ...words]
    .map((subject) => ({ subject, query: named === undefined ? subject.phrase : `${subject.phrase} ${named.phrase}` }))
    .filter(({ query }) => withoutRepeats([query], asked, focus, reading).length > 0)
    .slice(0, mostSubjects);
}

function wordsOf(subject: Subject, focus: Focus, reading: Reading): readonly Subject[] {
  const words = subject.phrase.split(/[\s-]+/).filter((word) => !generalNouns.has(word.toLowerCase()));
  return words.length < 2
    ? []
    : words.map((phrase) => ({ phrase, terms: reading.termsOf(phrase, focus.language), weight: 'whole' }));
}

/** Single words of the question, for when the question as a whole found nothing. */
export function fallbackQueries(focus: Focus, pastQueries: readonly string[], reading: Reading): readonly string[] {
  const words = (focus.questions[0]?.match(/[\p{L}\p{M}\p{N}-]{3,}/gu) ?? []).filter(
    (word) => !askingWords.has(word.toLowerCase()),
  );
  return withoutRepeats(words, pastQueries, focus, reading).slice(0, mostFirstQueries);
}

/** What the evidence brings up and nobody has looked for yet: phrases of several sources, close to the brief. */
export function queriesFromEvidence(
  evidence: readonly EvidenceView[],
  labels: readonly Label[],
  focus: Focus,
  pastQueries: readonly string[],
  wanted: number,
  reading: Reading,
): readonly { readonly phrase: string; readonly query: string }[] {
  const ranked = labels
    .filter(({ phrase }) => /\s|^\p{Lu}{2}|^[^A-Za-z]/u.test(phrase) || focus.language !== 'en')
    .map((label) => {
      const relevance =
        label.members.reduce((sum, index) => sum + evidence[index]!.relevance, 0) / label.members.length;
      return {
        label,
        worth: label.quality * sourceFactor(label.sourceCount) * relevance * Math.log(1 + label.members.length),
      };
    })
    .toSorted((a, b) => b.worth - a.worth || (a.label.phrase < b.label.phrase ? -1 : 1));
  const chosen: { readonly phrase: string; readonly query: string }[] = [];
  const taken = [...pastQueries];
  for (const { label } of ranked) {
    if (chosen.length >= wanted) break;
    const members = label.members.map((index) => evidence[index]!);
    const query = withSubject(label.phrase, members, focus, reading);
    if (withoutRepeats([query], taken, focus, reading).length === 0) continue;
    chosen.push({ phrase: label.phrase, query });
    taken.push(query);
  }
  return chosen;
}

/** The phrase, with that subject of the brief beside it that its evidence speaks of most, unless it names a subject itself. */
export function withSubject(phrase: string, spokenOf: readonly EvidenceView[], focus: Focus, reading: Reading): string {
  const terms = reading.termsOf(phrase, focus.language);
  if (terms.some((term) => (focus.weights.get(term) ?? 0) >= 1)) return phrase;
  const weighed = focus.subjects.map((subject) => ({
    subject,
    weight: spokenOf.filter((view) => subject.terms.some((term) => view.terms.has(term))).length,
  }));
  const best = weighed.toSorted((a, b) => b.weight - a.weight)[0];
  return best === undefined || best.weight === 0 ? phrase : `${phrase} ${best.subject.phrase}`;
}

/** True if a past query asks for the same terms, or for all of these and hardly more. */
export function isAsked(query: string, pastQueries: readonly string[], focus: Focus, reading: Reading): boolean {
  return withoutRepeats([query], pastQueries, focus, reading).length === 0;
}

function withoutRepeats(
  queries: readonly string[],
  past: readonly string[],
  focus: Focus,
  reading: Reading,
): readonly string[] {
  const known = past.map((query) => new Set(reading.termsOf(query, focus.language)));
  return queries.filter((query) => {
    const terms = new Set(reading.termsOf(query, focus.language));
    if (terms.size === 0 || known.some((other) => isSame(terms, other))) return false;
    known.push(terms);
    return true;
  });
}

function isSame(terms: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = sharedTerms(terms, other).length;
  return shared / (terms.size + other.size - shared) >= 0.75;
}
