import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Button } from '#renderer/ui/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { editorSignals } from '../schema/index.ts';
import { rectOf } from './panel-popover.tsx';
import { useRework } from './use-rework.ts';

/** Beside selected words: other wordings of them, and evidence for them. */
export function SelectionMenu({ core }: { readonly core: ReportEditorCore }) {
  const { editor } = core;
  const words = useText().editor.selection;
  const menu = useRef<HTMLDivElement>(null);
  const [isPointing, setIsPointing] = useState(false);
  const { rework, isWorking } = useRework(core);
  const range = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const { selection } = state;
      const { from, to, $from, $to, empty } = selection;
      const isText = selection instanceof TextSelection && !empty && $from.depth > 1 && $from.index(0) === $to.index(0);
      const isInText = isText && $from.parent.type.name !== 'sectionHeading' && $from.parent.type.name !== 'codeBlock';
      return isInText && state.doc.textBetween(from, to, ' ').trim().length > 2 ? { from, to } : null;
    },
  });
  useEffect(() => {
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && !(menu.current?.contains(event.target) ?? false)) setIsPointing(true);
    };
    const release = () => setIsPointing(false);
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('pointerup', release, true);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('pointerup', release, true);
    };
  }, []);
  useEffect(() => {
    const element = menu.current;
    if (element === null || range === null) return undefined;
    const place = () => {
      const rect = rectOf(core, range.from, range.to);
      const { offsetHeight, offsetWidth } = element;
      const scroller = editor.view.dom.closest('[data-scroll="report"]')?.getBoundingClientRect();
      const isSeen = scroller === undefined || (rect.bottom > scroller.top && rect.top < scroller.bottom);
      element.hidden = false;
      element.style.visibility = isSeen ? 'visible' : 'hidden';
      const above = rect.top - offsetHeight - 8;
      element.style.top = `${above > (scroller?.top ?? 8) ? above : rect.bottom + 8}px`;
      element.style.left = `${Math.min(innerWidth - offsetWidth - 8, Math.max(8, rect.left))}px`;
    };
    place();
    document.addEventListener('scroll', place, true);
    addEventListener('resize', place);
    const moves = new ResizeObserver(place);
    const scroll = editor.view.dom.closest('[data-scroll="report"]');
    if (scroll !== null) moves.observe(scroll);
    return () => {
      moves.disconnect();
      document.removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  });
  if (isWorking) {
    return (
      <div ref={menu} className="editor-selection-menu" role="status">
        {words.working}
      </div>
    );
  }
  if (range === null || isPointing) return null;
  const { from, to } = range;
  return (
    <div
      ref={menu}
      className="editor-selection-menu"
      role="toolbar"
      aria-label={words.menu}
      onMouseDown={(event) => event.preventDefault()}
    >
      {(['rewrite', 'shorten', 'expand'] as const).map((how) => (
        <Button key={how} variant="quiet" onClick={() => void rework(how)}>
          {words[how]}
        </Button>
      ))}
      <Button
        variant="quiet"
        onClick={() =>
          editorSignals(editor).openPanel({
            kind: 'find-evidence',
            from,
            to,
            text: editor.state.doc.textBetween(from, to, ' '),
          })
        }
      >
        {words.findEvidence}
      </Button>
    </div>
  );
}
