import type { Outline } from '#shared/domain/outline.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { ItemCoverage } from '#main/ports/reasoner.ts';
import { coverageOf } from './coverage.ts';

/** The newest outline with what each item that gets a section rests on. */
export function outlineOverview(
  store: Pick<ProjectStore, 'readOutline' | 'newestOutlineVersion' | 'listEvidence' | 'countSources'>,
): { readonly version: number; readonly outline: Outline; readonly coverage: readonly ItemCoverage[] } {
  const outline = store.readOutline();
  const evidence = new Map(store.listEvidence().map((each) => [each.id, each]));
  const coverage = coverageOf({ outline, evidence, librarySourceCount: store.countSources() });
  return { version: store.newestOutlineVersion(), outline, coverage };
}
