import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { ItemRole, OutlineItem, OutlineOperation } from '#shared/domain/outline.ts';
import type { EvidenceView } from './evidence-view.ts';
import { findDifferences } from './find-differences.ts';
import type { Label } from './find-labels.ts';
import { findThemes, type Theme } from './find-themes.ts';
import { capitalise, learnCasing, toSentenceCase } from './heading-form.ts';
import { toItemId } from './item-id.ts';
import { tellingSubjects, type Focus, type Subject } from './read-focus.ts';
import type { Reading } from './reading.ts';
import { wordingFor } from './report-wording.ts';
import { cosine } from './term-vector.ts';

const wordsPerItem = 400;
const mostItems = 9;
const evidencePerItem = 6;
const mostLinks = 40;
const mostDifferences = 3;
const mostOpeners = 2;
const leastForOpeners = 12;
const definitionLead =
  /^(.{3,70}?) (?:is|are|refers to|means|ist|sind|est|sont|es|son) (?:an?|the|how|eine?|une?|una?)\b/u;

/**
 * The first outline: an introduction, an item per theme of the evidence, one per subject that the sources don't know, a
 * closing. What is kept of an earlier one stays: its introduction and closing are the report's, and its items leave room
 * for fewer themes, which go under the item that is to hold them.
 */
export function proposeOutline(options: {
  readonly brief: Brief;
  readonly kept: readonly OutlineItem[];
  readonly evidence: readonly EvidenceView[];
  readonly labels: readonly Label[];
  readonly focus: Focus;
  /** Subjects of the brief that the sources don't know. */
  readonly unknown: readonly Subject[];
  readonly reading: Reading;
}): readonly OutlineOperation[] {
  const { brief, kept, evidence, labels, focus, unknown: unknownSubjects, reading } = options;
  const wording = wordingFor(focus.language);
  const casing = learnCasing([...evidence.map(({ digest }) => digest.summary), ...focus.questions]);
  const differing = new Set(
    findDifferences(evidence.map(toStatement), focus.language, reading)
      .slice(0, mostDifferences)
      .flatMap(({ first, second }) => [first.id, second.id]),
  );
  const openers = findOpeners(evidence, differing, focus, reading);
  const apart = new Set<EvidenceId>([...differing, ...openers]);
  const themes = inReadingOrder(findThemes(evidence, labels, focus, wantedThemes(brief, kept, evidence.length)));
  const toHeading = (phrase: string): string =>
    isMostlyWritten(phrase, evidence) ? capitalise(phrase) : toSentenceCase(phrase, casing);
  const taken = new Set<ItemId>();
  const operations: OutlineOperation[] = [];
  const host = kept.find(({ holdsThemes, lockedBy }) => holdsThemes === true && lockedBy === null) ?? null;
  let order = 0;
  const add = (heading: string, intent: string, role: ItemRole, evidenceIds: readonly EvidenceId[]): ItemId => {
    const there = role === 'body' ? undefined : kept.find((item) => item.role === role);
    const parentId = role === 'body' ? (host?.id ?? null) : null;
    const itemId = there?.id ?? toItemId(heading, parentId, taken);
    taken.add(itemId);
    if (there === undefined) operations.push({ kind: 'add', itemId, parentId, order: order++, heading, intent, role });
    if (evidenceIds.length > 0) operations.push({ kind: 'link', itemId, evidenceIds: [...evidenceIds] });
    return itemId;
  };
  add(wording.introduction, wording.introductionIntent, 'introduction', openers);
  for (const theme of themes) {
    const heading = toHeading(theme.phrase);
    const linked = theme.evidenceIds.filter((id) => !apart.has(id)).slice(0, mostLinks);
    add(heading, wording.itemIntent(heading, brief.question), 'body', linked);
  }
  // Evidence whose words fit no label still answers the question: one item holds it rather than none.
  if (themes.length === 0 && evidence.length > apart.size) {
    const known = tellingSubjects(focus).find((subject) => !unknownSubjects.includes(subject));
    const heading = toSentenceCase(known?.phrase ?? wording.findings, casing);
    const ranked = evidence.filter(({ digest }) => !apart.has(digest.id)).toSorted((a, b) => b.relevance - a.relevance);
    add(
      heading,
      wording.itemIntent(heading, brief.question),
      'body',
      ranked.slice(0, mostLinks).map(({ digest }) => digest.id),
    );
  }
  for (const subject of unknownSubjects) {
    const heading = toSentenceCase(subject.phrase, casing);
    if (operations.some((operation) => operation.kind === 'add' && operation.heading === heading)) continue;
    const itemId = add(heading, wording.itemIntent(heading, brief.question), 'body', []);
    operations.push({ kind: 'mark-not-in-sources', itemId, isNotInSources: true });
  }
  add(wording.closing, wording.closingIntent, 'closing', [...differing]);
  return operations;
}

