import { Fragment, type Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { toId, type EvidenceId, type ItemId } from '#shared/base/ids.ts';
import type { Fault } from '#shared/base/fault.ts';
import type { CoreConnection, RequestInput } from '#shared/contract/index.ts';
import { citedIn } from './citation-sequence.ts';
import { sectionAt, textRange, toBlockNodes } from './report-parts.ts';
import type { ReportEditorCore } from './types.ts';

type Edits = RequestInput<'outline.edit'>['edits'];

export type SectionCommands = {
  /** After the caret's section, at the same depth; the only one in a report without any. */
  readonly newBelow: () => Promise<void>;
  /** What follows the caret becomes a section of its own; a heading right there becomes its heading. */
  readonly splitHere: () => Promise<void>;
};

/** Changes to the outline that are made from within the text. The outline makes the sections; the text follows. */
export function createSectionCommands({
  connection,
  folder,
  core,
  newHeading,
  refresh,
  onFault,
}: {
  readonly connection: CoreConnection;
  readonly folder: string;
  readonly core: () => ReportEditorCore | null;
  readonly newHeading: string;
  readonly refresh: () => Promise<void>;
  readonly onFault: (fault: Fault) => void;
}): SectionCommands {
  async function edit(
    edits: (outline: { id: ItemId; parentId: ItemId | null; order: number }[]) => Edits,
  ): Promise<boolean> {
    const read = await connection.invoke('outline.read', { folder });
    const answer = read.ok
      ? await connection.invoke('outline.edit', {
          folder,
          edits: edits(read.value.outline.items),
          baseVersion: read.value.version,
        })
      : read;
    if (!answer.ok) onFault(answer.fault);
    else await refresh();
    return answer.ok;
  }

  return {
    newBelow: async () => {
      const present = core();
      const at = present?.itemAt(present.editor.state.selection.head);
      const itemId = newItemId();
      const isMade = await edit((items) => {
        const above = items.find(({ id }) => id === at);
        const [parentId, order] = above === undefined ? [null, items.length] : [above.parentId, above.order + 1];
        return [{ kind: 'add', itemId, parentId, order, heading: newHeading, intent: '', role: 'body' }];
      });
      const after = core();
      if (isMade && after !== null) selectHeading(after, itemId);
    },
    splitHere: async () => {
      const present = core();
      if (present === null) return;
      const { state } = present.editor;
      const { $from } = state.selection;
      const itemId = present.itemAt($from.pos);
      if (itemId === undefined || $from.depth < 2 || $from.index(1) === 0) return;
      const split = splitSection($from.node(1), $from.pos - $from.start(1));
      const newId = newItemId();
      const isMade = await edit(() => [
        {
          kind: 'split',
          itemId,
          newItemId: newId,
          heading: split.heading ?? newHeading,
          evidenceIds: split.evidenceIds,
        },
      ]);
      if (!isMade) return;
      moveText(present, { itemId, newId, split });
      selectHeading(present, newId);
    },
  };
}

type Split = {
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  readonly heading: string | null;
  readonly evidenceIds: EvidenceId[];
};

function splitSection(section: Node, offset: number): Split {
  const before = section.cut(0, offset).children.slice(1);
  // Cut out of its section the rest has no heading of its own: the first child is the block with the caret.
  const rest = section.slice(offset, section.content.size).content;
  const after = Array.from({ length: rest.childCount }, (_, at) => rest.child(at));
  const [first, ...others] = after;
  const isHeading = first?.type.name === 'heading' && first.textContent.trim() !== '';
  const moved = isHeading ? others : after;
  const isEmpty = (block: Node | undefined) => block !== undefined && block.isTextblock && block.content.size === 0;
  const kept = isEmpty(before.at(-1)) ? before.slice(0, -1) : before;
  const cited =
    moved.length === 0 ? [] : citedIn(section.type.schema.topNodeType.create(null, [section.type.create(null, moved)]));
  return {
    before: kept,
    after: isEmpty(moved[0]) && moved.length > 1 ? moved.slice(1) : moved,
    heading: isHeading ? first.textContent.trim() : null,
    evidenceIds: [...new Set(cited.flatMap((each) => (each.kind === 'footnote' ? [] : each.attributes.evidenceIds)))],
  };
}

/** In one step of undo from one section to the other. */
function moveText(
  { editor }: ReportEditorCore,
  { itemId, newId, split }: { readonly itemId: ItemId; readonly newId: ItemId; readonly split: Split },
): void {
  const { tr } = editor.state;
  for (const [id, blocks] of [
    [newId, split.after],
    [itemId, split.before],
  ] as const) {
    const place = sectionAt(tr.doc, id);
    if (place === undefined) return;
    const { from, to } = textRange(place);
    tr.replaceWith(from, to, Fragment.from(blocks.length === 0 ? toBlockNodes(editor.schema, []) : blocks));
  }
  editor.view.dispatch(tr);
}

function selectHeading({ editor }: ReportEditorCore, itemId: ItemId): void {
  const place = sectionAt(editor.state.doc, itemId);
  if (place === undefined) return;
  const from = place.pos + 2;
  const selection = TextSelection.create(editor.state.doc, from, from + place.node.child(0).content.size);
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
  editor.view.focus();
}

function newItemId(): ItemId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return toId('itm', [...bytes].map((byte) => (byte % 36).toString(36)).join(''));
}
