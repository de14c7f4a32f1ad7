import type { RequestOutput } from '#shared/contract/index.ts';
import { useFormat } from '#renderer/language/index.ts';

type Version = RequestOutput<'report.versions'>['versions'][number];

/** A version as it is spoken of: by its name, or else by why and when it was kept. */
export function useVersionName(): (version: Version) => string {
  const format = useFormat();
  return ({ name, reason, savedAt }) => name ?? `${reason}, ${format.date(savedAt)}`;
}
