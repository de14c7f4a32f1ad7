/** A title without the tags for emphasis that CSL and bibliographies put into it. */
export function plainTitle(title: string): string {
  return title.replace(/<\/?(?:i|b|sup|sub|span)(?: [^<>]*)?>/g, '');
}
