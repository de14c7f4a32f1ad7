import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { editOutline, outlineOverview, restoreOutline, type OutlineEdited } from '#main/flow/outline/index.ts';
import type { CallOptions, Project } from './project.ts';

type ReadOutline = RequestOutput<'outline.read'>;

export function readOutline(
  { store }: Project,
  _input: ParsedInput<'outline.read'>,
  options: CallOptions,
): Result<ReadOutline> {
  return succeed(outlineNow(store, options));
}

export function editOutlineItems(
  { store }: Project,
  { edits, baseVersion }: ParsedInput<'outline.edit'>,
  options: CallOptions,
): Result<ReadOutline> {
  return announced(store, () => editOutline({ store, edits, baseVersion }), options);
}

export async function decideProposal(
  { store }: Project,
  { proposalId, accepted }: ParsedInput<'outline.decide'>,
  options: CallOptions,
): Promise<Result<ReadOutline>> {
  const nothingWaits = fail(userFault('outline-changed', 'The planner no longer waits for this decision.'));
  const decided = await (options.runs?.decide(proposalId, accepted) ?? nothingWaits);
  if (!decided.ok) return decided;
  options.onEvent({ type: 'outline-changed', items: store.readOutline().items.length, refused: 0 });
  return succeed(outlineNow(store, options));
}

export function listOutlineVersions({ store }: Project): Result<RequestOutput<'outline.versions'>> {
  return succeed({ versions: [...store.listOutlineVersions()].toReversed() });
}

export function readOutlineVersion(
  { store }: Project,
  { version }: ParsedInput<'outline.version'>,
): Result<RequestOutput<'outline.version'>> {
  const outline = store.readOutlineVersion(version);
  return outline === null
    ? fail(userFault('version-not-found', `The outline has no version ${version}.`))
    : succeed({ version, outline });
}

export function restoreOutlineVersion(
  { store }: Project,
  { version }: ParsedInput<'outline.restore'>,
  options: CallOptions,
): Result<ReadOutline> {
  return announced(store, () => restoreOutline({ store, version }), options);
}

/** What is to be told of a change is read in its transaction: one that can't be told of isn't made. */
function announced(
  store: Project['store'],
  edit: () => Result<OutlineEdited>,
  options: CallOptions,
): Result<ReadOutline> {
  const done = store.transact(() => {
    const edited = edit();
    if (!edited.ok) return edited;
    const changed = edited.value.changedSections.map((itemId) => ({ itemId, revision: store.sectionRevision(itemId) }));
    return succeed({ changed, now: outlineNow(store, options) });
  });
  if (!done.ok) return done;
  const { changed, now } = done.value;
  options.onEvent({ type: 'outline-changed', items: now.outline.items.length, refused: 0 });
  for (const { itemId, revision } of changed) options.onEvent({ type: 'section-changed', itemId, revision });
  return succeed(now);
}

function outlineNow(store: Project['store'], { runs }: CallOptions): ReadOutline {
  const { version, outline, coverage } = outlineOverview(store);
  const proposal = runs?.proposal() ?? null;
  return {
    version,
    outline,
    coverage: [...coverage],
    proposal: proposal === null ? null : { id: proposal.id, operations: [...proposal.operations] },
  };
}
