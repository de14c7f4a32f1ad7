import type { ItemId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';

const mostTold = 3;

/** What a person did, as a sentence without its end: "You renamed “A” to “B” and moved “C”". */
export function tellEdits(told: readonly string[]): string {
  const shown = told.slice(0, told.length > mostTold ? mostTold - 1 : mostTold);
  const left = told.length - shown.length;
  const parts = left === 0 ? shown : [...shown, `made ${left} more changes`];
  return `You ${parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}`;
}

/** One edit, seen from the items as they are before it: "renamed “A” to “B”". */
export function inWords(items: readonly OutlineItem[], edit: OutlineEdit): string {
  const named = (id: ItemId) => `“${items.find((item) => item.id === id)?.heading ?? id}”`;
  const it = named(edit.itemId);
  switch (edit.kind) {
    case 'add':
      return `added “${edit.heading}”`;
    case 'rename':
      return `renamed ${it} to “${edit.heading}”`;
    case 're-intent':
      return `changed what ${it} is to say`;
    case 'move':
      return `moved ${it}`;
    case 'merge':
      return `merged ${named(edit.mergedId)} into ${it}`;
    case 'remove':
      return `removed ${it}`;
    case 'link':
      return `linked evidence to ${it}`;
    case 'unlink':
      return `took evidence off ${it}`;
    case 'mark-not-in-sources':
      return edit.isNotInSources ? `marked ${it} as not in your sources` : `marked ${it} as in your sources`;
    case 'lock':
      return edit.isLocked ? `locked ${it}` : `unlocked ${it}`;
    case 'split':
      return `split “${edit.heading}” off ${it}`;
  }
}
