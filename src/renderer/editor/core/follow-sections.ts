import type { ItemId } from '#shared/base/ids.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { scrollerOf, sectionIndexAt } from './cross-sections.ts';
import type { ReportSession } from './report-session.ts';

/** Of the window, from above: where the eye is. */
const eyeAt = 0.25;
const pauseMs = 120;

/** Keeps the selected item the one in view, and brings the one into view that is selected elsewhere. */
export function followSections({
  element,
  session,
}: {
  readonly element: HTMLElement;
  readonly session: ReportSession;
}): () => void {
  const scroller = scrollerOf(element);
  let own: ItemId | null = useWorkbench.getState().selectedItemId;
  let quietUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function follow(): void {
    const core = session.view().core;
    if (core === null) return;
    const { top, height } = scroller.getBoundingClientRect();
    const { view, state } = core.editor;
    const caret = view.coordsAtPos(state.selection.head);
    // While the caret is in sight its section is the one, also while a popover has the focus; scrolled away, the one
    // in sight is.
    if (caret.bottom > top && caret.top < top + height) return;
    const section = state.doc.maybeChild(sectionIndexAt(view, top + height * eyeAt));
    const itemId = section?.attrs.itemId as ItemId | undefined;
    if (itemId === undefined || itemId === useWorkbench.getState().selectedItemId) return;
    own = itemId;
    useWorkbench.getState().selectItem(itemId);
  }

  const onScroll = () => {
    if (performance.now() < quietUntil) return;
    clearTimeout(timer);
    timer = setTimeout(follow, pauseMs);
  };
  const unsubscribe = useWorkbench.subscribe(({ selectedItemId }, before) => {
    if (selectedItemId === before.selectedItemId || selectedItemId === null || selectedItemId === own) return;
    own = selectedItemId;
    const core = session.view().core;
    if (core === null || core.itemAt(core.editor.state.selection.head) === selectedItemId) return;
    quietUntil = performance.now() + 400;
    core.reveal(selectedItemId);
  });
  scroller.addEventListener('scroll', onScroll, { passive: true });
  return () => {
    clearTimeout(timer);
    unsubscribe();
    scroller.removeEventListener('scroll', onScroll);
  };
}
