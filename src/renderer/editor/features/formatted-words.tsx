import { Children, type ReactNode } from 'react';
import type { FormattedRun, FormattedText } from '#shared/domain/formatted-text.ts';

/** Text as a citation style set it. */
export function FormattedWords({ text }: { readonly text: FormattedText }) {
  return Children.toArray(text.map(drawn));
}

function drawn({ text, isBold, isItalic, isUnderlined, isSmallCaps, position }: FormattedRun): ReactNode {
  let inner: ReactNode = text;
  if (isSmallCaps) inner = <span className="editor-words-small-caps">{inner}</span>;
  if (isUnderlined) inner = <u>{inner}</u>;
  if (isItalic) inner = <i>{inner}</i>;
  if (isBold) inner = <b>{inner}</b>;
  if (position === 'super') inner = <sup>{inner}</sup>;
  if (position === 'sub') inner = <sub>{inner}</sub>;
  return inner;
}
