import type { Page } from './parse-page.ts';

export type JsonLdFields = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly date: string;
  readonly url: string;
  readonly siteName: string;
  readonly description: string;
};

const nothing: JsonLdFields = { title: '', authors: [], date: '', url: '', siteName: '', description: '' };

/** The article that a page's JSON-LD describes; empty fields where it describes none. */
export function readJsonLd(page: Page, pageTitle: string): JsonLdFields {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parse(script.textContent ?? ''));
    if (article === null) continue;
    const publisher = article['publisher'];
    return {
      title: titleOf(asText(article['headline']), asText(article['name']), pageTitle),
      authors: namesOf(article['author']),
      date: asText(article['datePublished']),
      url: asText(article['url']),
      siteName: isRecord(publisher) ? asText(publisher['name']) : '',
      description: asText(article['description']),
    };
  }
  return nothing;
}

/** Of two that differ, the one that the page is titled by. */
function titleOf(headline: string, name: string, pageTitle: string): string {
  const isName = name !== '' && pageTitle.includes(name) && !pageTitle.includes(headline);
  return headline === '' || isName ? name : headline;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$/g, ''));
  } catch {
    return null;
  }
}

function findArticle(value: unknown): Readonly<Record<string, unknown>> | null {
  if (Array.isArray(value))
    return value.map((item: unknown) => findArticle(item)).find((article) => article !== null) ?? null;
  if (!isRecord(value)) return null;
  const types = [value['@type']].flat().filter((type) => typeof type === 'string');
  if (types.some((type) => /(?:Article|Report|BlogPosting|Posting)$/.test(type))) return value;
  return findArticle(value['@graph']);
}

function namesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => namesOf(item));
  const name = isRecord(value)
    ? [value['name']]
        .flat()
        .map((part) => asText(part))
        .join('; ')
    : asText(value);
  return name === '' ? [] : [name];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
