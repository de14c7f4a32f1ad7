import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import {
  editSource,
  listLibrary,
  locateSpans,
  removeSources,
  sourceNotFound,
  toDoi,
  viewSource,
} from '#main/flow/ingest/index.ts';
import { storageFault } from '#main/ports/storage-fault.ts';
import { isOffline } from './is-offline.ts';
import { indexWhatCameIn } from './library.ts';
import type { CallOptions, Project } from './project.ts';

export async function listSources({ store, files }: Project): Promise<Result<RequestOutput<'library.list'>>> {
  return succeed(await listLibrary({ store, isThere: files.isThere }));
}

export function viewOneSource(
  { store, files }: Project,
  { sourceId }: ParsedInput<'library.view'>,
): Promise<Result<RequestOutput<'library.view'>>> {
  return viewSource({ store, files, sourceId });
}

export function boxesInSource(
  { store }: Project,
  { sourceId, spans }: ParsedInput<'library.boxes'>,
): Result<RequestOutput<'library.boxes'>> {
  return locateSpans({ store, sourceId, spans });
}

export function sourceText(
  { store }: Project,
  { sourceId }: ParsedInput<'library.text'>,
): Result<RequestOutput<'library.text'>> {
  const text = store.readText(sourceId);
  return text === null ? fail(sourceNotFound(sourceId)) : succeed({ text });
}

export function editBibliographic(
  { store }: Project,
  { sourceId, changes }: ParsedInput<'library.edit'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'library.edit'>> {
  const isQuoted = (store.getLibraryEntry(sourceId)?.evidence ?? 0) > 0;
  const edited = editSource({ store, sourceId, changes });
  if (!edited.ok) return edited;
  onEvent({ type: 'sources-changed' });
  if (isQuoted) onEvent({ type: 'report-changed' });
  return succeed({ bibliographic: edited.value });
}

export async function removeFromLibrary(
  project: Project,
  { sourceIds }: ParsedInput<'library.remove'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'library.remove'>>> {
  const { store, files } = project;
  const going = sourceIds.flatMap((id) => store.getSource(id)?.contentHash ?? []);
  const kept = await project.keeper.beforeLoss(going);
  if (!kept.ok) return kept;
  const isQuoted = sourceIds.some((id) => (store.getLibraryEntry(id)?.evidence ?? 0) > 0);
  const { removed, fault } = await removeSources({ store, files, sourceIds });
  options.onEvent({ type: 'sources-changed' });
  if (isQuoted) {
    options.onEvent({ type: 'evidence-changed' });
    options.onEvent({ type: 'report-changed' });
  }
  // They are out of the project; what the index still has of them is never shown, and goes with the next search.
  await indexWhatCameIn(project, options).catch((error: unknown) => {
    if (storageFault(error) === null) throw error;
  });
  return fault === null ? succeed({ removed }) : fail(fault);
}

export async function lookUpDoi(
  { store, models, registry }: Project,
  { sourceId, doi: words }: ParsedInput<'library.look-up'>,
  { signal }: CallOptions,
): Promise<Result<RequestOutput<'library.look-up'>>> {
  if (store.getSource(sourceId) === null) return fail(sourceNotFound(sourceId));
  const doi = toDoi(words);
  if (doi === null)
    return fail(userFault('wrong-use', `“${words}” is no DOI. One begins with 10. and has a slash in it.`));
  if (isOffline(models)) {
    return fail(
      userFault('offline', 'Heddle is told to stay offline, so no registry is asked. Change that in the settings.'),
    );
  }
  const found = await registry.lookUp(doi, signal);
  return found.ok ? succeed({ bibliographic: found.value }) : found;
}
