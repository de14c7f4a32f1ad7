import type { EvidenceId } from '#shared/base/ids.ts';
import type { EvidenceView } from './evidence-view.ts';
import { sourceFactor, type Label } from './find-labels.ts';
import type { Focus } from './read-focus.ts';
import { centroid, cosine, type TermVector } from './term-vector.ts';

export type Theme = {
  readonly phrase: string;
  readonly terms: readonly string[];
  /** Best first. */
  readonly evidenceIds: readonly EvidenceId[];
  readonly centre: TermVector;
  /** The relevance of its evidence, summed. */
  readonly weight: number;
  /** Its place among the brief's own subjects, or null. */
  readonly rank: number | null;
};

const leastEvidence = 3;
const leastSimilarity = 0.16;
const leastSimilarityOfRelevant = 0.06;
const relevant = 0.2;
const memberBonus = 0.2;
const leastCapacity = 8;
const mostOverShare = 1.4;

/**
 * Groups evidence under labels, description first (after Osiński and Weiss 2005): labels are chosen one by one for the
 * evidence that none before them covers, then each piece of evidence goes to the label whose group it is most like.
 */
export function findThemes(
  evidence: readonly EvidenceView[],
  labels: readonly Label[],
  focus: Focus,
  wanted: number,
): readonly Theme[] {
  const chosen = chooseLabels(evidence, labels, focus, wanted);
  let groups = chosen.map((label) => label.members);
  for (let round = 0; round < 2; round += 1) groups = assign(evidence, chosen, groups);
  return chosen
    .map((label, index) => toTheme(label, groups[index]!, evidence))
    .filter(
      (theme) =>
        theme.evidenceIds.length >= (theme.rank === null ? Math.min(leastEvidence, Math.ceil(evidence.length / 4)) : 1),
    );
}

function chooseLabels(
  evidence: readonly EvidenceView[],
  labels: readonly Label[],
  focus: Focus,
  wanted: number,
): readonly Label[] {
  // What the brief names gets its place before what the evidence brings up.
  const chosen = labels.filter(({ rank }) => rank !== null);
  const covered = new Set(chosen.flatMap(({ members }) => members));
  const left = new Set(labels.filter(({ rank }) => rank === null));
  while (chosen.length < wanted && left.size > 0) {
    let best: Label | null = null;
    let bestGain = 0;
    for (const label of left) {
      let sum = 0;
      for (const index of label.members) sum += (0.1 + evidence[index]!.relevance) * (covered.has(index) ? 0.15 : 1);
      const gain = sum ** 0.75 * label.quality * sourceFactor(label.sourceCount);
      if (gain > bestGain) [best, bestGain] = [label, gain];
    }
    if (best === null) break;
    left.delete(best);
    if (chosen.some((other) => areAlike(other, best, focus))) continue;
    chosen.push(best);
    for (const index of best.members) covered.add(index);
  }
  return chosen;
}

/** True for headings that a reader would take for the same: one within the other, or alike but for the brief's own terms. */
function areAlike(a: Label, b: Label, focus: Focus): boolean {
  if (isWithin(a.terms, b.terms) || isWithin(b.terms, a.terms)) return true;
  const own = (label: Label): readonly string[] => label.telling.filter((term) => !focus.weights.has(term));
  const [ownOfA, ownOfB] = [own(a), own(b)];
  // "Agile process" and "agile project" differ in words that say nothing.
  if (ownOfA.length === 0 && ownOfB.length === 0) return a.terms.some((term) => b.terms.includes(term));
  const shared = ownOfA.filter((term) => ownOfB.includes(term)).length;
  return shared > 0 && shared >= Math.min(ownOfA.length, ownOfB.length);
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((term) => outer.includes(term));
}

/** Best fits first, so that no theme takes more than its share of what fits several. */
function assign(
  evidence: readonly EvidenceView[],
  labels: readonly Label[],
  groups: readonly (readonly number[])[],
): number[][] {
  const centres = groups.map((group) => centroid(group.map((index) => evidence[index]!.vector)));
  const members = labels.map((label) => new Set(label.members));
  const fits = evidence.flatMap(({ vector, relevance }, index) => {
    // With a single theme there is no better place: all that bears on the brief belongs there.
    const least =
      labels.length === 1 && relevance > 0 ? -1 : relevance >= relevant ? leastSimilarityOfRelevant : leastSimilarity;
    return centres.flatMap((centre, group) => {
      const fit = cosine(vector, centre) + (members[group]!.has(index) ? memberBonus : 0);
      return fit > least ? [{ index, group, fit }] : [];
    });
  });
  const capacity = Math.max(leastCapacity, Math.ceil((evidence.length / Math.max(1, labels.length)) * mostOverShare));
  const assigned: number[][] = labels.map(() => []);
  const placed = new Set<number>();
  for (const { index, group } of fits.toSorted((a, b) => b.fit - a.fit || a.index - b.index || a.group - b.group)) {
    if (placed.has(index) || assigned[group]!.length >= capacity) continue;
    assigned[group]!.push(index);
    placed.add(index);
  }
  return assigned;
}

function toTheme(label: Label, group: readonly number[], evidence: readonly EvidenceView[]): Theme {
  const centre = centroid(group.map((index) => evidence[index]!.vector));
  const members = new Set(label.members);
  const fitOf = (index: number): number =>
    cosine(evidence[index]!.vector, centre) + 0.5 * evidence[index]!.relevance + (members.has(index) ? 0.3 : 0);
  const ranked = group.toSorted((a, b) => fitOf(b) - fitOf(a) || a - b);
  return {
    phrase: label.phrase,
    terms: label.terms,
    evidenceIds: ranked.map((index) => evidence[index]!.digest.id),
    centre,
    rank: label.rank,
    weight: group.reduce((sum, index) => sum + evidence[index]!.relevance, 0),
  };
}
