import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { itemDepth, itemsInOrder, leafItems } from '#shared/domain/outline.ts';
import type { Reference, Report, ReportPart } from '#shared/domain/report.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Section } from '#shared/domain/section.ts';
import { shownAssets } from '#shared/text/cited-evidence.ts';
import { citedSources } from '#shared/text/cited-sources.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { readReportDetails } from './report-details.ts';

/** The report as the store holds it now, on the brief it was last planned or written for. Fault: `outline-missing`. */
export function assembleReport(store: ProjectStore): Result<Report> {
  const outline = store.readOutline();
  if (outline.items.length === 0) {
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
      section: sectionOfPart(sections.get(item.id), isLeaf),
    };
  });
  const evidence = new Map(store.listEvidence().map((each) => [each.id, each]));
  const { language, ...details } = readReportDetails(store);
  return succeed({
    ...details,
    language: language ?? Object.keys(store.passagesByLanguage())[0] ?? 'und',
    parts,
    bibliography: bibliographyOf(parts, evidence, store),
    evidence,
    assets: assetsOf(parts, store),
    librarySourceCount: store.countSources(),
  });
}

/** A heading that stands above others has only the text that a person gave it. */
export function sectionOfPart(section: Section | undefined, isLeaf: boolean): Section | null {
  if (section === undefined) return null;
  return isLeaf || section.state.status === 'edited' ? section : null;
}

/** A section's text, where it has one. */
export function bodyOf(section: Section | null): RichText | null {
  if (section === null) return null;
  return section.state.status === 'drafted' || section.state.status === 'edited' ? section.state.body : null;
}

function assetsOf(parts: readonly ReportPart[], store: Pick<ProjectStore, 'getAsset'>): Report['assets'] {
  const ids = parts.flatMap(({ section }) => shownAssets(bodyOf(section) ?? { type: 'doc', content: [] }));
  return new Map([...new Set(ids)].flatMap((id) => store.getAsset(id) ?? []).map((asset) => [asset.id, asset]));
}

function bibliographyOf(
  parts: readonly ReportPart[],
  evidence: Report['evidence'],
  store: Pick<ProjectStore, 'getSource'>,
): readonly Reference[] {
  const cited = citedSources(
    parts.map(({ section }) => bodyOf(section)),
    evidence,
  );
  return cited.flatMap((id) => store.getSource(id) ?? []).map((source, index) => ({ number: index + 1, source }));
}
