import { succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import type { SourceId } from '#shared/base/ids.ts';
import { briefSchema } from '#shared/domain/brief.ts';
import { plainTitle } from '#shared/text/plain-title.ts';
import {
  addEvidence,
  editEvidence,
  findForText,
  listEvidence,
  locateWords,
  mergeEvidence,
} from '#main/flow/evidence/index.ts';
import { editOutline } from '#main/flow/outline/index.ts';
import { bringUpToDate, healingIndex, queryEmbedder } from './library.ts';
import { readTypedBrief } from './project-record.ts';
import type { CallOptions, Project } from './project.ts';

export function listMemoryBank(project: Project): Result<RequestOutput<'evidence.list'>> {
  const { store, rankEvidence } = project;
  const query = briefWords(project);
  const languageOf = languagesOf(project);
  return succeed({
    evidence: [
      ...listEvidence({
        store,
        relevanceOf: (entries) =>
          rankEvidence({ query, evidence: entries.map(({ evidence }) => evidence), languageOf }),
      }),
    ],
  });
}

export function addToMemoryBank(
  { store }: Project,
  { summary, itemId, ...chosen }: ParsedInput<'evidence.add'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'evidence.add'>> {
  const added = addEvidence({ ...chosen, store, ...(summary === undefined ? {} : { summary }) });
  if (!added.ok) return added;
  onEvent({ type: 'evidence-changed' });
  if (itemId !== undefined) {
    const edits = [{ kind: 'link' as const, itemId, evidenceIds: [added.value.id] }];
    const linked = editOutline({ store, edits, baseVersion: store.newestOutlineVersion() });
    if (!linked.ok) return linked;
    onEvent({ type: 'outline-changed', items: store.readOutline().items.length, refused: 0 });
  }
  return succeed({ evidence: added.value });
}

export function editMemoryBank(
  { store }: Project,
  { evidenceIds, changes }: ParsedInput<'evidence.edit'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'evidence.edit'>> {
  const edited = editEvidence({ store, evidenceIds, changes });
  if (!edited.ok) return edited;
  onEvent({ type: 'evidence-changed' });
  return succeed({ evidence: [...edited.value] });
}

export function locateInSource(
  { store }: Project,
  { sourceId, words, page }: ParsedInput<'evidence.locate'>,
): Result<RequestOutput<'evidence.locate'>> {
  const located = locateWords({ store, sourceId, words, page });
  return located.ok ? succeed({ span: located.value }) : located;
}

export function mergeInMemoryBank(
  { store }: Project,
  { evidenceIds }: ParsedInput<'evidence.merge'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'evidence.merge'>> {
  // What is to be told of it is read in its transaction: a merge that can't be told of isn't made.
  const [merged, items] = store.transact(
    () => [mergeEvidence({ store, evidenceIds }), store.readOutline().items.length] as const,
  );
  if (!merged.ok) return merged;
  const { evidence, changedSections, hasChangedOutline } = merged.value;
  onEvent({ type: 'evidence-changed' });
  if (hasChangedOutline) onEvent({ type: 'outline-changed', items, refused: 0 });
  for (const changed of changedSections) onEvent({ type: 'section-changed', ...changed });
  return succeed({ evidence });
}

export async function findFor(
  project: Project,
  { text, limit }: ParsedInput<'evidence.find'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'evidence.find'>>> {
  const { store, rankEvidence } = project;
  const ready = await bringUpToDate(project, { ...options, fit: false });
  if (!ready.ok) return ready;
  const found = await findForText({
    text,
    limit,
    store,
    index: healingIndex(project, options),
    embedder: await queryEmbedder(project, options),
    rank: rankEvidence,
    languageOf: languagesOf(project),
    signal: options.signal,
  });
  return succeed({
    evidence: [...found.evidence],
    passages: found.passages.map(({ id, sourceId, page, charStart, charEnd, text: words }) => ({
      passageId: id,
      sourceId,
      title: plainTitle(store.getSource(sourceId)?.bibliographic.title ?? ''),
      page,
      charStart,
      charEnd,
      text: words,
    })),
  });
}

/** What the report is to be about, as far as it is known. */
function briefWords({ store }: Project): string {
  const typed = briefSchema.partial().safeParse(readTypedBrief(store));
  const question = typed.success ? typed.data.question : undefined;
  return question ?? store.listRuns()[0]?.brief.question ?? '';
}

function languagesOf({ store }: Project): (sourceId: SourceId) => string {
  const known = new Map<SourceId, string>();
  return (sourceId) => {
    const language = known.get(sourceId) ?? store.getSource(sourceId)?.language ?? 'und';
    known.set(sourceId, language);
    return language;
  };
}
