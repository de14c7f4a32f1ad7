import type { Fault } from '#shared/base/fault.ts';
import type { ItemId } from '#shared/base/ids.ts';
import type { CoreConnection } from '#shared/contract/index.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import type { ReportEditorCore, ReportPart } from './types.ts';
import type { UnsavedText, UnsavedTexts } from './unsaved-texts.ts';

export type KeptWords = {
  /** Stands on a suggestion that holds another window's text. */
  readonly otherText: string;
  /** Stands on a suggestion that holds what a window lost before it saved. */
  readonly lostText: string;
  readonly keptBoth: (heading: string) => string;
  readonly foundLost: (heading: string) => string;
};

/** Where two texts claim one section, the person's stays and the other becomes a suggestion: none is lost. */
export type KeptTexts = {
  /** The stored text came before the one in the editor. Answers the revision to write upon; null while it can't be settled. */
  readonly settle: (itemId: ItemId, own: readonly BlockNode[]) => Promise<number | null>;
  /** Brings back what a window had not saved. */
  readonly restore: (text: UnsavedText, parts: readonly ReportPart[]) => Promise<void>;
};

export function createKeptTexts({
  connection,
  folder,
  core,
  words,
  unsaved,
  say,
  tellFault,
}: {
  readonly connection: CoreConnection;
  readonly folder: string;
  readonly core: () => ReportEditorCore | null;
  readonly words: KeptWords;
  readonly unsaved: UnsavedTexts;
  readonly say: (text: string) => void;
  readonly tellFault: (fault: Fault) => void;
}): KeptTexts {
  async function offer(
    { itemId, revision: baseRevision }: ReportPart,
    text: { base: readonly BlockNode[]; body: readonly BlockNode[]; instruction: string },
  ): Promise<boolean> {
    const answer = await connection.invoke('suggestion.write', {
      folder,
      itemId,
      baseRevision,
      base: { type: 'doc', content: [...text.base] },
      body: { type: 'doc', content: [...text.body] },
      instruction: text.instruction,
    });
    if (!answer.ok) tellFault(answer.fault);
    return answer.ok;
  }

  return {
    settle: async (itemId, own) => {
      const answer = await connection.invoke('report.read', { folder });
      const part = answer.ok ? answer.value.parts.find((each) => each.itemId === itemId) : undefined;
      const present = core();
      if (part === undefined || present === null) return null;
      const other = part.body?.content ?? [];
      if (other.length === 0 || present.isSameText(itemId, other)) return part.revision;
      if (!(await offer(part, { base: own, body: other, instruction: words.otherText }))) return null;
      say(words.keptBoth(part.heading));
      return part.revision;
    },
    restore: async (text, parts) => {
      const { itemId, baseRevision, blocks } = text;
      const part = parts.find((each) => each.itemId === itemId);
      const present = core();
      if (part === undefined || present === null || present.isSameText(itemId, blocks)) return;
      if (baseRevision >= part.revision) return present.editText(itemId, blocks);
      const base = part.body?.content ?? [];
      if (await offer(part, { base, body: blocks, instruction: words.lostText })) say(words.foundLost(part.heading));
      else unsaved.keep(text);
    },
  };
}
