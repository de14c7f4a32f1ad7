import type { FormattedRun, FormattedText } from '#shared/domain/formatted-text.ts';

/** Draws a label into an element; one that reads the same already is left alone. Links are drawn as text. */
export function drawRuns(element: HTMLElement, text: FormattedText): void {
  const [only] = text;
  if (text.length === 1 && only !== undefined && isPlain(only)) {
    if (element.childElementCount > 0 || element.textContent !== only.text) element.textContent = only.text;
    return;
  }
  element.replaceChildren(...text.map(drawRun));
}

function isPlain({ isBold, isItalic, isUnderlined, isSmallCaps, position }: FormattedRun): boolean {
  return !isBold && !isItalic && !isUnderlined && !isSmallCaps && position === undefined;
}

function drawRun(run: FormattedRun): Node {
  if (isPlain(run)) return document.createTextNode(run.text);
  const element = document.createElement(
    run.position === undefined ? 'span' : run.position === 'super' ? 'sup' : 'sub',
  );
  element.textContent = run.text;
  if (run.isBold) element.style.fontWeight = 'bold';
  if (run.isItalic) element.style.fontStyle = 'italic';
  if (run.isUnderlined) element.style.textDecoration = 'underline';
  if (run.isSmallCaps) element.style.fontVariantCaps = 'small-caps';
  return element;
}
