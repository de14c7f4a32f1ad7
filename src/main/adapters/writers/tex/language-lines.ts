import { babelLanguage } from './languages.ts';
import { latin, type Script } from './scripts.ts';
import type { Sheet } from './sheet.ts';

/** The report's language, and a command for each script that stretches of its text are in. */
export function languageLines(sheet: Sheet): readonly string[] {
  const { report, baseScript } = sheet;
  const main = babelLanguage(report.language);
  const scripts = [...sheet.scripts].toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
  const hasRightToLeft = [baseScript, ...scripts].some(({ isRightToLeft }) => isRightToLeft);
  return [
    hasRightToLeft
      ? '\\ifLuaTeX\\usepackage[bidi=basic]{babel}\\else\\usepackage[bidi=default]{babel}\\fi'
      : '\\usepackage{babel}',
    `\\babelprovide[import,main]{${main}}`,
    ...babelFont(baseScript, main),
    ...scripts.flatMap((script) => babelScript(script, main, baseScript)),
  ];
}

/** Bookmarks are plain text. */
export function bookmarkLines({ scripts }: Sheet): readonly string[] {
  if (scripts.size === 0) return [];
  const plain = [...scripts].map(({ tag }) => `\\let\\text${tag}\\@firstofone`).join('');
  return [`\\makeatletter\\pdfstringdefDisableCommands{${plain}}\\makeatother`];
}

function babelScript(script: Script, main: string, base: Script): readonly string[] {
  // A Latin stretch in a report in a language of that script needs no other language.
  const babel = script === latin && base === latin ? main : script.babel;
  return [
    ...(babel === main ? [] : [`\\babelprovide[import]{${babel}}`]),
    ...babelFont(script, babel),
    `\\newcommand\\text${script.tag}[1]{{\\foreignlanguage{${babel}}{#1}}}`,
  ];
}

function babelFont(script: Script, language: string): readonly string[] {
  if (script.fonts.length === 0) return [];
  // Slanted fonts seldom have Arabic and Hebrew letters.
  const options = script.isRightToLeft ? '[ItalicFont=*,BoldItalicFont=*]' : '';
  const set = (font: string): string =>
    ['rm', 'sf', 'tt'].map((family) => `\\babelfont[${language}]{${family}}${options}{${font}}`).join('');
  return [firstFont(script, set)];
}

/** Sets the first of the script's fonts that is there. */
function firstFont({ fonts, babel }: Script, set: (font: string) => string): string {
  const warning = `\\PackageWarning{report}{No font was found for ${babel}: install ${fonts[0] ?? ''}}`;
  return fonts.reduceRight((rest, font) => `\\IfFontExistsTF{${font}}{${set(font)}}{%\n  ${rest}}`, warning);
}
