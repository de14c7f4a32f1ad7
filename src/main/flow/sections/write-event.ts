import type { ItemId, SuggestionId } from '#shared/base/ids.ts';

/** `isSuggestion`: the text doesn't go into the report, it is offered for a section that has one. */
export type WriteEvent =
  | {
      readonly type: 'section-started' | 'section-finished';
      readonly itemId: ItemId;
      readonly heading: string;
      readonly isSuggestion: boolean;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'section-text'; readonly itemId: ItemId; readonly isSuggestion: boolean; readonly delta: string }
  | { readonly type: 'section-restarted'; readonly itemId: ItemId; readonly isSuggestion: boolean }
  | { readonly type: 'section-changed'; readonly itemId: ItemId; readonly revision: number }
  | { readonly type: 'suggestion-made'; readonly itemId: ItemId; readonly suggestionId: SuggestionId };
