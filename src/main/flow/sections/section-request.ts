import type { EvidenceId, ItemId, SourceId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { itemDepth, itemsInOrder, leafItems, type Outline, type OutlineItem } from '#shared/domain/outline.ts';
import { formatCitationMark } from '#shared/text/citation-marks.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import { createSentenceIndex, type SeenSentence } from '#shared/text/sentence-index.ts';
import { coverageOf } from '#main/flow/outline/index.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { authorNames, type Source } from '#shared/domain/source.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import type { ReportFacts } from './report-frame.ts';
import { setAside } from './set-aside.ts';

const introductionShare = 0.08;
const closingShare = 0.12;
/** Evidence one section's prompt may hold; what is ranked lower stays in the memory bank. */
const evidenceLimit = 40;

export type SectionRequests = {
  /** All the writer is told for one section, which may know of those sections alone. */
  readonly requestFor: (item: OutlineItem, context: ReadonlySet<ItemId>) => SectionRequest;
  /** Where one of those sections says it already. */
  readonly findBefore: (sentence: string, context: ReadonlySet<ItemId>) => SeenSentence<ItemId> | null;
};

/**
 * Makes section requests from the store as it is now. Outline and evidence are read once, a section's text when it is
 * first part of a context: it must be written by then.
 */
export function createSectionRequests(options: {
  brief: Brief;
  store: ProjectStore;
  instruction: string | null;
  language: string;
  /** Whether a section that has a text is written anew with an eye to it. */
  isRedo?: boolean;
}): SectionRequests {
  const { brief, store, instruction, language, isRedo = false } = options;
  const outline = store.readOutline();
  const inOrder = itemsInOrder(outline);
  const evidence = new Map(store.listEvidence().map((each): [EvidenceId, Evidence] => [each.id, each]));
  const factsOf = createFactsReader({ outline, evidence, librarySourceCount: store.countSources() });
  const headings = inOrder.map((item) => ({
    itemId: item.id,
    heading: item.heading,
    depth: itemDepth(outline, item),
    role: item.role,
  }));
  const wantedWords = wordShares(brief, outline);
  const sourceOf = createSourceReader(store);
  const said = createSentenceIndex<ItemId>();
  const known = new Map<ItemId, Written | null>();

  const readOf = (itemId: ItemId): Written | null => {
    const remembered = known.get(itemId);
    if (remembered !== undefined) return remembered;
    const written = readWritten(store, itemId, language);
    known.set(itemId, written);
    for (const sentence of written?.sentences ?? []) said.add(sentence, itemId);
    return written;
  };
  const readAll = (context: ReadonlySet<ItemId>) =>
    inOrder.flatMap((item) => {
      const written = context.has(item.id) ? readOf(item.id) : null;
      return written === null ? [] : [{ item, ...written }];
    });

  return {
    requestFor: (item, context) => {
      const before = readAll(context);
      const own = item.evidenceIds
        .flatMap((id) => evidence.get(id) ?? [])
        .filter(({ status }) => status !== 'excluded')
        .slice(0, evidenceLimit);
      const { id, heading, intent, role, isNotInSources } = item;
      return {
        brief,
        headings,
        digests: before.map(({ item: { id: itemId, heading: title }, digest }) => ({ itemId, heading: title, digest })),
        item: { id, heading, intent, role, isNotInSources },
        wantedWords: wantedWords(item),
        evidence: own,
        sources: [...new Set(own.flatMap(({ quotes }) => quotes.map(({ sourceId }) => sourceId)))].flatMap(sourceOf),
        report: factsOf(before.filter((each) => each.item.role === 'body').flatMap(({ cited }) => cited)),
        saidBefore: before.flatMap(({ sentences }) => sentences),
        instruction,
        problems: [],
        firstDraft: null,
        ...(isRedo ? presentOf(store, item.id) : {}),
      };
    },
    findBefore: (sentence, context) => {
      readAll(context);
      return said.find(sentence, (itemId) => context.has(itemId));
    },
  };
}

/** What the report rests on so far: counts and the headings that rest on little. */
export function reportFacts(store: ProjectStore): ReportFacts {
  const outline = store.readOutline();
  const evidence = new Map(store.listEvidence().map((each): [EvidenceId, Evidence] => [each.id, each]));
  const body = new Set(outline.items.filter(({ role }) => role === 'body').map(({ id }) => id));
  const cited = store
    .listSections()
    .filter(({ itemId }) => body.has(itemId))
    .flatMap(({ state }) => ('body' in state ? citedEvidence(state.body) : []));
  return createFactsReader({ outline, evidence, librarySourceCount: store.countSources() })(cited);
}

function createFactsReader(options: {
  outline: Outline;
  evidence: ReadonlyMap<EvidenceId, Evidence>;
  librarySourceCount: number;
}): (cited: readonly EvidenceId[]) => ReportFacts {
  const { outline, evidence, librarySourceCount } = options;
  const headings = new Map<ItemId, string>(outline.items.map(({ id, heading }) => [id, heading]));
  const coverage = coverageOf(options);
  const headingsWhere = (sourceCount: number) =>
    coverage.filter((each) => each.sourceCount === sourceCount).map(({ itemId }) => headings.get(itemId) ?? '');
  const unsupportedHeadings = headingsWhere(0);
  const singleSourceHeadings = headingsWhere(1);
  return (cited) => {
    const ids = new Set(cited);
    const sources = new Set([...ids].flatMap((id) => evidence.get(id)?.quotes.map(({ sourceId }) => sourceId) ?? []));
    return {
      sectionCount: coverage.length,
      citedSourceCount: sources.size,
      librarySourceCount,
      evidenceCount: ids.size,
      unsupportedHeadings,
      singleSourceHeadings,
    };
  };
}

function presentOf(store: ProjectStore, itemId: ItemId): Pick<SectionRequest, 'present'> {
  const state = store.getSectionOf(itemId)?.state;
  if (state === undefined || !('body' in state)) return {};
  const { text } = setAside(state.body);
  return { present: richTextToMarkdown(text, { citation: formatCitationMark, headingOffset: 0 }) };
}

type Written = {
  readonly digest: string;
  readonly sentences: readonly string[];
  readonly cited: readonly EvidenceId[];
};

/** Null where the item has no text. */
function readWritten(store: ProjectStore, itemId: ItemId, language: string): Written | null {
  const state = store.getSectionOf(itemId)?.state;
  if (state === undefined || !('body' in state)) return null;
  const sentences = claimsOf(state.body, language).map(({ text }) => text);
  return { digest: state.digest, sentences, cited: citedEvidence(state.body) };
}

function createSourceReader(store: ProjectStore): (id: SourceId) => SectionRequest['sources'] {
  const known = new Map<SourceId, SectionRequest['sources']>();
  return (id) => {
    const remembered = known.get(id);
    if (remembered !== undefined) return remembered;
    const source = store.getSource(id);
    const read = source === null ? [] : [sourceLine(source)];
    known.set(id, read);
    return read;
  };
}

function sourceLine({ id, bibliographic }: Source): SectionRequest['sources'][number] {
  const { title, issued } = bibliographic;
  return { id, title, authors: authorNames(bibliographic), year: issued?.[0] ?? null };
}

function wordShares(brief: Brief, outline: Outline): (item: OutlineItem) => number {
  // Square roots: a section with four times the evidence gets twice the words.
  const weight = ({ evidenceIds }: OutlineItem) => Math.sqrt(Math.min(evidenceIds.length, evidenceLimit));
  const total = leafItems(outline)
    .filter((leaf) => leaf.role === 'body' && !leaf.isNotInSources)
    .reduce((sum, leaf) => sum + weight(leaf), 0);
  return (item) => {
    if (item.role === 'introduction') return Math.round(brief.lengthWords * introductionShare);
    if (item.role === 'closing') return Math.round(brief.lengthWords * closingShare);
    const share = total === 0 ? 0 : weight(item) / total;
    return Math.round(brief.lengthWords * (1 - introductionShare - closingShare) * share);
  };
}
