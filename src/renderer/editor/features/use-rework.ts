import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { useState } from 'react';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { bodyToNodes, sectionToBody } from '../schema/index.ts';

type How = 'rewrite' | 'shorten' | 'expand';

/** Asks for another wording of the selected words and offers it as a suggestion in their section. */
export function useRework(core: ReportEditorCore): {
  readonly rework: (how: How) => Promise<void>;
  readonly isWorking: boolean;
} {
  const { editor } = core;
  const words = useText().editor.selection;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const { value: runs } = useRequest('runs.list', { folder });
  const [isWorking, setIsWorking] = useState(false);
  async function rework(how: How): Promise<void> {
    const { state } = editor;
    const itemId = core.itemAt(state.selection.from);
    if (itemId === undefined) return;
    const base = sectionToBody(state.selection.$from.node(1));
    const reasoner = runs?.runs.find(({ kind }) => kind !== 'check')?.reasoner ?? 'extractive';
    const answer = await invoke('section.rework', { folder, itemId, selection: selectedBody(state), how, reasoner });
    if (!answer.ok) return;
    const body = withReplacement(state, answer.value.replacement);
    if (body === null || JSON.stringify(body) === JSON.stringify(base)) {
      addNotice({ kind: 'said', text: words.unchanged });
      return;
    }
    await useWorkbench.getState().editor?.flush();
    const report = await invoke('report.read', { folder });
    const part = report.ok ? report.value.parts.find((each) => each.itemId === itemId) : undefined;
    if (part === undefined) return;
    const offered = await invoke('suggestion.write', {
      folder,
      itemId,
      baseRevision: part.revision,
      base,
      body,
      instruction: words.instruction[how],
    });
    // What was asked for is there: the words needn't be selected any more.
    if (offered.ok && !editor.isDestroyed) editor.commands.setTextSelection(editor.state.selection.to);
  }
  return {
    isWorking,
    rework: async (how) => {
      setIsWorking(true);
      await rework(how).finally(() => setIsWorking(false));
    },
  };
}

/** The selected words with the blocks they stand in. */
function selectedBody({ selection }: EditorState): RichText {
  const { $from, $to } = selection;
  const section = $from.node(1);
  if ($from.sameParent($to)) {
    const paragraph = section.type.schema.nodes['paragraph'];
    const cut = $from.parent.cut($from.parentOffset, $to.parentOffset).content;
    if (paragraph !== undefined)
      return sectionToBody(section.type.create(section.attrs, [paragraph.create(null, cut)]));
  }
  return sectionToBody(section.cut($from.pos - $from.start(1), $to.pos - $from.start(1)));
}

/** The section as it would be with other words in the place of the selected ones; null where they don't fit there. */
function withReplacement({ selection, tr, schema }: EditorState, replacement: RichText): RichText | null {
  const { from, to, $from, $to } = selection;
  const nodes = bodyToNodes(schema, replacement);
  const [only] = nodes;
  if ($from.sameParent($to) && nodes.length === 1 && only?.type.name === 'paragraph')
    tr.replaceWith(from, to, only.content);
  else tr.replace(from, to, new Slice(Fragment.from(nodes), openness(nodes[0]), openness(nodes.at(-1))));
  const section = tr.doc.maybeChild($from.index(0));
  return section === null || section.attrs['itemId'] !== $from.node(1).attrs['itemId'] ? null : sectionToBody(section);
}

function openness(node: Node | undefined): number {
  return node?.type.name === 'paragraph' ? 1 : 0;
}
