import type { ItemId, SuggestionId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';

/** Keeps a draft beside the text that the section has now. The same id again is the same suggestion. */
export function offerSuggestion(options: {
  store: Pick<ProjectStore, 'getSectionOf' | 'sectionRevision' | 'putSuggestion' | 'listSuggestions'>;
  clock: Clock;
  id: SuggestionId;
  itemId: ItemId;
  body: RichText;
  instruction: string;
  note?: string | undefined;
}): void {
  const { store, clock, id, itemId, body, instruction, note } = options;
  if (store.listSuggestions().some((each) => each.id === id)) return;
  const state = store.getSectionOf(itemId)?.state;
  const base = state !== undefined && 'body' in state ? state.body : { type: 'doc' as const, content: [] };
  const suggestion = {
    id,
    itemId,
    baseRevision: store.sectionRevision(itemId),
    base,
    body,
    instruction,
    madeAt: timestamp(clock),
  };
  store.putSuggestion(note === undefined ? suggestion : { ...suggestion, note }, { isDraft: true });
}
