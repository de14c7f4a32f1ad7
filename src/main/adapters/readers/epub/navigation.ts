import type { Archive } from '../archive/open-archive.ts';
import { cleanText, collapseSpace } from '../clean-text.ts';
import { elementsOf, findElement, findElements, parseXml, textWithin, type XmlElement } from '../xml/parse-xml.ts';
import { isElement, type PageElement } from '../html/parse-page.ts';
import { resolvePath, type BookPackage } from './open-package.ts';
import { hasType, parseXhtml } from './parse-xhtml.ts';

/** A heading or a page's label, and the place in the book that it names; without an id the start of the file. */
export type Landmark = { readonly path: string; readonly id: string; readonly label: string; readonly level: number };

export type Navigation = { readonly contents: readonly Landmark[]; readonly pages: readonly Landmark[] };

/** Table of contents and page list, of EPUB 3's navigation document, else of EPUB 2's NCX. */
export function readNavigation({ items, ncx }: BookPackage, archive: Archive): Navigation {
  const item = [...items.values()].find(({ isNavigation }) => isNavigation);
  const page = item === undefined ? undefined : archive.parts.get(item.path);
  const found = page === undefined || item === undefined ? nothing : fromPage(page, item.path, archive.names);
  const old = ncx === null ? undefined : archive.parts.get(ncx.path);
  const other = old === undefined || ncx === null ? nothing : fromNcx(old, ncx.path, archive.names);
  return {
    contents: found.contents.length > 0 ? found.contents : other.contents,
    pages: found.pages.length > 0 ? found.pages : other.pages,
  };
}

const nothing: Navigation = { contents: [], pages: [] };

function fromPage(bytes: Buffer, path: string, names: ReadonlySet<string>): Navigation {
  const page = parseXhtml(bytes);
  const navs = page === null ? [] : [...page.querySelectorAll('nav')];
  const landmarks = (type: string): Landmark[] => {
    const nav = navs.find((each) => hasType(each, type));
    return nav === undefined
      ? []
      : linksWithin(nav, 0).flatMap(({ href, label, level }) =>
          label === '' || href === '' ? [] : [{ ...resolvePath(path, href, names), label, level }],
        );
  };
  return { contents: landmarks('toc'), pages: landmarks('page-list') };
}

type Link = { readonly href: string; readonly label: string; readonly level: number };

function linksWithin(element: PageElement, level: number): Link[] {
  return [...element.childNodes].filter(isElement).flatMap((child) => {
    const name = child.nodeName.toUpperCase();
    if (name === 'A') return [{ href: child.getAttribute('href') ?? '', label: plain(child.textContent ?? ''), level }];
    return linksWithin(child, name === 'OL' ? level + 1 : level);
  });
}

function fromNcx(bytes: Buffer, path: string, names: ReadonlySet<string>): Navigation {
  const ncx = parseXml(bytes);
  if (ncx === null) return nothing;
  const map = findElement(ncx, 'ncx:navMap');
  return {
    contents: map === null ? [] : pointsWithin(map, 1, path, names),
    pages: findElements(ncx, 'ncx:pageTarget').map((target) => toLandmark(target, 1, path, names)),
  };
}

function pointsWithin(map: XmlElement, level: number, path: string, names: ReadonlySet<string>): Landmark[] {
  return elementsOf(map, 'ncx:navPoint').flatMap((point) => [
    toLandmark(point, level, path, names),
    ...pointsWithin(point, level + 1, path, names),
  ]);
}

function toLandmark(element: XmlElement, level: number, from: string, names: ReadonlySet<string>): Landmark {
  const label = elementsOf(element, 'ncx:navLabel')[0];
  const source = elementsOf(element, 'ncx:content')[0]?.attribute('src') ?? '';
  return {
    ...resolvePath(from, source, names),
    label: label === undefined ? '' : plain(textWithin(label)) || element.attribute('value'),
    level,
  };
}

function plain(text: string): string {
  return collapseSpace(cleanText(text));
}