const leastThemes = 2;

/** Items that are there already are a part of the report's length; one that is to hold the themes makes room for all. */
function wantedThemes(brief: Brief, kept: readonly OutlineItem[], evidenceCount: number): number {
  const wanted = wantedItems(brief, evidenceCount);
  const body = kept.filter(({ role }) => role === 'body').length;
  const hasHost = kept.some(({ holdsThemes }) => holdsThemes === true);
  return body === 0 || hasHost ? wanted : Math.min(wanted, Math.max(leastThemes, wanted - body));
}

function wantedItems(brief: Brief, evidenceCount: number): number {
  const byLength = Math.min(mostItems, Math.max(4, Math.round(brief.lengthWords / wordsPerItem)));
  return Math.max(1, Math.min(byLength, Math.floor(evidenceCount / evidencePerItem)));
}

/** Sentences that say what a subject of the brief is: they open the report and no section. */
function findOpeners(
  evidence: readonly EvidenceView[],
  apart: ReadonlySet<EvidenceId>,
  focus: Focus,
  reading: Reading,
): readonly EvidenceId[] {
  if (evidence.length < leastForOpeners) return [];
  const found: EvidenceId[] = [];
  for (const subject of focus.subjects) {
    const defining = evidence.filter(({ digest }) => {
      const lead = definitionLead.exec(digest.summary)?.[1];
      if (lead === undefined || apart.has(digest.id) || found.includes(digest.id) || /[.] \p{Lu}/u.test(digest.summary))
        return false;
      const leadTerms = reading.termsOf(lead, focus.language);
      return (
        leadTerms.length <= subject.terms.length + 1 &&
        subject.terms.filter((term) => leadTerms.includes(term)).length >= 0.6 * subject.terms.length
      );
    });
    const best = defining.toSorted((a, b) => b.relevance - a.relevance || (a.digest.id < b.digest.id ? -1 : 1))[0];
    if (best !== undefined && found.length < mostOpeners) found.push(best.digest.id);
  }
  return found;
}

/** A phrase that mostly stands so inside sentences has its capitals for a reason; one from a heading may not. */
function isMostlyWritten(phrase: string, evidence: readonly EvidenceView[]): boolean {
  let [asIs, anyCase] = [0, 0];
  for (const { digest } of evidence) {
    if (digest.summary.includes(` ${phrase}`)) asIs += 1;
    if (digest.summary.toLowerCase().includes(` ${phrase.toLowerCase()}`)) anyCase += 1;
  }
  return asIs > 0 && asIs * 2 >= anyCase;
}

/** The brief's subjects in its own order, then the theme closest to the brief, then always the one most like the last. */
function inReadingOrder(themes: readonly Theme[]): readonly Theme[] {
  const asked = themes.filter(({ rank }) => rank !== null).toSorted((a, b) => a.rank! - b.rank!);
  const left = themes
    .filter(({ rank }) => rank === null)
    .toSorted((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1));
  const ordered = asked.length > 0 ? [...asked] : left.splice(0, 1);
  while (left.length > 0) {
    const last = ordered.at(-1)!;
    let best = 0;
    for (const [index, theme] of left.entries())
      if (cosine(theme.centre, last.centre) > cosine(left[best]!.centre, last.centre)) best = index;
    ordered.push(...left.splice(best, 1));
  }
  return ordered;
}

function toStatement({ digest }: EvidenceView): {
  id: EvidenceId;
  sourceId: EvidenceView['digest']['sourceId'];
  words: string;
} {
  return { id: digest.id, sourceId: digest.sourceId, words: digest.summary };
}
