import type { Mark } from '#shared/domain/rich-text.ts';
import type { FormattedRun } from '#shared/domain/formatted-text.ts';
import { bold, italic, mono } from './text-properties.ts';
import { element, type Attributes } from './xml.ts';

type ParagraphVariant = {
  readonly parent: string;
  readonly direction?: 'lr-tb' | 'rl-tb' | undefined;
  /** BCP 47, of text that LibreOffice would take for the document's own Asian or complex language. */
  readonly language?: { readonly kind: 'asian' | 'complex'; readonly tag: string } | undefined;
  readonly properties?: Attributes;
};

/** Styles without a name that a person sees: each is made once, and named in the order they were asked for. */
export type AutomaticStyles = {
  /** The style's own name where it needs no variant. */
  readonly paragraph: (variant: ParagraphVariant) => string;
  readonly text: (marks: readonly Mark['type'][]) => string | null;
  readonly formatted: (run: FormattedRun) => string | null;
  readonly column: (width: number) => string;
  readonly xml: () => string;
};

export function createAutomaticStyles(): AutomaticStyles {
  const names = new Map<string, string>();
  const styles: string[] = [];

  function styleOf(prefix: string, family: string, attributes: Attributes, inner: string): string {
    const key = JSON.stringify([prefix, attributes, inner]);
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = `${prefix}${names.size + 1}`;
    names.set(key, name);
    styles.push(element('style:style', { 'style:name': name, 'style:family': family, ...attributes }, inner));
    return name;
  }

  function text(properties: Attributes): string | null {
    if (Object.keys(properties).length === 0) return null;
    return styleOf('T', 'text', {}, element('style:text-properties', properties));
  }

  return {
    paragraph: ({ parent, direction, language, properties = {} }) => {
      const paragraph: Attributes = {
        ...properties,
        // LibreOffice takes "start" for the left, whatever the direction.
        ...(direction !== undefined && {
          'style:writing-mode': direction,
          'fo:text-align': direction === 'rl-tb' ? 'right' : 'left',
        }),
      };
      const hasOwn = Object.keys(paragraph).length > 0;
      if (!hasOwn && language === undefined) return parent;
      const inner = `${hasOwn ? element('style:paragraph-properties', paragraph) : ''}${
        language === undefined ? '' : element('style:text-properties', languageProperties(language))
      }`;
      return styleOf('P', 'paragraph', { 'style:parent-style-name': parent }, inner);
    },
    text: (marks) => {
      const properties: Attributes = Object.assign({}, ...marks.map((mark) => markProperties[mark] ?? {}));
      return text(properties);
    },
    formatted: ({ isBold, isItalic, isUnderlined, isSmallCaps, position }) =>
      text({
        ...(isBold === true && markProperties.bold),
        ...(isItalic === true && markProperties.italic),
        ...(isUnderlined === true && markProperties.underline),
        ...(isSmallCaps === true && { 'fo:font-variant': 'small-caps' }),
        ...(position === 'super' && markProperties.superscript),
        ...(position === 'sub' && markProperties.subscript),
      }),
    column: (width) => {
      const properties = { 'style:rel-column-width': `${Math.max(1, Math.round(width * 10_000))}*` };
      return styleOf('C', 'table-column', {}, element('style:table-column-properties', properties));
    },
    xml: () => styles.join(''),
  };
}

function languageProperties({ kind, tag }: { readonly kind: 'asian' | 'complex'; readonly tag: string }): Attributes {
  const { language, region } = new Intl.Locale(tag).maximize();
  return { [`style:language-${kind}`]: language, [`style:country-${kind}`]: region ?? 'none' };
}

const markProperties: Readonly<Record<Mark['type'], Attributes>> = {
  bold,
  italic,
  underline: { 'style:text-underline-style': 'solid', 'style:text-underline-width': 'auto' },
  strike: { 'style:text-line-through-style': 'solid' },
  superscript: { 'style:text-position': 'super 58%' },
  subscript: { 'style:text-position': 'sub 58%' },
  code: mono,
  link: {},
};
