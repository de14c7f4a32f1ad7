import type { EvidenceId, ItemId, SourceId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { itemDepth, itemsInOrder, leafItems, type OutlineItem } from '#shared/domain/outline.ts';
import type { Section } from '#shared/domain/section.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { coverageOf } from '#main/flow/outline/index.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';

const introductionShare = 0.08;
const closingShare = 0.12;
/** Evidence one section's prompt may hold; what is ranked lower stays in the memory bank. */
const evidenceLimit = 40;

/** All the writer is told for one section, built from the store alone. */
export function sectionRequest(options: {
  item: OutlineItem;
  brief: Brief;
  store: ProjectStore;
  instruction: string | null;
  language: string;
}): SectionRequest {
  const { item, brief, store, instruction, language } = options;
  const outline = store.readOutline();
  const evidence = store
    .getEvidence(item.evidenceIds)
    .filter(({ status }) => status !== 'excluded')
    .slice(0, evidenceLimit);
  const finished = finishedSections(store).filter(({ section }) => section.itemId !== item.id);
  const sourceIds = new Set(evidence.flatMap(({ quotes }) => quotes.map((quote): SourceId => quote.sourceId)));
  return {
    brief,
    headings: itemsInOrder(outline).map((each) => ({
      itemId: each.id,
      heading: each.heading,
      depth: itemDepth(outline, each),
      role: each.role,
    })),
    digests: finished.map(({ section, heading, digest }) => ({ itemId: section.itemId, heading, digest })),
    item: {
      id: item.id,
      heading: item.heading,
      intent: item.intent,
      role: item.role,
      isNotInSources: item.isNotInSources,
    },
    wantedWords: wantedWords(item, brief, leafItems(outline)),
    evidence,
    sources: [...sourceIds].flatMap((id) => {
      const source = store.getSource(id);
      return source === null
        ? []
        : [{ id, title: source.bibliographic.title, year: source.bibliographic.issued?.[0] ?? null }];
    }),
    report: reportFacts(store),
    saidBefore: finished.flatMap(({ body }) => claimsOf(body, language).map(({ text }) => text)),
    instruction,
    problems: [],
    firstDraft: null,
  };
}

/** What the report rests on so far: counts and the headings that rest on little. */
export function reportFacts(store: ProjectStore): SectionRequest['report'] {
  const outline = store.readOutline();
  const evidence = new Map<EvidenceId, Evidence>(store.listEvidence().map((each) => [each.id, each]));
  const cited = new Set(
    finishedSections(store)
      .filter(({ role }) => role === 'body')
      .flatMap(({ body }) => claimsOf(body, 'und').flatMap(({ evidenceIds }) => evidenceIds)),
  );
  const headings = new Map<ItemId, string>(outline.items.map(({ id, heading }) => [id, heading]));
  const coverage = coverageOf({ outline, evidence, librarySourceCount: store.countSources() });
  const headingsWhere = (sourceCount: number) =>
    coverage.filter((each) => each.sourceCount === sourceCount).map(({ itemId }) => headings.get(itemId) ?? '');
  const citedSources = new Set(
    [...cited].flatMap((id) => evidence.get(id)?.quotes.map((quote): SourceId => quote.sourceId) ?? []),
  );
  return {
    sectionCount: coverage.length,
    citedSourceCount: citedSources.size,
    librarySourceCount: store.countSources(),
    evidenceCount: cited.size,
    unsupportedHeadings: headingsWhere(0),
    singleSourceHeadings: headingsWhere(1),
  };
}

type Finished = {
  readonly section: Section;
  readonly heading: string;
  readonly role: OutlineItem['role'];
  readonly digest: string;
  readonly body: Extract<Section['state'], { body: unknown }>['body'];
};

/** Sections of the present outline that have text, in reading order. */
function finishedSections(store: ProjectStore): readonly Finished[] {
  const sections = new Map(store.listSections().map((section) => [section.itemId, section]));
  return itemsInOrder(store.readOutline()).flatMap(({ id, heading, role }) => {
    const section = sections.get(id);
    if (section === undefined) return [];
    const { state } = section;
    if (state.status !== 'drafted' && state.status !== 'edited') return [];
    return [{ section, heading, role, digest: state.digest, body: state.body }];
  });
}

function wantedWords(item: OutlineItem, brief: Brief, leaves: readonly OutlineItem[]): number {
  if (item.role === 'introduction') return Math.round(brief.lengthWords * introductionShare);
  if (item.role === 'closing') return Math.round(brief.lengthWords * closingShare);
  const body = leaves.filter((leaf) => leaf.role === 'body' && !leaf.isNotInSources);
  // Square roots: a section with four times the evidence gets twice the words.
  const weight = ({ evidenceIds }: OutlineItem) => Math.sqrt(Math.min(evidenceIds.length, evidenceLimit));
  const total = body.reduce((sum, leaf) => sum + weight(leaf), 0);
  const share = total === 0 ? 0 : weight(item) / total;
  return Math.round(brief.lengthWords * (1 - introductionShare - closingShare) * share);
}
