import type { EvidenceView } from './evidence-view.ts';
import { toHeadingForm } from './heading-form.ts';
import { tellingSubjects, type Focus } from './read-focus.ts';
import type { Reading } from './reading.ts';
import { generalNouns } from './word-lists.ts';

/** A phrase that a theme could be called by, and the evidence that speaks of it. */
export type Label = {
  readonly phrase: string;
  readonly terms: readonly string[];
  /** The terms without those of nouns too general to tell two labels apart. */
  readonly telling: readonly string[];
  /** Indexes into the evidence: all of the label's terms are in it. */
  readonly members: readonly number[];
  readonly sourceCount: number;
  /** How good a name it is, whatever its members; about 1 for a good one. */
  readonly quality: number;
  /** Its place among the brief's own subjects, from 0; null for what only the evidence brings up. */
  readonly rank: number | null;
};

type Forms = {
  readonly terms: readonly string[];
  readonly counts: Map<string, number>;
  count: number;
  headingCount: number;
};

const leastMembers = 2;
const qualityOfSubject = 2;
const mostOfEvidence = 0.7;
const adjective = /^\S+(?:[ai]ble|ure|al|ic|ive|ous|ful|ant|ent)$/i;
const nounEnding = /(?:ity|ety|tion|sion|ment|ness|ance|ence|ship|cy|dom)$/i;
const mostLabels = 600;

/** The noun phrases of the evidence and its sources' section headings, the most supported first. */
export function findLabels(evidence: readonly EvidenceView[], focus: Focus, reading: Reading): readonly Label[] {
  const holders = indexTerms(evidence);
  const labels: Label[] = [];
  for (const forms of collectForms(evidence, focus, reading).values()) {
    const members = intersect(forms.terms.map((term) => holders.get(term) ?? []));
    if (members.length < leastMembers) continue;
    const phrase = commonestForm(forms.counts);
    const sourceCount = new Set(members.map((index) => evidence[index]!.digest.sourceId)).size;
    const quality = rate(phrase, forms, members.length / evidence.length, members.length, focus);
    if (quality > 0)
      labels.push({
        phrase,
        terms: forms.terms,
        telling: tellingTerms(phrase, focus.language, reading),
        members,
        sourceCount,
        quality,
        rank: null,
      });
  }
  const ofSubjects = labelsOfSubjects(evidence, focus, reading);
  const others = labels.filter((label) => !ofSubjects.some((subject) => isSame(subject.terms, label.terms)));
  return [
    ...ofSubjects,
    ...others.toSorted((a, b) => support(b) - support(a) || (a.phrase < b.phrase ? -1 : 1)).slice(0, mostLabels),
  ];
}

/** What a label's sources are worth: one voice is no theme of several sources. */
export function sourceFactor(sourceCount: number): number {
  return [0, 0.35, 0.75, 1][Math.min(3, sourceCount)]!;
}

/** What a brief of several subjects asks for is a theme, whether or not the evidence words it so. */
function labelsOfSubjects(evidence: readonly EvidenceView[], focus: Focus, reading: Reading): readonly Label[] {
  const subjects = tellingSubjects(focus).filter(({ terms }) => !terms.some((term) => focus.identifiers.has(term)));
  if (subjects.length < 2) return [];
  return subjects.flatMap(({ phrase, terms }, rank): readonly Label[] => {
    const members = [...evidence.keys()].filter(
      (index) =>
        evidence[index]!.digest.goal === phrase || terms.every((term) => evidence[index]!.termsAround.has(term)),
    );
    // What nearly all of it is about is the report's subject and no section's.
    if (members.length === 0 || (evidence.length > 20 && members.length > mostOfEvidence * evidence.length)) return [];
    const sourceCount = new Set(members.map((index) => evidence[index]!.digest.sourceId)).size;
    const name = nounFor(phrase, terms, evidence, focus, reading);
    return [{ phrase: name, terms, telling: terms, members, sourceCount, quality: qualityOfSubject, rank }];
  });
}

/** “Accessible” is written of as “accessibility”: the noun that the evidence has for an adjective of the brief. */
function nounFor(
  phrase: string,
  terms: readonly string[],
  evidence: readonly EvidenceView[],
  focus: Focus,
  reading: Reading,
): string {
  if (focus.language !== 'en' || !adjective.test(phrase)) return phrase;
  const counts = new Map<string, number>();
  for (const { digest } of evidence) {
    for (const word of [digest.summary, digest.sourceTitle ?? '', ...digest.headingPath].join(' ').match(/\p{L}+/gu) ??
      []) {
      const noun = word.toLowerCase();
      if (noun[0] !== phrase[0]!.toLowerCase() || !nounEnding.test(noun)) continue;
      if (isSame(reading.termsOf(noun, focus.language), terms)) counts.set(noun, (counts.get(noun) ?? 0) + 1);
    }
  }
  return counts.size === 0 ? phrase.replace(/([ai])ble$/, '$1bility') : commonestForm(counts);
}

