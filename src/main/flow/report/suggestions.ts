import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId, type ItemId, type SuggestionId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';

/** Keeps a text beside a section's for the person to decide on. Fault: `item-not-found`. */
export function writeSuggestion(options: {
  store: ProjectStore;
  clock: Clock;
  newSuffix: () => string;
  itemId: ItemId;
  baseRevision: number;
  base: RichText;
  body: RichText;
  instruction: string;
}): Result<SuggestionId> {
  const { store, clock, newSuffix, itemId, baseRevision, base, body, instruction } = options;
  if (!store.readOutline().items.some(({ id }) => id === itemId)) {
    return fail(userFault('item-not-found', 'The outline has no such item any more.'));
  }
  const id = toId('sug', newSuffix());
  store.putSuggestion(
    { id, itemId, baseRevision, base, body, instruction, madeAt: timestamp(clock) },
    { isDraft: false },
  );
  return succeed(id);
}

/** Fault: `suggestion-not-found`. */
export function resolveSuggestion(
  store: Pick<ProjectStore, 'takeSuggestion'>,
  suggestionId: SuggestionId,
): Result<void> {
  return store.takeSuggestion(suggestionId) === null
    ? fail(userFault('suggestion-not-found', 'This suggestion was settled before.'))
    : succeed(undefined);
}
