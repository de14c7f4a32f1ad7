import { useText } from '#renderer/language/index.ts';

/** What a source's pages are called. */
export type PageKind = 'page' | 'slide';

type PageStartProps = { readonly number: number; readonly kind: PageKind; readonly isInline: boolean };

/** Where a page begins. Its name is drawn by the style sheet: it is no text that could be selected or counted. */
export function PageStart({ number, kind, isInline }: PageStartProps) {
  const text = useText();
  const name = kind === 'slide' ? text.source.slideOf({ slide: number }) : text.source.pageOf({ page: number });
  const Element = isInline ? 'span' : 'div';
  return <Element className="source-page-start" role="separator" aria-label={name} data-name={name} />;
}
