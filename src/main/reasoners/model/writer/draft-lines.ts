import { foldedHeading } from '../planner/number-outline.ts';

/** What a line of a model's answer is to the section. */
export type DraftLine =
  | { readonly kind: 'text' }
  /** Not part of the section: a fence, a repeated heading, a word to the person. */
  | { readonly kind: 'aside' }
  | { readonly kind: 'digest'; readonly digest: string };

/** Tells the lines of an answer apart, one after the other. */
export type LineReader = {
  readonly read: (line: string) => DraftLine;
  /** Whether a line that begins so may turn out to be no text. A longer beginning never turns a `false` into `true`. */
  readonly mayBeAside: (beginning: string) => boolean;
};

/** A first line longer than this is text. */
const longestOpening = 240;
const fence = /^\s*(?:```|~~~)\s*\w*\s*$/u;
const digestLine = /^[\s>*_#`-]*digest[\s*_]*[:：–-][\s*_]*(.*)$/iu;
const digestAlone = /^[\s>*_#`-]*digest[\s*_`:：]*$/iu;
const listOfReferences =
  /^(?:\s*#{1,6}\s*|\s*\*\*)?(?:references|sources|sources cited|works cited|citations|bibliography|quellen|quellenverzeichnis|literatur)\W*$/iu;
const wordCount = /^\W*(?:word count|words|wörter|wortzahl|nombre de mots)\W*\s*:?\s*\d+\W*$/iu;
const eager =
  /^(?:sure|certainly|of course|okay|absolutely|gern|gerne|natürlich|selbstverständlich|bien sûr|claro)\b[^[]*[.:!]?$/iu;
const announcing =
  /^(?:here|below|this|hier|voici|aquí|ecco|following|the following)\b[^[]*\b(?:section|draft|text|abschnitt|entwurf|version|sección|sezione|revision|revised|corrected)\b[^[]*[:.!]?$/iu;

/** `heading`: the section's own, which is put over it anyway. */
export function createLineReader(heading: string): LineReader {
  let hasText = false;
  let isFenced = false;
  let isInReferences = false;
  let isDigestNext = false;
  const own = foldedHeading(heading);

  const isOpening = (line: string): boolean => {
    const bare = line.replaceAll(/^[\s#*_]+|[\s#*_:]+$/gu, '');
    if (own !== '' && foldedHeading(bare) === own) return true;
    if (/^\s*#\s/u.test(line) || /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/u.test(line)) return true;
    return eager.test(bare) || announcing.test(bare);
  };

  return {
    read: (line) => {
      if (isDigestNext && line.trim() !== '') {
        isDigestNext = false;
        return { kind: 'digest', digest: line.trim() };
      }
      const digest = digestLine.exec(line)?.[1];
      if (digest !== undefined && digest.trim() !== '') return { kind: 'digest', digest: digest.trim() };
      if (digestAlone.test(line)) {
        isDigestNext = true;
        return { kind: 'aside' };
      }
      if (fence.test(line) && (!hasText || isFenced)) {
        isFenced = !hasText;
        return { kind: 'aside' };
      }
      if (line.trim() === '') return hasText && !isInReferences ? { kind: 'text' } : { kind: 'aside' };
      if (!hasText && line.length <= longestOpening && isOpening(line)) return { kind: 'aside' };
      if (wordCount.test(line)) return { kind: 'aside' };
      if (hasText && listOfReferences.test(line)) isInReferences = true;
      if (isInReferences) return { kind: 'aside' };
      hasText = true;
      return { kind: 'text' };
    },
    mayBeAside: (beginning) => {
      if (isInReferences || isDigestNext) return true;
      if (!hasText && beginning.length <= longestOpening) return true;
      const bare = beginning.replace(/^[\s>*_#`~(-]+/u, '').toLowerCase();
      if (bare === '') return beginning.length < 40;
      return asides.some((word) => word.startsWith(bare) || (bare.startsWith(word) && bare.length < longestOpening));
    },
  };
}

/** What lines begin with that may turn out to be no text. */
const asides = [
  'digest',
  'references',
  'sources',
  'works cited',
  'citations',
  'bibliography',
  'quellen',
  'literatur',
  'word count',
  'words',
  'wörter',
  'wortzahl',
  'nombre de mots',
];
