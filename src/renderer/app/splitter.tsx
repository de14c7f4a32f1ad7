import type { KeyboardEvent, PointerEvent } from 'react';

type SplitterProps = {
  readonly label: string;
  /** Of the pane it resizes, in pixels. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  /** On which side of the splitter that pane lies. */
  readonly side: 'left' | 'right';
  readonly onWidth: (width: number) => void;
};

const keyStep = 16;

/** A line between two panes that the pointer and the arrow keys move. */
export function Splitter({ label, width, least, most, side, onWidth }: SplitterProps) {
  const sign = side === 'left' ? 1 : -1;
  const set = (next: number) => onWidth(Math.round(Math.min(most, Math.max(least, next))));
  function drag(start: PointerEvent<HTMLDivElement>): void {
    if (start.button !== 0) return;
    const { currentTarget: handle, clientX: from, pointerId } = start;
    handle.setPointerCapture(pointerId);
    const move = (event: globalThis.PointerEvent) => set(width + sign * (event.clientX - from));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: -keyStep * sign, ArrowRight: keyStep * sign, Home: -most, End: most }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(width + step);
  }
  return (
    <div
      className="app-splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={onKeyDown}
    />
  );
}
