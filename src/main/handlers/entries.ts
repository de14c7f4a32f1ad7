import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import type { BibliographyEntry } from '#shared/domain/bibliography-entry.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { citedSources } from '#shared/text/cited-sources.ts';
import { createPace } from '#main/ports/pace.ts';
import { applyEntries, giveBack, sourceNotFound, withKeys } from '#main/flow/ingest/index.ts';
import type { CallOptions, Project } from './project.ts';

type Listed = RequestOutput<'entries.list'>['entries'][number];

export async function listEntries({ store }: Project): Promise<Result<RequestOutput<'entries.list'>>> {
  const pace = createPace();
  const titled: { readonly entry: Listed; readonly title: string }[] = [];
  for (const id of store.listEntryIds()) {
    await pace();
    const entry = store.getEntry(id);
    if (entry !== null) titled.push({ entry: toListed(entry), title: entry.bibliographic.title.toLowerCase() });
  }
  titled.sort((a, b) => (a.title === b.title ? 0 : a.title < b.title ? -1 : 1));
  return succeed({ entries: titled.map(({ entry }) => entry) });
}

/** What a list of thousands has room for. */
function toListed({ raw: _raw, bibliographic, ...entry }: BibliographyEntry): Listed {
  const { abstract: _abstract, annote: _annote, note: _note, keyword: _keyword, ...data } = bibliographic;
  return { ...entry, bibliographic: data };
}

export function readEntry(
  { store }: Project,
  { entryId }: ParsedInput<'entries.read'>,
): Result<RequestOutput<'entries.read'>> {
  const entry = store.getEntry(entryId);
  return entry === null ? fail(entryNotFound()) : succeed({ entry });
}

export async function attachEntry(
  project: Project,
  { entryId, sourceId }: ParsedInput<'entries.attach'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'entries.attach'>>> {
  const { store } = project;
  const entry = store.getEntry(entryId);
  if (entry === null) return fail(entryNotFound());
  if (sourceId !== null && store.getSource(sourceId) === null) return fail(sourceNotFound(sourceId));
  store.attachEntries([{ id: entryId, sourceId }]);
  await follow(project, [entry.sourceId, sourceId], options);
  return succeed({});
}

export async function removeEntries(
  project: Project,
  { entryIds }: ParsedInput<'entries.remove'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'entries.remove'>>> {
  const { store } = project;
  const sourceIds = entryIds.map((id) => store.getEntry(id)?.sourceId ?? null);
  const removed = store.removeEntries(entryIds);
  await follow(project, sourceIds, options);
  return succeed({ removed });
}

export function giveFieldsBack(
  project: Project,
  { sourceId, fields }: ParsedInput<'library.give-back'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'library.give-back'>> {
  const given = giveBack({ store: project.store, sourceId, fields });
  if (!given.ok) return given;
  onEvent({ type: 'sources-changed' });
  if ((project.store.getLibraryEntry(sourceId)?.evidence ?? 0) > 0) onEvent({ type: 'report-changed' });
  return succeed({ bibliographic: given.value });
}

export async function exportBibliography(
  { store, bibliographies }: Project,
  { form, sourceIds, isCitedOnly }: ParsedInput<'library.export-bibliography'>,
): Promise<Result<RequestOutput<'library.export-bibliography'>>> {
  const missing = sourceIds?.find((id) => store.getSource(id) === null);
  if (missing !== undefined) return fail(sourceNotFound(missing));
  const cited = isCitedOnly ? citedInReport(store) : null;
  const all = withKeys(store.listSources());
  const wanted = all.filter(
    ({ sourceId }) => (sourceIds?.includes(sourceId) ?? true) && (cited?.has(sourceId) ?? true),
  );
  const sorted = wanted.toSorted((a, b) => (a.key.toLowerCase() < b.key.toLowerCase() ? -1 : 1));
  return succeed({ text: await bibliographies.write(sorted, form), sources: sorted.length });
}

function citedInReport(store: Project['store']): ReadonlySet<SourceId> {
  const evidence = new Map(store.listEvidence().map((each) => [each.id, each]));
  const bodies = store.listSections().map(({ state }) => ('body' in state ? (state.body ?? null) : null));
  return new Set(citedSources(bodies, evidence));
}

/** Sources follow what their entries say. */
async function follow(
  { store }: Project,
  sourceIds: readonly (SourceId | null)[],
  { onEvent }: CallOptions,
): Promise<void> {
  const changed = await applyEntries({ store, sourceIds: sourceIds.filter((id) => id !== null) });
  onEvent({ type: 'entries-changed' });
  if (changed.length > 0) onEvent({ type: 'sources-changed' });
  if (changed.some((id) => (store.getLibraryEntry(id)?.evidence ?? 0) > 0)) onEvent({ type: 'report-changed' });
}

function entryNotFound() {
  return userFault('entry-not-found', 'There is no such entry (any more). Open the list again.');
}
