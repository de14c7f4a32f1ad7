import type { Name } from '#shared/domain/source.ts';
import { latexToText } from './latex-to-text.ts';
import { textToLatex, type LatexOptions } from './text-to-latex.ts';

export type NameOptions = {
  /** Whether a "von" goes with the given name, or stays with the family name. */
  readonly dropsParticles: boolean;
};

/** The names of an author field: `Family, Given and von Family, Jr, Given and Given Family and {A Body}`. */
export function readNames(latex: string, options: NameOptions): Name[] {
  return splitOutside(latex, /^\s+and(?=\s)/i)
    .map((written) => written.trim())
    .filter((written) => written !== '' && written !== ',')
    .map((written) => readName(written, options));
}

/** One author field of them. */
export function writeNames(names: readonly Name[], options: LatexOptions): string {
  return names.map((name) => writeName(name, options)).join(' and ');
}

function readName(written: string, { dropsParticles }: NameOptions): Name {
  if (/^(?:given|family|prefix|suffix|useprefix)(?:-i)?\s*=/i.test(written))
    return readLabelled(written, dropsParticles);
  if (isOneGroup(written)) return { literal: latexToText(written) };
  const parts = splitOutside(written, /^,/).map((part) => words(part));
  const [first = [], second = [], third = []] = parts;
  if (parts.length === 1) return nameInOrder(first, dropsParticles);
  const from = Math.max(0, familyStart(first));
  const suffix = parts.length > 2 ? second : [];
  return named(
    {
      given: parts.length > 2 ? third : second,
      particle: first.slice(0, from),
      family: first.slice(from),
      suffix,
    },
    dropsParticles,
  );
}

/** `Given von Family`: the lower-case words between are the particle; without one the last word is the family name. */
function nameInOrder(all: readonly string[], dropsParticles: boolean): Name {
  if (all.length === 1) {
    const only = latexToText(all[0] ?? '');
    return only === 'others' ? { literal: 'others' } : { family: only };
  }
  const firstLower = all.slice(0, -1).findIndex((word) => isLower(word));
  if (firstLower < 0) {
    return named({ given: all.slice(0, -1), particle: [], family: all.slice(-1), suffix: [] }, dropsParticles);
  }
  const lastLower = all.slice(0, -1).findLastIndex((word) => isLower(word));
  return named(
    {
      given: all.slice(0, firstLower),
      particle: all.slice(firstLower, lastLower + 1),
      family: all.slice(lastLower + 1),
      suffix: [],
    },
    dropsParticles,
  );
}

type Parts = Readonly<Record<'given' | 'particle' | 'family' | 'suffix', readonly string[]>>;

function named({ given, particle, family, suffix }: Parts, dropsParticles: boolean): Name {
  const text = (part: readonly string[]) => latexToText(part.join(' '));
  return {
    ...(family.length > 0 && { family: text(family) }),
    ...(given.length > 0 && { given: text(given) }),
    ...(particle.length > 0 && {
      [dropsParticles ? 'dropping-particle' : 'non-dropping-particle']: text(particle),
    }),
    ...(suffix.length > 0 && { suffix: text(suffix) }),
  };
}

/** Where the family name begins in "von Family": behind the last lower-case word that isn't the last word. */
function familyStart(all: readonly string[]): number {
  if (all.length === 0 || !isLower(all[0] ?? '')) return 0;
  return all.slice(0, -1).findLastIndex((word) => isLower(word)) + 1;
}

/** BibLaTeX's extended form: `family=Family, given={Given Names}, prefix=von`. */
function readLabelled(written: string, dropsParticles: boolean): Name {
  const name: { -readonly [Key in keyof Name]: Name[Key] } = {};
  let drops = dropsParticles;
  let particle: string | undefined;
  for (const part of splitOutside(written, /^,/)) {
    const [, label = '', value = ''] = /^\s*"?([a-z-]+)\s*=\s*(.*?)"?\s*$/is.exec(part) ?? [];
    const text = latexToText(value);
    if (label === 'family') name.family = text;
    if (label === 'given') name.given = text;
    if (label === 'suffix') name.suffix = text;
    if (label === 'prefix') particle = text;
    if (label === 'useprefix') drops = text === 'false';
  }
  if (particle !== undefined) name[drops ? 'dropping-particle' : 'non-dropping-particle'] = particle;
  return name;
}

function writeName(name: Name, options: LatexOptions): string {
  const latex = (text: string) => textToLatex(text, options);
  if (name.literal !== undefined) return name.literal === 'others' ? 'others' : `{${latex(name.literal)}}`;
  const { family = '', given = '', suffix = '' } = name;
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'] ?? '';
  if (given === '' && particle === '' && suffix === '') return isOneWord(family) ? latex(family) : `{${latex(family)}}`;
  const whole = [particle === '' ? '' : latex(particle), familyInLatex(family, latex)].filter((part) => part !== '');
  const rest = suffix === '' ? [] : [guarded(suffix, latex)];
  return [whole.join(' '), ...rest, guarded(given, latex)].join(', ');
}

/** A family name whose first word is in lower case would be taken for a particle. */
function familyInLatex(family: string, latex: (text: string) => string): string {
  const startsLower = /\s/.test(family) && /^\p{Ll}/u.test(family);
  return startsLower ? `{${latex(family)}}` : guarded(family, latex);
}

function guarded(text: string, latex: (text: string) => string): string {
  return /,|(?:^|\s)and(?:\s|$)/i.test(text) ? `{${latex(text)}}` : latex(text);
}

function isOneWord(text: string): boolean {
  return text !== '' && !/[\s,{}]/.test(text) && text !== 'others';
}

function isOneGroup(written: string): boolean {
  if (!written.startsWith('{') || !written.endsWith('}') || /^\{\\[^{}]*\}/.test(written)) return false;
  let depth = 0;
  for (let at = 0; at < written.length; at += 1) {
    if (written[at] === '\\') at += 1;
    else if (written[at] === '{') depth += 1;
    else if (written[at] === '}') depth -= 1;
    if (depth === 0 && at < written.length - 1) return false;
  }
  return true;
}

function words(part: string): string[] {
  return splitOutside(part.trim(), /^[\s~]+/).filter((word) => word !== '');
}

/** By its first letter; a word that begins with a group has none, but for an accented letter in braces. */
function isLower(word: string): boolean {
  if (word.startsWith('{') && !word.startsWith('{\\')) return false;
  const letter = /\p{L}/u.exec(latexToText(word))?.[0] ?? '';
  return letter !== '' && letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}

/** Splits where `separator` matches outside of braces. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length;) {
    const char = text[at];
    if (char === '\\') {
      const environment = /^\\(begin|end)\{[^{}]*\}/.exec(text.slice(at, at + 60));
      if (environment !== null) depth += environment[1] === 'begin' ? 1 : -1;
      at += environment?.[0].length ?? 2;
    } else if (char === '{' || char === '}') {
      depth += char === '{' ? 1 : -1;
      at += 1;
    } else {
      const found = depth === 0 ? separator.exec(text.slice(at, at + 60))?.[0] : undefined;
      if (found !== undefined && found !== '') parts.push(text.slice(start, at));
      at += found === undefined || found === '' ? 1 : found.length;
      if (found !== undefined && found !== '') start = at;
    }
  }
  return [...parts, text.slice(start)];
}
