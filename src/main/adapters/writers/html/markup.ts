/** Attributes in the order they are written; null and false leave one out, true writes it without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An element around `inner`, which is markup already. */
export function element(name: string, attributes: Attributes, inner: string): string {
  return `<${name}${written(attributes)}>${inner}</${name}>`;
}

/** An element that has no end. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}>`;
}

export function escapeText(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll(/[&<>]/g, (character) => escapes[character] ?? character);
}

/** An address that a page may lead to: http, https and mailto; null for any other. */
export function safeAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol) ? href : null;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === null || value === undefined || value === false) return '';
      return value === true ? ` ${name}` : ` ${name}="${escapeAttribute(String(value))}"`;
    })
    .join('');
}

function escapeAttribute(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Control characters that HTML has no place for. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
