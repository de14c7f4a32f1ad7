import type { useText } from '#renderer/language/index.ts';
import { isSlides, type Source } from '#shared/domain/source.ts';

/** How many pages or slides a source has; '' where it has none that are known. */
export function pagesLine(
  { mediaType, pageCount }: Pick<Source, 'mediaType' | 'pageCount'>,
  text: ReturnType<typeof useText>['library'],
): string {
  if (pageCount === null) return '';
  return isSlides(mediaType) ? text.slides({ slides: pageCount }) : text.pages({ pages: pageCount });
}
