import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { openArchive, type Archive } from '../archive/open-archive.ts';
import { assembleBlocks } from '../assemble-blocks.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { readBookMetadata } from './book-metadata.ts';
import { readNavigation } from './navigation.ts';
import { numberPages } from './number-pages.ts';
import { openPackage, type BookPackage, type ManifestItem } from './open-package.ts';
import { parseXhtml } from './parse-xhtml.ts';
import type { MarkedBlock } from './place-marks.ts';
import { encryptedParts } from './protection.ts';
import { guardMarks, readChapter } from './read-chapter.ts';

const media = /\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|ttf|otf|woff2?|mp3|mp4|m4[av]|ogg|opus|webm|wav|css|js|pdf|zip)$/i;

/** An EPUB book: the files of its spine in order, its pages under their printed numbers. Nothing is run or fetched. */
export async function readEpub({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  const opened = await openArchive({ bytes, fileName, keeps: (name) => !media.test(name) });
  if (!opened.ok) return opened;
  const archive = opened.value;
  const book = openPackage(archive);
  if (book === null) return fail(withoutPackage(archive, fileName));
  const encrypted = encryptedParts(archive);
  const order = readingOrder(book);
  if (order.some(({ item }) => item !== undefined && encrypted.has(item.path))) {
    return fail(
      userFault(
        'file-encrypted',
        `“${fileName}” is copy-protected (DRM), so its text can’t be read. Use a copy without protection, if the seller offers one.`,
      ),
    );
  }
  const { blocks, broken } = readSpine(order, book, archive);
  if (blocks.length === 0 && broken.length > 0) return fail(damaged(fileName, `unreadable: ${broken.join(', ')}`));
  const { text, layout } = assembleBlocks(blocks);
  const starts = blocks.flatMap(({ pageStarts }, index) =>
    pageStarts.map(({ offset, label }) => ({ charStart: (layout.blocks[index]?.charStart ?? 0) + offset, label })),
  );
  const { pages, warnings } = numberPages(starts, text.length);
  const bibliographic = book.metadata === null ? { type: 'book' } : readBookMetadata(book.metadata);
  const declaredLanguage = /^[a-z]{2}(?=$|[-_])/i.exec(bibliographic.language ?? '')?.[0].toLowerCase();
  return succeed({
    text,
    layout: { ...layout, pages: [...pages] },
    bibliographic,
    warnings: [...warnings, ...warningsOf(broken, order)],
    ...(declaredLanguage !== undefined && { declaredLanguage }),
  });
}

type SpineEntry = { readonly idref: string; readonly item: ManifestItem | undefined; readonly isLinear: boolean };

/** What isn't part of the main order (notes, answers) comes last. */
function readingOrder({ spine, items }: BookPackage): readonly SpineEntry[] {
  const entries = spine.map(({ idref, isLinear }) => ({ idref, item: readable(items.get(idref), items), isLinear }));
  return [...entries.filter(({ isLinear }) => isLinear), ...entries.filter(({ isLinear }) => !isLinear)];
}

/** An item that isn't a page may name one to fall back to. */
function readable(
  item: ManifestItem | undefined,
  items: ReadonlyMap<string, ManifestItem>,
  steps = 0,
): ManifestItem | undefined {
  if (item === undefined || /html|xml-dtd|dtbook/.test(item.mediaType) || steps > 10) return item;
  return readable(items.get(item.fallback), items, steps + 1) ?? item;
}

function readSpine(order: readonly SpineEntry[], book: BookPackage, archive: Archive) {
  const { contents, pages } = readNavigation(book, archive);
  const contentsOf = Map.groupBy(contents, ({ path }) => path);
  const pagesOf = Map.groupBy(pages, ({ path }) => path);
  const blocks: MarkedBlock[] = [];
  const broken: string[] = [];
  const seen = new Set<string>();
  for (const { idref, item } of order) {
    if (item !== undefined && (seen.has(item.path) || book.contentsPages.has(item.path))) continue;
    const bytes = item === undefined ? undefined : archive.parts.get(item.path);
    const page =
      bytes === undefined || item === undefined || !/html/.test(item.mediaType) ? null : parseXhtml(guardMarks(bytes));
    if (item === undefined || page === null) {
      broken.push(item?.path ?? idref);
      continue;
    }
    seen.add(item.path);
    const chapter = readChapter({
      page,
      contents: contentsOf.get(item.path) ?? [],
      pages: pagesOf.get(item.path) ?? [],
    });
    for (const block of chapter) blocks.push(block);
  }
  return { blocks, broken };
}

function warningsOf(broken: readonly string[], order: readonly SpineEntry[]): string[] {
  const asides = order.filter(({ isLinear }) => !isLinear).length;
  return [
    ...(broken.length === 0
      ? []
      : [`Some of the book’s files are missing, damaged or no text, and were left out: ${listed(broken)}.`]),
    ...(asides === 0 ? [] : [`Files outside the book’s reading order (${asides}) were put at its end.`]),
  ];
}

function listed(names: readonly string[]): string {
  const more = names.length - 5;
  return more > 0 ? `${names.slice(0, 5).join(', ')} and ${more} more` : names.join(', ');
}

function withoutPackage({ names, parts }: Archive, fileName: string) {
  const isBook =
    parts.get('mimetype')?.toString('latin1').trim() === 'application/epub+zip' ||
    [...names].some((name) => name.toLowerCase().endsWith('.opf') || name === 'META-INF/container.xml');
  if (isBook) return damaged(fileName, 'no readable package file');
  return userFault(
    'file-type-mismatch',
    `“${fileName}” is a ZIP archive but not an EPUB book. Unpack it and import the documents inside.`,
  );
}

function damaged(fileName: string, detail: string) {
  return userFault(
    'file-damaged',
    `“${fileName}” is damaged and cannot be read as an EPUB book. Get it anew from where it came from.`,
    detail,
  );
}
