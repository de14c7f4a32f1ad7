import { useMemo, type ReactNode } from 'react';
import { Popover } from '#renderer/ui/index.ts';
import type { ReportEditorCore } from '../core/types.ts';

type PanelPopoverProps = {
  readonly core: ReportEditorCore;
  readonly label: string;
  readonly from: number;
  readonly to?: number;
  readonly close: () => void;
  readonly children: ReactNode;
};

/** A popover at a place of the text. Escape and a click elsewhere close it; the caret is then back in the text. */
export function PanelPopover({ core, label, from, to = from, close, children }: PanelPopoverProps) {
  const { editor } = core;
  const anchor = useMemo(() => ({ getBoundingClientRect: () => rectOf(core, from, to) }), [core, from, to]);
  if (editor.isDestroyed) return null;
  return (
    <Popover label={label} isOpen anchor={anchor} onOpenChange={(isOpen) => (isOpen ? undefined : close())}>
      {children}
    </Popover>
  );
}

export function rectOf({ editor }: ReportEditorCore, from: number, to: number): DOMRect {
  const { view, state } = editor;
  const last = state.doc.content.size;
  const element = from === to ? view.nodeDOM(Math.min(from, last)) : null;
  if (element instanceof HTMLElement) return element.getBoundingClientRect();
  const [start, end] = [view.coordsAtPos(Math.min(from, last)), view.coordsAtPos(Math.min(to, last), -1)];
  const [left, right] = [Math.min(start.left, end.left), Math.max(start.right, end.right)];
  return new DOMRect(left, start.top, right - left, Math.max(0, end.bottom - start.top));
}
