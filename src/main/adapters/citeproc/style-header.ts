import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { citationStyleSchema, type StyleSummary } from '#shared/domain/citation-style.ts';

/** What a style says of itself. Fault `style-unreadable` where it is no style that can be used alone. */
export function readStyleHeader(xml: string): Result<Omit<StyleSummary, 'isBuiltIn'>> {
  const text = withoutComments(xml);
  const opening = between(text, '<style', '>');
  const info = between(text, '<info', '</info>');
  if (opening === null || info === null || info.length > longestInfo || !text.includes('</style>')) {
    return unreadable(
      'This file isn’t a citation style. Citation styles are CSL files with the ending “.csl”, as zotero.org/styles has them.',
    );
  }
  const title = contentOf(info, 'title');
  const id = idOf(contentOf(info, 'id'));
  if (title === '' || id === null) {
    return unreadable(
      'This citation style has no title or no id, so it can’t be told from others. Take the style from another place, as zotero.org/styles.',
    );
  }
  const parent = info.split('<link').find((link) => link.split('>')[0]?.includes('rel="independent-parent"') === true);
  if (parent !== undefined || !/<citation\b/u.test(text)) {
    const address = /href="(?<address>[^"]*)"/u.exec(parent ?? '')?.groups?.['address'] ?? '';
    return unreadable(
      `The style “${title}” only points to another one${address === '' ? '' : `, ${idOf(address) ?? address}`}. Add the file of that one instead.`,
      address,
    );
  }
  return succeed({
    id,
    title,
    kind: /\bclass="note"/u.test(opening) ? 'note' : 'in-text',
    format: /\bcitation-format="(?<format>[^"<>]*)"/u.exec(info)?.groups?.['format'] ?? '',
  });
}

/** What a style says of itself takes a few thousand characters. */
const longestInfo = 200_000;

/** Found step by step: a pattern would look through the whole file anew for each comment that never ends. */
function withoutComments(xml: string): string {
  let text = '';
  let at = 0;
  for (let from = xml.indexOf('<!--'); from !== -1; from = xml.indexOf('<!--', at)) {
    const end = xml.indexOf('-->', from);
    if (end === -1) break;
    text += xml.slice(at, from);
    at = end + 3;
  }
  return text + xml.slice(at);
}

/** From the first place where it begins to the next where it ends; null where either is missing. */
function between(text: string, beginning: string, ending: string): string | null {
  const from = text.search(new RegExp(`${beginning}[\\s>]`, 'u'));
  const to = from === -1 ? -1 : text.indexOf(ending, from);
  return to === -1 ? null : text.slice(from, to);
}

function contentOf(info: string, name: string): string {
  const content = new RegExp(`<${name}\\b[^<>]*>(?<content>[^<]*)</${name}>`, 'u').exec(info)?.groups?.['content'];
  return unescape(content ?? '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** The part behind the last slash, without the file's ending. */
function idOf(address: string): string | null {
  const last =
    address
      .replace(/\/+$/u, '')
      .split('/')
      .at(-1)
      ?.replace(/\.csl$/u, '') ?? '';
  const parsed = citationStyleSchema.safeParse(last);
  return parsed.success ? parsed.data : null;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replaceAll(/&(?:#(?<code>\d+)|(?<name>\w+));/gu, (whole, code: string | undefined, name: string) =>
    code === undefined ? (entities[name] ?? whole) : characterOf(Number(code), whole),
  );
}

function characterOf(code: number, written: string): string {
  return code <= 0x10_ffff ? String.fromCodePoint(code) : written;
}

function unreadable(message: string, detail?: string): ReturnType<typeof fail> {
  return fail(userFault('style-unreadable', message, detail === '' ? undefined : detail));
}
