import { Readability } from '@mozilla/readability';
import { isElement, type Page, type PageElement, type PageNode } from './parse-page.ts';

export type Article = { readonly root: PageElement; readonly byline: string; readonly title: string };

const fewestLetters = 140;

/** The article of a page without menus and the like; the page is taken apart. Where none is found, the body. */
export function extractArticle(page: Page): Article {
  const whole = page.cloneNode(true);
  try {
    // A page of the reader's own parser has what Readability uses of a browser's.
    const reader = new Readability<PageNode>(page as unknown as ConstructorParameters<typeof Readability>[0], {
      serializer: (node) => node,
    });
    const article = reader.parse();
    const content = article?.content;
    if (content !== null && content !== undefined && isElement(content)) {
      const found = (content.textContent ?? '').trim().length;
      const byline = article?.byline ?? '';
      const title = article?.title ?? '';
      if (found >= fewestLetters) return { root: content, byline, title };
      const fallback = bodyOf(whole);
      return { root: (fallback.textContent ?? '').trim().length > found ? fallback : content, byline, title };
    }
  } catch {
    // A page that Readability trips over still has a body.
  }
  return { root: bodyOf(whole), byline: '', title: whole.querySelector('title')?.textContent ?? '' };
}

function bodyOf(page: Page): PageElement {
  const root = page.body ?? page.documentElement ?? page;
  for (const hidden of root.querySelectorAll('nav, aside[role=complementary], [hidden], [aria-hidden=true]'))
    hidden.remove();
  return root;
}
