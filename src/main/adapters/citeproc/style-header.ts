import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { citationStyleSchema, type StyleSummary } from '#shared/domain/citation-style.ts';

/** What a style says of itself. Fault `style-unreadable` where it is no style that can be used alone. */
export function readStyleHeader(xml: string): Result<Omit<StyleSummary, 'isBuiltIn'>> {
  const text = xml.replaceAll(/<!--[\s\S]*?-->/gu, '');
  const [opening] = /<style\b[^>]*>/u.exec(text) ?? [];
  const info = /<info\b[^>]*>(?<info>[\s\S]*?)<\/info>/u.exec(text)?.groups?.['info'];
  if (opening === undefined || info === undefined || !text.includes('</style>')) {
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
  const parent = /<link\b[^>]*rel="independent-parent"[^>]*>/u.exec(info)?.[0];
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
    format: /<category\b[^>]*citation-format="(?<format>[^"]*)"/u.exec(info)?.groups?.['format'] ?? '',
  });
}

function contentOf(info: string, name: string): string {
  const content = new RegExp(`<${name}\\b[^>]*>(?<content>[^<]*)</${name}>`, 'u').exec(info)?.groups?.['content'];
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
    code === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

function unreadable(message: string, detail?: string): ReturnType<typeof fail> {
  return fail(userFault('style-unreadable', message, detail === '' ? undefined : detail));
}
