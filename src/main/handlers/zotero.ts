import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import type { ZoteroCollection, ZoteroItem } from '#main/ports/zotero.ts';
import { importEntries } from './library-import.ts';
import type { CallOptions, Project } from './project.ts';

/** Not refused while offline: Zotero is asked on this machine, and only when the person asks for it. */
export async function listZoteroCollections(
  { zotero }: Project,
  _input: ParsedInput<'zotero.collections'>,
  { signal }: CallOptions,
): Promise<Result<RequestOutput<'zotero.collections'>>> {
  const collections = await zotero.listCollections(signal);
  return collections.ok ? succeed({ collections: [...collections.value] }) : collections;
}

export async function importFromZotero(
  project: Project,
  { collection }: ParsedInput<'zotero.import'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'zotero.import'>>> {
  const keys = await keysWithin(project, collection, options.signal);
  if (!keys.ok) return keys;
  const items = new Map<string, ZoteroItem>();
  for (const key of keys.value) {
    const read = await project.zotero.readItems(key, options.signal);
    if (!read.ok) return read;
    for (const item of read.value) items.set(item.itemKey, item);
  }
  const entries = [...items.values()].map((item) => ({
    ...item,
    origin: `zotero://select/library/items/${item.itemKey}`,
  }));
  return importEntries(project, (intake) => intake.keep(entries, { form: 'zotero', origin: 'zotero:' }), options);
}

/** A collection stands for those in it too. */
async function keysWithin(
  { zotero }: Project,
  wanted: string | null,
  signal: AbortSignal,
): Promise<Result<readonly (string | null)[]>> {
  if (wanted === null) return succeed([null]);
  const collections = await zotero.listCollections(signal);
  if (!collections.ok) return collections;
  const found =
    collections.value.find(({ key }) => key === wanted) ??
    collections.value.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (found === undefined) {
    const names = collections.value.map(({ name }) => `“${name}”`).join(', ');
    return fail(
      userFault(
        'wrong-use',
        `Zotero has no collection “${wanted}”. ${names === '' ? 'It has none.' : `It has ${names}.`}`,
      ),
    );
  }
  return succeed(withDescendants(found.key, collections.value));
}

function withDescendants(key: string, all: readonly ZoteroCollection[]): readonly string[] {
  const seen = new Set([key]);
  // Grows while it is gone through.
  for (const parent of seen) for (const each of all) if (each.parentKey === parent) seen.add(each.key);
  return [...seen];
}
