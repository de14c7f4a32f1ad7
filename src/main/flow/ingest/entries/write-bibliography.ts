import type { SourceId } from '#shared/base/ids.ts';
import type { Source } from '#shared/domain/source.ts';
import { foldWords } from '#shared/text/fold-words.ts';

/** Sources with the keys that a bibliography file names them by: their own where they have one, each once. */
export function withKeys(
  sources: readonly Source[],
): readonly { readonly sourceId: SourceId; readonly key: string; readonly bibliographic: Source['bibliographic'] }[] {
  const taken = new Set<string>();
  return sources.map(({ id, bibliographic }) => {
    const own = bibliographic['citation-key']?.replace(/[^\p{L}\p{N}_.:+/-]/gu, '') ?? '';
    const plain = own || madeKey(bibliographic);
    let key = plain;
    for (let nth = 1; taken.has(key.toLowerCase()); nth += 1) key = plain + letters(nth);
    taken.add(key.toLowerCase());
    return { sourceId: id, key, bibliographic };
  });
}

/** As `smith2024` or `onbees`. */
function madeKey({ author, editor, issued, title }: Source['bibliographic']): string {
  const [first] = author ?? editor ?? [];
  const name = ascii(first?.family ?? first?.literal?.split(/\s+/)[0] ?? '');
  const words = ascii(title.split(/\s+/).slice(0, 2).join(''));
  return `${name || words || 'source'}${issued?.[0] === undefined ? '' : String(issued[0])}`;
}

function ascii(text: string): string {
  return foldWords(text).replace(/[^a-z0-9]/g, '');
}

/** a, b, … z, aa, … */
function letters(nth: number): string {
  const rest = Math.floor((nth - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCodePoint(97 + ((nth - 1) % 26));
}
