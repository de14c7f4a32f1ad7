import type { SourceId } from '#shared/base/ids.ts';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { itemDepth, itemsInOrder, leafItems } from '#shared/domain/outline.ts';
import type { Reference, Report, ReportPart } from '#shared/domain/report.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Section } from '#shared/domain/section.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';

/** The report as the store holds it now, on the brief it was last planned or written for. Fault: `outline-missing`. */
export function assembleReport(store: ProjectStore): Result<Report> {
  const run = store.listRuns().find(({ kind }) => kind !== 'check');
  const outline = store.readOutline();
  if (run === undefined || outline.items.length === 0) {
    return fail(
      userFault('outline-missing', 'This project has no report yet. Make one with: heddle draft DIR --brief …'),
    );
  }
  const leaves = new Set(leafItems(outline).map(({ id }) => id));
  const sections = new Map(store.listSections().map((section) => [section.itemId, section]));
  const parts = itemsInOrder(outline).map((item): ReportPart => {
    const isLeaf = leaves.has(item.id);
    return {
      itemId: item.id,
      heading: item.heading,
      depth: itemDepth(outline, item),
      role: item.role,
      isNotInSources: item.isNotInSources,
      evidenceIds: item.evidenceIds,
      isLeaf,
      section: isLeaf ? (sections.get(item.id) ?? null) : null,
    };
  });
  const evidence = new Map(store.listEvidence().map((each) => [each.id, each]));
  return succeed({
    title: run.brief.title ?? titleOf(run.brief.question),
    brief: run.brief,
    reasoner: run.reasoner,
    language: Object.keys(store.passagesByLanguage())[0] ?? 'und',
    parts,
    bibliography: bibliographyOf(parts, evidence, store),
    evidence,
    librarySourceCount: store.countSources(),
  });
}

/** A section's text, where it has one. */
export function bodyOf(section: Section | null): RichText | null {
  if (section === null) return null;
  return section.state.status === 'drafted' || section.state.status === 'edited' ? section.state.body : null;
}

function bibliographyOf(
  parts: readonly ReportPart[],
  evidence: Report['evidence'],
  store: Pick<ProjectStore, 'getSource'>,
): readonly Reference[] {
  const cited = new Set<SourceId>();
  for (const { section } of parts) {
    const body = bodyOf(section);
    if (body === null) continue;
    for (const id of citedEvidence(body)) for (const quote of evidence.get(id)?.quotes ?? []) cited.add(quote.sourceId);
  }
  return [...cited].flatMap((id) => store.getSource(id) ?? []).map((source, index) => ({ number: index + 1, source }));
}

const longestTitle = 140;

/** A question makes a title: its first sentence, without the final mark, cut at a word. */
function titleOf(question: string): string {
  const first = question.split(/(?<=[.?!])\s|\n/u)[0] ?? question;
  const plain = first.replace(/[.?!。？！]+$/u, '').trim();
  if (plain.length <= longestTitle) return plain;
  return `${plain.slice(0, longestTitle).replace(/\s+\S*$/u, '')}…`;
}
