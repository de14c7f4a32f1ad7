import { useEditorState } from '@tiptap/react';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '#renderer/app/commands.ts';
import { useCoreEvent, useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, ProgressLine, TextField } from '#renderer/ui/index.ts';
import type { ItemId, RunId } from '#shared/base/ids.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { ClaimLine } from './claim-line.tsx';

type Running = { readonly itemId: ItemId; readonly heading: string; readonly text: string };

/** A bar for the section with the caret: it is written anew, with an instruction or without, as a suggestion. */
export function RedoSection({ core }: { readonly core: ReportEditorCore }) {
  const { editor } = core;
  const words = useText().editor.redo;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const [asked, setAsked] = useState<ItemId | null>(null);
  const [instruction, setInstruction] = useState('');
  const [running, setRunning] = useState<readonly Running[]>([]);
  const [runs, setRuns] = useState<ReadonlyMap<ItemId, RunId>>(new Map());
  const here = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const { $head } = state.selection;
      const section = $head.depth > 0 ? $head.node(1) : state.doc.firstChild;
      return { itemId: core.itemAt($head.pos) ?? null, heading: section?.firstChild?.textContent ?? '' };
    },
  });
  useCoreEvent(({ folder: of, event }) => {
    if (of !== folder) return;
    if (event.type === 'section-started' && event.isSuggestion) {
      const { itemId, heading } = event;
      setRunning((before) => [...before.filter((each) => each.itemId !== itemId), { itemId, heading, text: '' }]);
    } else if (event.type === 'section-text' && event.isSuggestion) {
      const { itemId, delta } = event;
      setRunning((before) =>
        before.map((each) => (each.itemId === itemId ? { ...each, text: each.text + delta } : each)),
      );
    } else if (event.type === 'section-restarted' && event.isSuggestion) {
      setRunning((before) => before.map((each) => (each.itemId === event.itemId ? { ...each, text: '' } : each)));
    } else if (event.type === 'section-finished' || event.type === 'suggestion-made') {
      setRunning((before) => before.filter(({ itemId }) => itemId !== event.itemId));
    } else if (event.type === 'run-ended') {
      const ended = [...runs].filter(([, runId]) => runId === event.runId).map(([itemId]) => itemId);
      setRunning((before) => before.filter(({ itemId }) => !ended.includes(itemId)));
    }
  });
  const open = () => setAsked(here.itemId);
  useCommands([
    { id: 'editor.redo-section', title: words.open, run: open, isEnabled: editor.isEditable && here.itemId !== null },
  ]);
  const start = async (itemId: ItemId) => {
    setAsked(null);
    await useWorkbench.getState().editor?.flush();
    const told = instruction.trim();
    const begun = await invoke('runs.start', {
      folder,
      work: 'redo',
      itemId,
      ...(told === '' ? {} : { instruction: told }),
    });
    if (!begun.ok) return;
    setInstruction('');
    setRuns((before) => new Map(before).set(itemId, begun.value.runId));
  };
  const stop = (itemId: ItemId) => {
    const runId = runs.get(itemId);
    setRunning((before) => before.filter((each) => each.itemId !== itemId));
    if (runId !== undefined) void invoke('runs.halt', { folder, runId, how: 'stop' });
  };
  return (
    <section className="editor-redo" aria-label={words.title({ heading: here.heading })}>
      {running.map(({ itemId, heading, text }) => (
        <ProgressLine
          key={itemId}
          label={words.running({ heading })}
          fraction={null}
          detail={words.words({ words: text.split(/\s+/).filter((word) => word !== '').length })}
          cancel={{ label: words.stop, onCancel: () => stop(itemId) }}
        />
      ))}
      {asked === null ? (
        <div className="editor-redo-line">
          <ClaimLine core={core} otherwise={here.heading} />
          {editor.isEditable && (
            <Button
              variant="quiet"
              icon={<RotateCcw size={14} aria-hidden />}
              onClick={open}
              disabled={here.itemId === null}
            >
              {words.open}
            </Button>
          )}
        </div>
      ) : (
        <form
          className="editor-redo-form"
          onSubmit={(event) => {
            event.preventDefault();
            void start(asked);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setAsked(null);
          }}
        >
          <TextField
            label={`${words.title({ heading: here.heading })}: ${words.instruction}`}
            hint={words.hint}
            value={instruction}
            onValue={setInstruction}
            ref={focusFirst}
          />
          <div className="editor-panel-actions">
            <Button variant="quiet" onClick={() => setAsked(null)}>
              {words.close}
            </Button>
            <Button variant="primary" type="submit">
              {words.start}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

function focusFirst(element: HTMLInputElement | null): void {
  element?.focus();
}
