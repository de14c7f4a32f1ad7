import type { SourceId } from '#shared/base/ids.ts';
import type { Source } from '#shared/domain/source.ts';
import { referenceKeys } from '#shared/text/reference-keys.ts';

/** Sources with the keys that a bibliography file names them by, each once. */
export function withKeys(
  sources: readonly Source[],
): readonly { readonly sourceId: SourceId; readonly key: string; readonly bibliographic: Source['bibliographic'] }[] {
  const keys = referenceKeys(sources);
  return sources.map(({ id, bibliographic }) => ({ sourceId: id, key: keys.get(id) ?? id, bibliographic }));
}
