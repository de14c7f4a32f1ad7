import CSL, { type CiteprocCitation, type CiteprocItem } from 'citeproc';
import type { LocaleFiles } from '../locale-files.ts';
import type { CslTest } from './read-csl-test.ts';

/** What citeproc-js itself writes for a test, as the suite's own runners have it write. */
export function runAlone(test: CslTest, locales: LocaleFiles): string {
  const items = new Map(test.items.map((item) => [item.id, item]));
  const engine = new CSL.Engine(
    {
      retrieveLocale: locales.xmlOf,
      retrieveItem: (id) => structuredClone(items.get(id)) as CiteprocItem,
    },
    test.styleXml,
  );
  const ids = test.items.map(({ id }) => id);
  if (test.citations === null) engine.updateItems(ids);
  const placed = (test.citations ?? []).map(([citation, before, after]) =>
    engine.processCitationCluster(structuredClone(citation) as CiteprocCitation, before, after),
  );
  if (test.mode === 'bibliography') {
    for (const cites of test.citationItems ?? []) engine.makeCitationCluster(cites);
    const made = engine.makeBibliography();
    return made === false ? '' : `${made[0].bibstart}${made[1].join('')}${made[0].bibend}`;
  }
  if (test.citations !== null) return sequenceText(placed.map(([, changes]) => changes));
  const clusters = test.citationItems ?? [ids.map((id) => ({ id }))];
  return clusters.map((cites) => engine.makeCitationCluster(cites)).join('\n');
}

/** All citations, those that the last step changed marked, in the suite's way. */
function sequenceText(steps: readonly (readonly (readonly [number, string, string])[])[]): string {
  const texts = new Map<string, string>();
  let order: string[] = [];
  for (const changes of steps) {
    for (const [index, text, id] of changes) {
      if (!texts.has(id)) order = order.toSpliced(index, 0, id);
      texts.set(id, text);
    }
  }
  const last = new Set(steps.at(-1)?.map(([, , id]) => id));
  return order.map((id, index) => `${last.has(id) ? '>>' : '..'}[${index}] ${texts.get(id)}`).join('\n');
}
