import type { ItemId, SectionId } from '#shared/base/ids.ts';
import type { Fault } from '#shared/base/fault.ts';
import type { CitationStyle } from '#shared/domain/citation-style.ts';
import { itemDepth, itemsInOrder, leafItems, type ItemRole } from '#shared/domain/outline.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Section } from '#shared/domain/section.ts';
import type { Suggestion } from '#shared/domain/suggestion.ts';
import { blockPrint } from '#shared/text/block-print.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { bodyOf, sectionOfPart } from './assemble-report.ts';
import { readReportDetails } from './report-details.ts';

/** The report as the editor shows it, with the headings of items that have no text yet. */
export type ReportView = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly language: string | null;
  readonly citationStyle: CitationStyle;
  readonly parts: readonly {
    readonly itemId: ItemId;
    readonly heading: string;
    readonly depth: number;
    readonly role: ItemRole;
    readonly isNotInSources: boolean;
    readonly isLocked: boolean;
    readonly sectionId: SectionId | null;
    readonly status: Section['state']['status'];
    readonly body: RichText | null;
    readonly revision: number;
    readonly draftedPrints: readonly string[];
    readonly fault: Fault | null;
  }[];
  readonly suggestions: readonly Suggestion[];
};

/** `statusOf` tells what a run that goes on is about to do to a section. An empty outline is a report without parts. */
export function readReport(
  store: ProjectStore,
  statusOf: (itemId: ItemId) => 'queued' | 'drafting' | null,
): ReportView {
  const outline = store.readOutline();
  const leaves = new Set(leafItems(outline).map(({ id }) => id));
  const sections = new Map(store.listSections().map((section) => [section.itemId, section]));
  const revisions = store.listSectionRevisions();
  const prints = store.listDraftedPrints();
  const { title, authors, language, citationStyle } = readReportDetails(store);
  const parts = itemsInOrder(outline).map((item): ReportView['parts'][number] => {
    const section = sectionOfPart(sections.get(item.id), leaves.has(item.id));
    return {
      itemId: item.id,
      heading: item.heading,
      depth: itemDepth(outline, item),
      role: item.role,
      isNotInSources: item.isNotInSources,
      isLocked: item.lockedBy !== null,
      sectionId: section?.id ?? null,
      status: statusOf(item.id) ?? section?.state.status ?? 'empty',
      body: bodyOf(section),
      revision: revisions.get(item.id) ?? 0,
      draftedPrints: prints.get(item.id) ?? printsOfDraft(section),
      fault: section?.state.status === 'failed' ? section.state.fault : null,
    };
  });
  const shown = new Set(parts.map(({ itemId }) => itemId));
  return {
    title,
    authors,
    language,
    citationStyle,
    parts,
    suggestions: store.listSuggestions().filter(({ itemId }) => shown.has(itemId)),
  };
}

/** A section that was drafted before prints were kept, and not touched since. */
function printsOfDraft(section: Section | null): readonly string[] {
  return section?.state.status === 'drafted' ? section.state.body.content.map(blockPrint) : [];
}
