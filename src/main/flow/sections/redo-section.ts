import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId, type ItemId, type SuggestionId } from '#shared/base/ids.ts';
import { leafItems } from '#shared/domain/outline.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Run } from '#shared/domain/run.ts';
import type { Section } from '#shared/domain/section.ts';
import { linksOf } from '#shared/text/rich-text-links.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import { draftItem } from './draft-item.ts';
import { sectionIdOf } from './draft-section.ts';
import { offerSuggestion } from './offer-suggestion.ts';
import { createContexts } from './section-contexts.ts';
import { createSectionRequests } from './section-request.ts';
import { setAside } from './set-aside.ts';
import { sectionKind, type SectionStep } from './section-steps.ts';
import type { WriteEvent } from './write-event.ts';
import { placeAlone, writingOrder } from './writing-order.ts';

/**
 * Drafts one section anew, as the instruction wants it, with the checks and the revision of any other draft. Where the
 * section has a text the draft becomes a suggestion, whose id is given; else the section itself. A text that is there
 * stays whatever happens, and its figures are in the suggestion too. Faults: `item-not-found`, `cancelled`, the reasoner's.
 */
export async function redoSection(options: {
  store: ProjectStore;
  parseMarkdown: SectionParser;
  itemId: ItemId;
  instruction: string | null;
  run: Run;
  reasoner: Reasoner;
  signal: AbortSignal;
  onEvent: (event: WriteEvent) => void;
  clock: Clock;
  newSuffix: () => string;
}): Promise<Result<SuggestionId | null>> {
  const { store, itemId, instruction, run, reasoner, signal, onEvent, clock, newSuffix } = options;
  const place = placeAlone(writingOrder(leafItems(store.readOutline()), 1), itemId);
  if (place === null)
    return fail(userFault('item-not-found', `The outline has no item ${itemId} that gets a section.`));
  const { item, basis } = place;
  const language = Object.keys(store.passagesByLanguage())[0] ?? 'und';
  const requests = createSectionRequests({ brief: run.brief, store, instruction, language, isRedo: true });
  const present = presentText(store, itemId);
  const isSuggestion = present !== null;
  const { heading } = item;
  onEvent({ type: 'section-started', itemId, heading, isSuggestion, done: 0, total: 1 });
  const context = createContexts(store, [], () => false)(itemId, basis);
  const keptLinks = present === null ? new Set<string>() : linksOf(present);
  const drafted = await draftItem({ ...options, item, context, requests, language, isSuggestion, keptLinks });
  if (!drafted.ok) return drafted;
  if (signal.aborted) return fail(userFault('cancelled', 'The run was cancelled.'));
  const { digest, problems, removed, judgements, note } = drafted.value;
  const body =
    present === null ? drafted.value.body : setAside(present).putBack(drafted.value.body, { isShorter: true });
  const step: SectionStep = {
    itemId,
    outcome: 'drafted',
    problems: problems.length,
    removed: [...removed],
    judged: [...judgements.keys()],
    fault: null,
    soundCall: null,
  };
  const made = store.transact((): Made => {
    store.putStep({ runId: run.id, index: store.countSteps(run.id), kind: sectionKind, outcome: step });
    store.putVerdicts([...judgements].map(([key, judgement]) => ({ key, judgement, model: reasoner.kind })));
    // The person may have begun to write in the meantime.
    if (presentText(store, itemId) === null) {
      const state: Section['state'] = { status: 'drafted', body, digest };
      return { kind: 'section', revision: store.putSection({ id: sectionIdOf(itemId), itemId, state }) };
    }
    const suggestionId = toId('sug', newSuffix());
    offerSuggestion({ store, clock, id: suggestionId, itemId, body, instruction: instruction ?? '', note });
    return { kind: 'suggestion', suggestionId };
  });
  onEvent({ type: 'section-finished', itemId, heading, isSuggestion: made.kind === 'suggestion', done: 1, total: 1 });
  if (made.kind === 'section') {
    onEvent({ type: 'section-changed', itemId, revision: made.revision });
    return succeed(null);
  }
  onEvent({ type: 'suggestion-made', itemId, suggestionId: made.suggestionId });
  return succeed(made.suggestionId);
}

type Made =
  | { readonly kind: 'section'; readonly revision: number }
  | { readonly kind: 'suggestion'; readonly suggestionId: SuggestionId };

function presentText(store: Pick<ProjectStore, 'getSectionOf'>, itemId: ItemId): RichText | null {
  const state = store.getSectionOf(itemId)?.state;
  return state !== undefined && 'body' in state && state.body.content.length > 0 ? state.body : null;
}
