import { useMemo } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { plainTitle } from '#shared/text/plain-title.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import {
  filterEvidence,
  hasProblem,
  isUnused,
  sortEvidence,
  tagsIn,
  type EvidenceFilter,
  type EvidenceSortKey,
  type ListedEvidence,
} from './evidence-filter.ts';
import { outlineChoices } from './outline-choices.ts';

/** The memory bank as the pane shows it: filtered, in order, with the names of what it refers to. */
export function useEvidenceView(filter: EvidenceFilter, sortKey: EvidenceSortKey) {
  const folder = useWorkbench((state) => state.folder);
  const { value, fault } = useRequest('evidence.list', { folder });
  const { value: library } = useRequest('library.list', { folder });
  const { value: outline } = useRequest('outline.read', { folder });
  const all = value?.evidence ?? none;
  const titles = useMemo(
    () =>
      new Map<SourceId, string>(
        (library?.sources ?? []).map(({ id, bibliographic, fileName }) => [
          id,
          plainTitle(bibliographic.title) || fileName,
        ]),
      ),
    [library],
  );
  const choices = useMemo(() => (outline === undefined ? [] : outlineChoices(outline.outline)), [outline]);
  const shown = useMemo(
    () => sortEvidence(filterEvidence(all, filter, titles), sortKey, titles),
    [all, filter, sortKey, titles],
  );
  const counts = useMemo(
    () => ({
      all: all.length,
      unused: all.filter(isUnused).length,
      pinned: all.filter(({ status }) => status === 'pinned').length,
      excluded: all.filter(({ status }) => status === 'excluded').length,
      problems: all.filter(hasProblem).length,
    }),
    [all],
  );
  const tags = useMemo(() => tagsIn(all), [all]);
  const sources = useMemo(() => {
    const quoted = new Set(all.flatMap(({ quotes }) => quotes.map(({ sourceId }) => sourceId)));
    return [...titles].filter(([id]) => quoted.has(id)).map(([id, title]) => ({ id, title }));
  }, [all, titles]);
  return {
    isKnown: value !== undefined && library !== undefined,
    fault,
    all,
    shown,
    titles,
    choices,
    counts,
    tags,
    sources,
  };
}

const none: readonly ListedEvidence[] = [];
