import { elementsOf, findElements, type XmlElement } from '../xml/parse-xml.ts';

export type TextStyles = {
  /** The style's own name and those it is derived from, in plain letters: `Quotations`, `Preformatted Text`. */
  readonly lineage: (name: string) => readonly string[];
  /** Whether text of this style isn't shown. */
  readonly isHidden: (name: string) => boolean;
};

/** The styles of a document, its own and the automatic ones. */
export function readTextStyles(roots: readonly XmlElement[]): TextStyles {
  const styles = new Map(
    roots
      .flatMap((root) => findElements(root, 'style:style'))
      .map((style) => [style.attribute('style:name'), style] as const),
  );
  const chain = (name: string): string[] => {
    const names: string[] = [];
    for (let next = name; next !== '' && !names.includes(next) && names.length < 30;) {
      names.push(next);
      next = styles.get(next)?.attribute('style:parent-style-name') ?? '';
    }
    return names;
  };
  return {
    lineage: (name) => chain(name).map(plainName),
    isHidden: (name) =>
      chain(name).some((each) => {
        const style = styles.get(each);
        return (
          style !== undefined &&
          elementsOf(style, 'style:text-properties').some((text) => text.attribute('text:display') === 'none')
        );
      }),
  };
}

/** Names are stored with what isn't a letter as `_20_`. */
function plainName(name: string): string {
  return name.replace(/_([0-9a-f]{1,4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
