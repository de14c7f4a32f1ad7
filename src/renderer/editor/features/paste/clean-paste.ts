import { dropComments, dropTrackedChanges } from './office-marks.ts';
import { linkFootnotes } from './pasted-footnotes.ts';
import { nestLists, toRealLists } from './pasted-lists.ts';
import { safeAddress } from '../../schema/safe-address.ts';
import { sanitizeHtml } from './sanitize-html.ts';
import { stylesToTags } from './styles-to-tags.ts';

type PastedImage = { readonly address: string; readonly fileName: string; readonly bytes: string };

export type CleanPaste = {
  readonly html: string;
  /** With their bytes, base64, as `data:` had them. Their place in the HTML is empty. */
  readonly images: readonly PastedImage[];
  /** Those with an address elsewhere, which were left out. */
  readonly remoteImages: number;
};

/** HTML of Word, Google Docs, LibreOffice or a web page as the report's own kinds of text. Nothing is fetched or run. */
export function cleanPaste(html: string): CleanPaste {
  const { body } = parse(html);
  const images: PastedImage[] = [];
  let remoteImages = 0;
  for (const image of body.querySelectorAll('img')) {
    const address = image.getAttribute('src') ?? '';
    const data = /^data:image\/(png|jpeg|gif|webp);base64,([a-z0-9+/=\s]+)$/i.exec(address);
    const isOurs = image.closest('figure[data-asset]') !== null;
    if (isOurs) continue;
    if (data !== null)
      images.push({ address, fileName: `pasted.${data[1] ?? 'png'}`, bytes: (data[2] ?? '').replaceAll(/\s/g, '') });
    else if (address !== '') remoteImages += 1;
    image.remove();
  }
  // What this editor copied is in its own form already.
  if (body.querySelector('[data-pm-slice]') === null) toOwnForm(body);
  return { html: sanitizeHtml(body.innerHTML), images, remoteImages };
}

/** The same HTML with the images that were kept as figures. */
export function withAssets(html: string, assets: ReadonlyMap<string, string>): string {
  const { body } = parse(html);
  for (const image of body.querySelectorAll('img')) {
    const assetId = assets.get(image.getAttribute('src') ?? '');
    if (assetId === undefined) continue;
    const figure = body.ownerDocument.createElement('figure');
    figure.dataset['asset'] = assetId;
    const own = body.ownerDocument.createElement('img');
    own.alt = image.alt;
    figure.append(own, body.ownerDocument.createElement('figcaption'));
    const block = image.closest('p, h1, h2, h3, h4, h5, h6');
    if (block === null) image.replaceWith(figure);
    else {
      block.after(figure);
      image.remove();
      if ((block.textContent ?? '').trim() === '') block.remove();
    }
  }
  return body.innerHTML;
}

function toOwnForm(body: HTMLElement): void {
  dropComments(body);
  dropTrackedChanges(body);
  toRealLists(body);
  nestLists(body);
  linkFootnotes(body);
  stylesToTags(body);
  lowerHeadings(body);
  for (const link of body.querySelectorAll('a')) straightenLink(link);
  dropEmptyParagraphs(body);
}

/** Headings of text begin below those of the outline. */
function lowerHeadings(body: HTMLElement): void {
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.tagName.slice(1)) + 2);
    const lower = body.ownerDocument.createElement(`h${level}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}

function straightenLink(link: HTMLAnchorElement): void {
  const href = link.getAttribute('href') ?? '';
  const wrapped = href.startsWith('https://www.google.com/url?') ? new URL(href).searchParams.get('q') : null;
  const address = /^[#/.]/.test(href) || href === '' ? null : safeAddress(wrapped ?? href);
  if (address === null) link.replaceWith(...link.childNodes);
  else link.setAttribute('href', address);
}

/** Blank lines that only make room. */
function dropEmptyParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p')) {
    const isEmpty =
      (paragraph.textContent ?? '').trim() === '' && paragraph.querySelector('img, span[data-footnote]') === null;
    if (isEmpty && paragraph.closest('td, th, li') === null) paragraph.remove();
  }
}

function parse(html: string): Document {
  const fragment = /<!--StartFragment-->([^]*?)<!--EndFragment-->/i.exec(html)?.[1];
  const hasOffice = /<!--\[if|urn:schemas-microsoft-com|mso-/i.test(html);
  // Word keeps its notes behind the fragment.
  return new DOMParser().parseFromString(quiet(fragment === undefined || hasOffice ? html : fragment), 'text/html');
}

/** Without what the page's policy would refuse with a complaint each: style sheets, scripts, handlers, another address for links. */
function quiet(html: string): string {
  return html
    .replaceAll(/<(style|script)\b[^]*?<\/\1\s*>/gi, '')
    .replaceAll(/<base\b[^>]*>/gi, '')
    .replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\son[a-z]+\s*=/gi, ' data-off='));
}
