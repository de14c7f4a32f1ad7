import type { SourceId } from '../base/ids.ts';
import type { BibliographicData, Source } from '../domain/source.ts';
import { plainLetters } from './plain-letters.ts';

/** What texts cite each source by: its own key where it has one, else as `smith2024`, `smith2024a`. No two are alike. */
export function referenceKeys(sources: readonly Source[]): ReadonlyMap<SourceId, string> {
  const taken = new Set<string>();
  const tried = new Map<string, number>();
  const keys = new Map<SourceId, string>();
  const give = (id: SourceId, wanted: string): void => {
    // Programs differ on whether case tells keys apart.
    const family = wanted.toLowerCase();
    // What was tried for others of the same name is taken: of thousands each begins where the last one ended.
    let count = tried.get(family) ?? 0;
    const candidate = (): string => (count === 0 ? wanted : `${wanted}${letterOf(count - 1)}`);
    while (taken.has(candidate().toLowerCase())) count += 1;
    tried.set(family, count + 1);
    taken.add(candidate().toLowerCase());
    keys.set(id, candidate());
  };
  const own = (data: BibliographicData) => plainKey(data['citation-key'] ?? '');
  for (const { id, bibliographic } of sources) if (own(bibliographic) !== '') give(id, own(bibliographic));
  for (const { id, bibliographic } of sources) if (!keys.has(id)) give(id, keyOf(bibliographic));
  return keys;
}

function keyOf({ author, editor, title, issued }: BibliographicData): string {
  const [first] = [...(author ?? []), ...(editor ?? [])];
  const name = word(first?.family ?? first?.literal ?? first?.given ?? '') || word(title) || 'source';
  return `${name}${issued?.[0] ?? ''}`;
}

/** The first word that has a Latin letter and isn't an article; it may begin with digits, as "18f". */
function word(text: string): string {
  const words =
    plainLetters(text)
      .toLowerCase()
      .match(/\d*[a-z][a-z\d]*/g) ?? [];
  return (words.find((each) => !articles.has(each)) ?? '').slice(0, 24);
}

const articles = new Set([
  'a',
  'an',
  'the',
  'der',
  'die',
  'das',
  'le',
  'la',
  'les',
  'el',
  'los',
  'il',
  'de',
  'van',
  'von',
]);

/** Of what BibTeX and pandoc both take in a key. */
function plainKey(key: string): string {
  return plainLetters(key)
    .replace(/[^\w.:+/-]+/g, '-')
    .replace(/^[^A-Za-z\d]+|[^A-Za-z\d]+$/g, '');
}

function letterOf(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  return count < 26 ? last : letterOf(Math.floor(count / 26) - 1) + last;
}
