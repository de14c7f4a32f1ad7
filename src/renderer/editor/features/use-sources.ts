import { plainTitle } from '#shared/text/plain-title.ts';
import { useMemo } from 'react';
import { useRequest } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';

/** The titles of the library's sources; undefined for one that isn't there any more. */
export function useSourceTitles(): (sourceId: string) => string | undefined {
  const folder = useWorkbench((state) => state.folder);
  const { value } = useRequest('library.list', { folder });
  return useMemo(() => {
    const titles = new Map<string, string>(
      value?.sources.map(({ id, bibliographic }) => [id, plainTitle(bibliographic.title)]),
    );
    return (sourceId) => titles.get(sourceId);
  }, [value]);
}
