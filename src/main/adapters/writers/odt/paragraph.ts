import type { Sheet } from './sheet.ts';
import { languageOf } from './text-language.ts';
import { element } from './xml.ts';

/** A paragraph in a style, turned and named in its language where its words ask for it. */
export function paragraph(
  style: string,
  inner: string,
  { text, sheet }: { readonly text: string; readonly sheet: Sheet },
): string {
  return element('text:p', { 'text:style-name': paragraphStyle(style, text, sheet) }, inner);
}

export function paragraphStyle(parent: string, text: string, sheet: Sheet): string {
  return sheet.styles.paragraph({ parent, ...languageOf(text, sheet) });
}