function support(label: Label): number {
  return label.quality * sourceFactor(label.sourceCount) * Math.sqrt(label.members.length);
}

function collectForms(evidence: readonly EvidenceView[], focus: Focus, reading: Reading): ReadonlyMap<string, Forms> {
  const forms = new Map<string, Forms>();
  // What the brief asks for in so many words is a heading however general its words are.
  const subjects = new Map(
    focus.subjects.filter(({ terms }) => terms.length > 1).map(({ phrase, terms }) => [toKey(terms), phrase]),
  );
  const note = (phrase: string, isHeading: boolean): void => {
    const subject = subjects.get(toKey(reading.termsOf(phrase, focus.language)));
    const heading = subject ?? toHeadingForm(phrase, focus.language, reading);
    if (heading === null) return;
    const terms = [...new Set(reading.termsOf(heading, focus.language))].toSorted();
    const key = terms.join(' ');
    const known = forms.get(key) ?? { terms, counts: new Map<string, number>(), count: 0, headingCount: 0 };
    known.counts.set(heading, (known.counts.get(heading) ?? 0) + 1);
    known.count += 1;
    if (isHeading) known.headingCount += 1;
    forms.set(key, known);
  };
  const seenHeadings = new Set<string>();
  for (const { digest, headings } of evidence) {
    for (const phrase of reading.phrasesOf(digest.summary, focus.language).nounPhrases)
      for (const part of tails(phrase)) note(part, false);
    for (const heading of headings) {
      const key = `${digest.sourceId} ${heading}`;
      if (seenHeadings.has(key)) continue;
      seenHeadings.add(key);
      const read = reading.phrasesOf(heading, focus.language);
      if (read.mood === 'fragment' || focus.language !== 'en') note(heading, true);
      for (const phrase of read.nounPhrases) if (phrase !== heading) note(phrase, false);
    }
  }
  return forms;
}

/** A long phrase also stands for its end: "certified reference build backends" speaks of build backends. */
function tails(phrase: string): readonly string[] {
  const words = phrase.split(' ');
  return words.length > 2
    ? [phrase, words.slice(-2).join(' '), ...(words.length > 3 ? [words.slice(-3).join(' ')] : [])]
    : [phrase];
}

function rate(phrase: string, forms: Forms, share: number, memberCount: number, focus: Focus): number {
  const words = phrase.split(' ');
  const isSubject = tellingSubjects(focus).some((subject) => isSame(subject.terms, forms.terms));
  const subjectTerms = new Set(focus.subjects.flatMap((subject) => subject.terms));
  const isAllOfBrief = forms.terms.every((term) => focus.weights.has(term));
  if (forms.terms.some((term) => focus.identifiers.has(term))) return 0;
  const isOwner = forms.terms.every((term) => (focus.weights.get(term) ?? 1) < 0.5);
  if (isAllOfBrief && (isOwner || !isSubject)) return 0;
  if (isAllOfBrief && !(isSubject && focus.subjects.length > 1 && share < 0.75)) return 0;
  let quality = [0, 0.35, 1, 1.05, 0.95, 0.75, 0.6][Math.min(6, words.length)]!;
  if (words.length === 1 && /^\p{Lu}{2,}/u.test(phrase)) quality = 0.6;
  if (isSubject && focus.subjects.length > 1) return words.length === 1 ? 1 : qualityOfSubject;
  if (isSubject) quality *= 1.5;
  else if (forms.terms.some((term) => subjectTerms.has(term))) quality *= 1.15;
  if (
    words.length > 1 &&
    words.every((word, index) => (index === words.length - 1 ? generalNouns.has(word.toLowerCase()) : false))
  )
    quality *= 0.9;
  if (share > 0.35) quality *= 0.6;
  if (forms.headingCount > 0) quality *= 1.15;
  else if (forms.count < 2) quality *= 0.6;
  // Terms that meet by chance in a sentence don't make a phrase.
  return quality * (0.35 + 0.65 * Math.min(1, forms.count / (0.4 * memberCount)));
}

function toKey(terms: readonly string[]): string {
  return [...new Set(terms)].toSorted().join(' ');
}

function tellingTerms(phrase: string, language: string, reading: Reading): readonly string[] {
  return phrase
    .split(' ')
    .filter((word) => !generalNouns.has(word.toLowerCase()))
    .flatMap((word) => reading.termsOf(word, language));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((term) => b.includes(term));
}

function indexTerms(evidence: readonly EvidenceView[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [index, { terms }] of evidence.entries()) {
    for (const term of terms) {
      const known = holders.get(term);
      if (known === undefined) holders.set(term, [index]);
      else known.push(index);
    }
  }
  return holders;
}

function intersect(lists: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...rest] = lists.toSorted((a, b) => a.length - b.length);
  const sets = rest.map((list) => new Set(list));
  return first.filter((index) => sets.every((set) => set.has(index)));
}

function commonestForm(counts: ReadonlyMap<string, number>): string {
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1))[0]![0];
}
