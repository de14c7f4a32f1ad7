import type { MouseEvent } from 'react';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import type { PdfBox } from './pdf-box.ts';

type BoxMarkProps = {
  readonly box: PdfBox;
  /** Where it is, in percent of the page. */
  readonly style: { readonly left: string; readonly top: string; readonly width: string; readonly height: string };
};

/** A mark over marked words; one of evidence leads to it. */
export function BoxMark({ box, style }: BoxMarkProps) {
  const text = useText();
  const showEvidence = useWorkbench((state) => state.showEvidence);
  const { kind, evidenceId, summary = '', isFirst } = box;
  if (evidenceId === undefined) return <div className="source-box" data-kind={kind} style={style} aria-hidden />;
  return (
    <button
      type="button"
      className="source-box"
      data-kind={kind}
      style={style}
      tabIndex={isFirst ? 0 : -1}
      aria-hidden={!isFirst}
      aria-label={text.source.evidenceMark({ summary })}
      onClick={() => showEvidence(evidenceId)}
    />
  );
}

/** Tells marks of one page apart. */
export function keyOfBox({ kind, x, y, width, evidenceId }: PdfBox): string {
  return `${kind} ${x} ${y} ${width} ${evidenceId ?? ''}`;
}

/** The words lie above the marks, so that they can be selected: a plain click goes through to the mark. */
export function openMarkUnder({ clientX, clientY, target }: MouseEvent): void {
  if (getSelection()?.isCollapsed === false || (target instanceof Element && target.matches('button'))) return;
  const mark = document.elementsFromPoint(clientX, clientY).find((element) => element.matches('button.source-box'));
  if (mark instanceof HTMLElement) mark.click();
}
