import type { ItemId, SectionId } from '#shared/base/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { isLike, sentenceForm, type SentenceForm } from '#shared/text/sentence-index.ts';
import type { CheckedClaim } from '#main/flow/sections/index.ts';

export type SectionClaims = {
  readonly itemId: ItemId;
  readonly sectionId: SectionId;
  readonly heading: string;
  /** The very same value where they are as they were. */
  readonly claims: readonly CheckedClaim[];
};

/** Remembers the sentences of a report, so that only those of sections that changed are compared anew. */
export type RepeatFinder = {
  /** Gets to know a section ahead of `find`, which then has less to do. */
  readonly learn: (section: SectionClaims) => void;
  /** Per section what it says that was said before in the report, in it or in one before it. */
  readonly find: (sections: readonly SectionClaims[]) => ReadonlyMap<ItemId, readonly Problem[]>;
};

/** All places of one sentence. `alike` are the sentences that are nearly the same. */
type Sentence = SentenceForm & { readonly places: Set<Place>; readonly alike: Set<Sentence> };
type Place = { readonly itemId: ItemId; readonly index: number; readonly text: string; readonly sentence: Sentence };
type Known = { readonly claims: readonly CheckedClaim[]; readonly places: readonly Place[] };

export function createRepeatFinder(): RepeatFinder {
  const sentences = new Map<string, Sentence>();
  const byPair = new Map<string, Set<Sentence>>();
  const known = new Map<ItemId, Known>();

  function forget(itemId: ItemId): void {
    for (const place of known.get(itemId)?.places ?? []) {
      const { sentence } = place;
      sentence.places.delete(place);
      if (sentence.places.size > 0) continue;
      sentences.delete(sentence.key);
      for (const other of sentence.alike) other.alike.delete(sentence);
      for (const pair of sentence.pairs) {
        const sharing = byPair.get(pair);
        sharing?.delete(sentence);
        if (sharing?.size === 0) byPair.delete(pair);
      }
    }
    known.delete(itemId);
  }

  function sentenceOf(text: string): Sentence | null {
    const form = sentenceForm(text);
    if (form.key === '') return null;
    const same = sentences.get(form.key);
    if (same !== undefined) return same;
    const sentence: Sentence = { ...form, places: new Set(), alike: new Set() };
    sentences.set(form.key, sentence);
    for (const pair of form.pairs) {
      const sharing = byPair.get(pair) ?? new Set();
      for (const other of sharing) {
        if (sentence.alike.has(other) || !isLike(other.words, form.words)) continue;
        sentence.alike.add(other);
        other.alike.add(sentence);
      }
      sharing.add(sentence);
      byPair.set(pair, sharing);
    }
    return sentence;
  }

  function learn({ itemId, claims }: SectionClaims): void {
    if (known.get(itemId)?.claims === claims) return;
    forget(itemId);
    const places = claims.flatMap(({ claim: { text } }, index): Place[] => {
      const sentence = sentenceOf(text);
      if (sentence === null) return [];
      const place = { itemId, index, text, sentence };
      sentence.places.add(place);
      return [place];
    });
    known.set(itemId, { claims, places });
  }

  return {
    learn,
    find: (sections) => {
      const present = new Map(sections.map((section, order) => [section.itemId, { ...section, order }]));
      for (const itemId of known.keys()) {
        if (!present.has(itemId)) forget(itemId);
      }
      for (const section of sections) learn(section);
      const isBefore = (a: Place, b: Place) => {
        const orders = [present.get(a.itemId)?.order ?? 0, present.get(b.itemId)?.order ?? 0] as const;
        return orders[0] === orders[1] ? a.index < b.index : orders[0] < orders[1];
      };
      const firsts = createFirsts(isBefore);
      return new Map(
        sections.map(({ itemId, sectionId }) => [
          itemId,
          (known.get(itemId)?.places ?? []).flatMap((place): Problem[] => {
            const before = placeBefore(place, firsts, isBefore);
            if (before === null) return [];
            const there =
              before.itemId === itemId ? 'in this section' : `under "${present.get(before.itemId)?.heading}"`;
            const isSame = before.sentence === place.sentence;
            const detail = isSame ? `it stands ${there} too` : `nearly the same stands ${there}`;
            return [{ code: 'sentence-repeated', sectionId, text: place.text, detail }];
          }),
        ]),
      );
    },
  };
}

type Order = (a: Place, b: Place) => boolean;

/** The first place of each sentence in the order the sections have now. */
function createFirsts(isBefore: Order): (sentence: Sentence) => Place | null {
  const found = new Map<Sentence, Place | null>();
  return (sentence) => {
    const remembered = found.get(sentence);
    if (remembered !== undefined) return remembered;
    let first: Place | null = null;
    for (const place of sentence.places) if (first === null || isBefore(place, first)) first = place;
    found.set(sentence, first);
    return first;
  };
}

/** Where the same was said first, or else nearly the same; null where it is said here first. */
function placeBefore(place: Place, firstOf: (sentence: Sentence) => Place | null, isBefore: Order): Place | null {
  const { sentence } = place;
  if (sentence.places.size > 1) {
    const first = firstOf(sentence);
    if (first !== null && first !== place) return first;
  }
  let before: Place | null = null;
  for (const other of sentence.alike) {
    const first = firstOf(other);
    if (first === null || !isBefore(first, place)) continue;
    if (before === null || isBefore(first, before)) before = first;
  }
  return before;
}
