import { withoutTurns } from './unseen-characters.ts';

/** A title without the tags for emphasis that CSL and bibliographies put into it, and without what would turn the words around it. */
export function plainTitle(title: string): string {
  return withoutTurns(title).replace(/<\/?(?:i|b|sup|sub|span)(?: [^<>]*)?>/g, '');
}
