import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId, type ItemId, type SectionId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Section } from '#shared/domain/section.ts';
import { blockPrint } from '#shared/text/block-print.ts';
import { plainText } from '#shared/text/rich-text-plain.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { bodyOf } from './assemble-report.ts';
import { keepBeforeAccepting, keepByTime } from './keep-version.ts';

export type SectionWritten = { readonly revision: number; readonly hasChanged: boolean };

/**
 * Keeps what a person made of a section; one that they emptied is the writer's again. Where the text is as stored
 * nothing is written. Faults: `item-not-found`; `section-changed` where the section isn't at `baseRevision` any more.
 */
export function writeSection(options: {
  store: ProjectStore;
  itemId: ItemId;
  body: RichText;
  baseRevision: number;
  clock: Clock;
  newSuffix: () => string;
}): Result<SectionWritten> {
  const { store, itemId, body, baseRevision } = options;
  if (!store.readOutline().items.some(({ id }) => id === itemId)) {
    return fail(
      userFault('item-not-found', 'The outline has no such item any more. Your text is still in the editor.'),
    );
  }
  const revision = store.sectionRevision(itemId);
  const before = store.getSectionOf(itemId);
  const text = bodyOf(before);
  // At another revision too: the very text may have come from here, without the answer having got through.
  if (isSameText(text, body)) return succeed({ revision, hasChanged: false });
  if (revision !== baseRevision) {
    return fail(userFault('section-changed', 'This section was changed elsewhere since you read it.'));
  }
  return store.transact(() => {
    keepBeforeAccepting(options);
    keepByTime(options);
    const state = stateOf(body, before);
    return succeed({ revision: store.putSection({ id: sectionIdOf(itemId), itemId, state }), hasChanged: true });
  });
}

/** A section's id is its item's: an item has one section. */
function sectionIdOf(itemId: ItemId): SectionId {
  return toId('sec', itemId.slice('itm_'.length));
}

function isSameText(before: RichText | null, after: RichText): boolean {
  if (before === null) return isBlank(after);
  const { content } = before;
  return (
    content.length === after.content.length &&
    content.every((block, index) => {
      const other = after.content[index];
      return other !== undefined && blockPrint(block) === blockPrint(other);
    })
  );
}

function stateOf(body: RichText, before: Section | null): Section['state'] {
  if (isBlank(body)) return { status: 'empty' };
  const digest = before !== null && 'digest' in before.state && isMostlyLeft(before, body) ? before.state.digest : '';
  return { status: 'edited', body, digest: digest === '' ? digestOf(body) : digest };
}

/** Whether at least half of its blocks are still there: then what it says in short is too. */
function isMostlyLeft(before: Section, body: RichText): boolean {
  const prints = new Set(body.content.map(blockPrint));
  const blocks = bodyOf(before)?.content ?? [];
  return blocks.length > 0 && 2 * blocks.filter((block) => prints.has(blockPrint(block))).length >= blocks.length;
}

function isBlank({ content }: RichText): boolean {
  return content.every((block) => block.type === 'paragraph' && (block.content ?? []).length === 0);
}

const longestDigest = 200;

/** What it says first, cut at a word. */
function digestOf(body: RichText): string {
  const text = plainText({ type: 'doc', content: body.content.slice(0, 3) })
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= longestDigest) return text;
  return `${text.slice(0, longestDigest).replace(/\s+\S*$/u, '')}…`;
}
