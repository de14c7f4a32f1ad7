import type { ItemId } from '#shared/base/ids.ts';
import type { Result } from '#shared/base/result.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import { draftSection, type DraftedSection } from './draft-section.ts';
import type { SectionRequests } from './section-request.ts';
import type { WriteEvent } from './write-event.ts';

/** Drafts one item's section, knowing of the sections in `context` alone; its text streams as events. */
export function draftItem(options: {
  item: OutlineItem;
  context: ReadonlySet<ItemId>;
  requests: SectionRequests;
  language: string;
  isSuggestion: boolean;
  /** Where links of the text that it is to replace lead. */
  keptLinks?: ReadonlySet<string>;
  reasoner: Reasoner;
  parseMarkdown: SectionParser;
  signal: AbortSignal;
  onEvent: (event: WriteEvent) => void;
}): Promise<Result<DraftedSection>> {
  const { item, context, requests, language, isSuggestion, reasoner, parseMarkdown, signal, onEvent } = options;
  const { keptLinks = new Set() } = options;
  const { id: itemId } = item;
  return draftSection({
    request: requests.requestFor(item, context),
    language,
    reasoner,
    parseMarkdown,
    keptLinks,
    findBefore: (sentence) => {
      const before = requests.findBefore(sentence, context);
      return before === null ? null : { ...before, place: 'in an earlier section' };
    },
    signal,
    onText: (delta) => onEvent({ type: 'section-text', itemId, isSuggestion, delta }),
    onRestart: () => onEvent({ type: 'section-restarted', itemId, isSuggestion }),
  });
}
