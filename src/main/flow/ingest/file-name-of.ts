import type { FetchedPage } from '#main/ports/web-pages.ts';

const endingsOfTypes: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'application/pdf': '.pdf',
  'application/x-pdf': '.pdf',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/csv': '.csv',
  'text/tab-separated-values': '.tsv',
  'text/x-rst': '.rst',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/epub+zip': '.epub',
};

/** A name for a note's file, made of its title. */
export function fileNameOfTitle(title: string, ending: string): string {
  const plain = title
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .toWellFormed()
    .toLowerCase();
  return `${plain || 'note'}${ending}`;
}

/** A name for a page's file, whose ending says what its server says it is; null for what can't be read in. */
export function fileNameOfPage({ url, mediaType, bytes }: FetchedPage): string | null {
  const { hostname, pathname } = new URL(url);
  const name = decoded(pathname.split('/').findLast((part) => part !== '') ?? '');
  const own = /\.(?:html?|pdf|txt|md|csv|tsv|rst|docx|pptx|xlsx|odt|epub)$/i.exec(name)?.[0].toLowerCase();
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  const isVague = mediaType === '' || mediaType === 'application/octet-stream';
  // Many servers call Markdown and the like plain text: then the name knows better.
  const named = isVague || mediaType === 'text/plain' ? own : undefined;
  const ending = isPdf ? '.pdf' : (named ?? endingsOfTypes[mediaType]);
  if (ending === undefined) return null;
  const base = own === undefined ? name : name.slice(0, -own.length);
  return fileNameOfTitle(base === '' ? hostname : base, ending);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
