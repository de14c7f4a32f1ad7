import { parseHTML } from 'linkedom';

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
  const hasRoot = /<html[\s>]/i.test(html);
  const { document } = parseHTML(hasRoot ? html : `<!doctype html><html><head></head><body>${html}</body></html>`);
  // What linkedom gives is a browser's document to some compilers and nothing known to others.
  return document as unknown as Page;
}

/** How many nodes lie within one another at most. */
export function nestingDepth(page: Page): number {
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
