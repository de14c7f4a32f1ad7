import type { RequestOutput } from '#shared/contract/index.ts';

type Evidence = RequestOutput<'evidence.list'>['evidence'][number];

/** Evidence that has all the words, in its summary, its quotes or the titles of its sources; that of the section first. */
export function searchEvidence(
  evidence: readonly Evidence[],
  {
    words,
    itemId,
    titleOf,
  }: { readonly words: string; readonly itemId: string | undefined; readonly titleOf: (sourceId: string) => string },
): readonly Evidence[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return evidence
    .filter(({ status }) => status !== 'excluded')
    .map((each) => ({ each, score: scoreOf(each, wanted, titleOf) }))
    .filter(({ score }) => score > 0)
    .map((scored) => ({ ...scored, isOfSection: isOfSection(scored.each, itemId) }))
    .toSorted(
      (a, b) =>
        Number(b.isOfSection) - Number(a.isOfSection) || b.score - a.score || b.each.relevance - a.each.relevance,
    )
    .map(({ each }) => each);
}

export function isOfSection({ linkedTo, citedIn }: Evidence, itemId: string | undefined): boolean {
  return itemId !== undefined && ([...linkedTo, ...citedIn] as string[]).includes(itemId);
}

/** How many of the words it has, those of the summary twice; 0 where one is missing. */
function scoreOf(
  { summary, quotes, tags }: Evidence,
  wanted: readonly string[],
  titleOf: (sourceId: string) => string,
): number {
  if (wanted.length === 0) return 1;
  const head = summary.toLowerCase();
  const rest = [...quotes.map(({ exact, sourceId }) => `${exact} ${titleOf(sourceId)}`), ...tags]
    .join(' ')
    .toLowerCase();
  let score = 0;
  for (const word of wanted) {
    if (head.includes(word)) score += 2;
    else if (rest.includes(word)) score += 1;
    else return 0;
  }
  return score;
}
