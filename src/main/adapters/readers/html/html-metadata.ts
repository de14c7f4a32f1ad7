import type { BibliographicData } from '#shared/domain/source.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';
import { cleanText, collapseSpace } from '../clean-text.ts';
import { readHighwire } from './highwire.ts';
import { readJsonLd } from './json-ld.ts';
import type { Page } from './parse-page.ts';

/**
 * What a page says of itself in its head: Highwire, Dublin Core, Open Graph and JSON-LD. Answers a function that
 * completes it with what was found in the article.
 */
export function readMetadata(page: Page): (byline: string, articleTitle: string) => Partial<BibliographicData> {
  const fields = collectFields(page);
  const all = (name: string) => fields.get(name) ?? [];
  const first = (...names: readonly string[]) =>
    names.map((name) => all(name)[0] ?? '').find((value) => value !== '') ?? '';
  const pageTitle = collapseSpace(page.querySelector('title')?.textContent ?? '');
  const jsonLd = readJsonLd(page, pageTitle);
  const highwire = readHighwire(all);
  const canonical = page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  const ownTitle =
    first('citation_title', 'dc.title', 'dcterms.title') || jsonLd.title || first('og:title', 'twitter:title');
  const named =
    ['citation_author', 'dc.creator', 'dcterms.creator']
      .map((name) => fields.get(name) ?? [])
      .find((list) => list.length > 0) ?? jsonLd.authors;
  const time =
    page
      .querySelector('time[pubdate], time[itemprop=datePublished], article time[datetime]')
      ?.getAttribute('datetime') ?? '';
  const date =
    first(
      'citation_publication_date',
      'citation_date',
      'article:published_time',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'dcterms.issued',
    ) ||
    jsonLd.date ||
    first('date', 'parsely-pub-date', 'sailthru.date', 'pubdate') ||
    time;
  const url = [canonical, first('og:url'), jsonLd.url].find((value) => /^https?:\/\//.test(value)) ?? '';
  const doi = /10\.\d{4,9}\/\S+/.exec(first('citation_doi', 'prism.doi', 'dc.identifier'))?.[0] ?? '';
  const container = first('og:site_name') || jsonLd.siteName || first('dc.publisher', 'application-name');
  const description =
    first('citation_abstract', 'dc.description', 'description', 'og:description') || jsonLd.description;

  return (byline, articleTitle) => {
    const title = collapseSpace(ownTitle || articleTitle || pageTitle);
    const metaAuthor = first('author', 'parsely-author', 'sailthru.author', 'article:author');
    const written = named.length > 0 ? named : [/^https?:/.test(metaAuthor) ? byline : metaAuthor || byline];
    const author = written.flatMap((name) =>
      named.length > 0 && /^[^,]+, [^,]+$/.test(name) ? parseAuthors(name) : parseAuthors(collapseSpace(name)),
    );
    const issued = parseDateParts(date);
    return {
      type: 'webpage',
      ...(title !== '' && { title }),
      ...(author.length > 0 && { author }),
      ...(issued !== null && { issued }),
      ...(container !== '' && { 'container-title': container }),
      ...(url !== '' && { URL: url }),
      ...(doi !== '' && { DOI: doi }),
      ...(description !== '' && { abstract: description }),
      ...highwire,
    };
  };
}

function collectFields(page: Page): ReadonlyMap<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const meta of page.querySelectorAll('meta')) {
    const content = collapseSpace(cleanText(meta.getAttribute('content') ?? ''));
    if (content === '') continue;
    const names = `${meta.getAttribute('name') ?? ''} ${meta.getAttribute('property') ?? ''} ${meta.getAttribute('itemprop') ?? ''}`;
    for (const written of names.toLowerCase().split(/\s+/)) {
      if (written === '') continue;
      // Dublin Core is written with a full stop and with a colon.
      const name = written.replace(/^(dc|dcterms|prism):/, '$1.');
      const list = fields.get(name) ?? [];
      list.push(content);
      fields.set(name, list);
    }
  }
  return fields;
}
