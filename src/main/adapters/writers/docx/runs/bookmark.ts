import { BookmarkEnd, BookmarkStart, type XmlComponent } from 'docx';
import type { Sheet } from '../sheet.ts';
import { bookmarkName } from './links.ts';

/** What links to this anchor lead to. */
export function bookmark(anchor: string, children: readonly XmlComponent[], { counts }: Sheet): XmlComponent[] {
  counts.bookmarks += 1;
  const id = counts.bookmarks;
  return [new BookmarkStart(bookmarkName(anchor), id), ...children, new BookmarkEnd(id)];
}
