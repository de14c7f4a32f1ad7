import { parseHTML } from 'linkedom';
import { readerLimits } from '../reader-limits.ts';

/** A parsed page. Only what the readers use of the DOM; no script runs and nothing is fetched. */
export type PageNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
};
export type PageElement = PageNode & {
  readonly getAttribute: (name: string) => string | null;
  readonly querySelector: (selector: string) => PageElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
  readonly remove: () => void;
  /** Puts text in the element's place. */
  readonly replaceWith: (text: string) => void;
  /** Puts text before what the element holds. */
  readonly prepend: (text: string) => void;
  /** Puts text before the element. */
  readonly before: (text: string) => void;
};
export type Page = PageElement & {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
  readonly cloneNode: (deep: boolean) => Page;
};

/** Parses a page; a fragment is given the page it lacks. */
export function parsePage(html: string): Page {
  const whole = `<!doctype html><html><head></head><body>${html}</body></html>`;
  const written = parseHTML(/<html[\s>]/i.test(html) ? html : whole).document;
  // A root that stands in a comment alone is none, and without one the page's own properties throw.
  const document =
    (written as { readonly documentElement: unknown }).documentElement === null ? parseHTML(whole).document : written;
  // What linkedom gives is a browser's document to some compilers and nothing known to others.
  return document as unknown as Page;
}

/** The same; null where it nests deeper than a sound page does. */
export function parsePageOrNull(html: string): Page | null {
  if (opensTooMuch(html)) return null;
  const page = parsePage(html);
  return nestingDepth(page) > readerLimits.nestedElements ? null : page;
}

/** What has no end tag, or needn't have one. */
const neverDeep =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|colgroup|option|optgroup)$/i;

/** By its tags alone, before they are parsed: the time for that grows with the square of the depth. Some tags lack their end. */
function opensTooMuch(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][\w:.-]*)/gi)) {
    if (neverDeep.test(name)) continue;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > readerLimits.nestedElements * 10) return true;
  }
  return false;
}

/** How many nodes lie within one another at most. */
function nestingDepth(page: Page): number {
  let depth = 0;
  let level: PageNode[] = [...page.childNodes];
  while (level.length > 0) {
    depth += 1;
    level = level.flatMap((node) => [...node.childNodes]);
  }
  return depth;
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}
