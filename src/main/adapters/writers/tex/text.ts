import type { Sheet } from './sheet.ts';
import { isOrdinary } from './characters.ts';
import { splitScripts } from './split-scripts.ts';

/** Text that TeX sets as it stands; what it needs of the preamble is noted on the sheet. */
export function texText(text: string, sheet: Sheet): string {
  return splitScripts(tidy(text), sheet.baseScript)
    .map(({ text: part, script }) => {
      const escaped = escapeText(part, sheet, script !== null);
      if (script === null) return escaped;
      sheet.scripts.add(script);
      return `\\text${script.tag}{${escaped}}`;
    })
    .join('');
}

/** As `texText`, for text whose spaces and marks count, as those of code do. */
export function texCode(text: string, sheet: Sheet): string {
  return texText(text, sheet)
    .replaceAll(/(?<= ) |^ | (?= )| $/gm, '\\ ')
    .replaceAll("'", '\\textquotesingle{}');
}

/** The report's directions and controls mean nothing to TeX; each kind of space has its own word there. */
function tidy(text: string): string {
  return (
    text
      .normalize('NFC')
      .replaceAll(/[\t-\r]/g, ' ')
      .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Variation_Selector}\ufeff\p{Cc}]/gu, '')
      .replaceAll(/[\u2028\u2029\u2000-\u2006\u2008\u205f]/g, ' ')
      .toWellFormed()
      // What has no place to break would run off the page.
      .replaceAll(/[!-~\u00a1-\u024f]{40}(?=[!-~\u00a1-\u024f]{3})/g, '$&\u200b')
  );
}

function escapeText(text: string, sheet: Sheet, isOfScript: boolean): string {
  return text
    .replaceAll(/[\\{}$&#%_^~`"[\]]|[^\0-\u007f]/gu, (character) => {
      const escape = escapes[character];
      if (escape !== undefined) return escape;
      if (/[\u200c\u200d]/.test(character)) return isOfScript ? character : '';
      if (!isOfScript && !isOrdinary(character) && !isOfBase(character, sheet)) sheet.characters.add(character);
      return character;
    })
    .replaceAll(/(?<=([-<>,']))\1/g, '{}$1');
}

function isOfBase(character: string, { baseScript }: Sheet): boolean {
  return baseScript.fonts.length > 0 && /[\p{L}\p{M}\u3000-\u303f\uff00-\uffef]/u.test(character);
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '`': '\\textasciigrave{}',
  '"': '\\textquotedbl{}',
  // Brackets would end or begin an argument.
  '[': '{[}',
  ']': '{]}',
  '\u00a0': '~',
  '\u00ad': '\\-',
  '\u2007': '~',
  '\u2009': '\\,',
  '\u200a': '\\,',
  '\u202f': '\\,',
  '\u200b': '\\hspace{0pt}',
  '\u2060': '',
  '\u2011': '\\mbox{-}',
};
