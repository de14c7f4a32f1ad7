import { posix } from 'node:path';
import type { Archive } from '../archive/open-archive.ts';
import { elementsOf, findElement, findElements, parseXml, type XmlElement } from '../xml/parse-xml.ts';

export type ManifestItem = {
  readonly id: string;
  /** Where it lies in the archive. */
  readonly path: string;
  readonly mediaType: string;
  readonly isNavigation: boolean;
  readonly fallback: string;
};

export type BookPackage = {
  readonly metadata: XmlElement | null;
  readonly items: ReadonlyMap<string, ManifestItem>;
  readonly spine: readonly { readonly idref: string; readonly isLinear: boolean }[];
  /** Paths of what is a table of contents by the EPUB 2 guide. */
  readonly contentsPages: ReadonlySet<string>;
  readonly ncx: ManifestItem | null;
};

/** The package that the container names, else the first there is; null where there is none or it is broken. */
export function openPackage({ names, parts }: Archive): BookPackage | null {
  const container = parseXml(parts.get('META-INF/container.xml'));
  const named = container === null ? '' : rootFile(container);
  const path = names.has(named) ? named : [...names].find((name) => name.toLowerCase().endsWith('.opf'));
  const opf = path === undefined ? null : parseXml(parts.get(path));
  if (path === undefined || opf === null) return null;
  const items = new Map(
    findElements(opf, 'opf:item').map((item) => [item.attribute('id'), toItem(item, path, names)] as const),
  );
  const spine = findElement(opf, 'opf:spine');
  const guide = findElements(opf, 'opf:reference').filter((reference) => reference.attribute('type') === 'toc');
  return {
    metadata: findElement(opf, 'opf:metadata'),
    items,
    spine: (spine === null ? [] : elementsOf(spine, 'opf:itemref')).map((reference) => ({
      idref: reference.attribute('idref'),
      isLinear: reference.attribute('linear') !== 'no',
    })),
    contentsPages: new Set(guide.map((reference) => resolvePath(path, reference.attribute('href'), names).path)),
    ncx:
      items.get(spine?.attribute('toc') ?? '') ??
      [...items.values()].find((item) => item.mediaType === 'application/x-dtbncx+xml') ??
      null,
  };
}

/** Where a link of the file at `from` leads within the archive, and to which id there. */
export function resolvePath(
  from: string,
  href: string,
  names: ReadonlySet<string>,
): { readonly path: string; readonly id: string } {
  const [written = '', id = ''] = href.split('#', 2).map(unescaped);
  const path = written === '' ? from : posix.normalize(posix.join(posix.dirname(from), written));
  if (names.has(path)) return { path, id };
  const lower = path.toLowerCase();
  return { path: [...names].find((name) => name.toLowerCase() === lower) ?? path, id };
}

function rootFile(container: XmlElement): string {
  const files = findElements(container, 'ocf:rootfile');
  const file = files.find((each) => each.attribute('media-type') === 'application/oebps-package+xml') ?? files[0];
  return file?.attribute('full-path') ?? '';
}

function toItem(item: XmlElement, from: string, names: ReadonlySet<string>): ManifestItem {
  return {
    id: item.attribute('id'),
    path: resolvePath(from, item.attribute('href'), names).path,
    mediaType: item.attribute('media-type').toLowerCase(),
    isNavigation: item.attribute('properties').split(/\s+/).includes('nav'),
    fallback: item.attribute('fallback'),
  };
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
