import { plainLetters } from '#shared/text/plain-letters.ts';

/** Gives each thing of a report an anchor of its own: a letter first, then lower-case letters, digits and hyphens. */
export function createAnchors(): (kind: string, words: string) => string {
  const taken = new Set<string>();
  return (kind, words) => {
    const wanted = [kind, slug(words)].filter((part) => part !== '').join('-');
    let anchor = wanted;
    for (let count = 2; taken.has(anchor); count += 1) anchor = `${wanted}-${count}`;
    taken.add(anchor);
    return anchor;
  };
}

const longestSlug = 48;

function slug(words: string): string {
  return plainLetters(words)
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-|-$/g, '');
}
