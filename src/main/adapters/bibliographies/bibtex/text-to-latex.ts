import { latexAccents, latexLetters } from '#shared/text/latex-letters.ts';

export type LatexOptions = {
  /** Whether letters beyond ASCII are written as commands, for programs that read nothing else. */
  readonly isAscii: boolean;
};

/** Text of CSL, with its tags for emphasis, as LaTeX that prints it. */
export function textToLatex(text: string, { isAscii }: LatexOptions): string {
  const plain = escapeSpecials(text.replace(/[ \t\r\n]+/g, ' '));
  const written = isAscii ? toAscii(plain) : plain;
  return writeTags(written);
}

/** Where a style changes the case of titles, the words whose capitals mean something are kept by braces. */
export function titleToLatex(title: string, options: LatexOptions & { readonly language: string | undefined }): string {
  const words = title.split(/(\s+|<[^>]*>|[—–/])/);
  const isHeadline = isEnglish(options.language) && isTitleCase(words);
  let isFirst = true;
  const marked = words.map((word) => {
    if (!/[\p{L}\p{N}]/u.test(word) || word.startsWith('<')) return word;
    const keeps = isHeadline || isFirst ? hasInnerCapital(word) : /\p{Lu}/u.test(word);
    isFirst = false;
    return keeps ? kept(word) : word;
  });
  return textToLatex(marked.join(''), options).replaceAll(keptFrom, '{').replaceAll(keptTo, '}');
}

/** Characters that no text has: they stand for braces while the others are escaped. */
const keptFrom = '\ue000';
const keptTo = '\ue001';

/** What stands before its first letter and behind its last stays outside. */
function kept(word: string): string {
  const letters = [...word];
  const isLetter = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);
  const from = letters.findIndex(isLetter);
  const to = letters.findLastIndex(isLetter) + 1;
  return [...letters.slice(0, from), keptFrom, ...letters.slice(from, to), keptTo, ...letters.slice(to)].join('');
}

function isEnglish(language: string | undefined): boolean {
  return language === undefined || /^en\b/i.test(language);
}

function isTitleCase(words: readonly string[]): boolean {
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word)).slice(1);
  return long.length >= 2 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= long.length * 0.7;
}

function hasInnerCapital(word: string): boolean {
  const [, ...later] = word.slice(Math.max(0, word.search(/[\p{L}\p{N}]/u)));
  return later.some((letter) => /\p{Lu}/u.test(letter)) || /^\P{L}*\p{Lu}\P{L}*$/u.test(word.replace(/^(?:A|I)$/, ''));
}

function escapeSpecials(text: string): string {
  return text.replace(/[\\{}$&#%_^~\u00a0]/g, (char) => {
    if (char === '\\') return '\\textbackslash{}';
    if (char === '^') return '\\textasciicircum{}';
    if (char === '~') return '\\textasciitilde{}';
    return char === '\u00a0' ? '~' : `\\${char}`;
  });
}

const commandOfSymbol = new Map<string, string>();
for (const [command, symbol] of Object.entries(latexLetters)) {
  if (symbol.length === 1 && symbol > '\u007f' && !commandOfSymbol.has(symbol)) commandOfSymbol.set(symbol, command);
}
const commandOfMark = new Map<string, string>();
for (const [command, mark] of Object.entries(latexAccents)) {
  if (command.length === 1 && !commandOfMark.has(mark)) commandOfMark.set(mark, command);
}

/** What has a command in every LaTeX is written as one; letters of other scripts stay. */
function toAscii(text: string): string {
  return text.replace(/[^\u0000-\u007f]/gu, (char) => {
    if (char === '–') return '--';
    if (char === '—') return '---';
    const command = commandOfSymbol.get(char);
    if (command !== undefined) return `{\\${command}}`;
    const [base = '', mark = '', ...more] = char.normalize('NFD');
    const accent = commandOfMark.get(mark);
    if (accent === undefined || more.length > 0 || !/^[A-Za-z]$/.test(base)) return char;
    if (/[a-z]/i.test(accent)) return `{\\${accent}{${base}}}`;
    return `{\\${accent}${base}}`;
  });
}

function writeTags(text: string): string {
  let open: string[] = [];
  const written = text.replace(
    /<(\/?)(i|b|sup|sub|span)(?: (?:style="font-variant: ?small-caps;"|class="nocase"))?>/g,
    (tag: string, slash: string, name: string) => {
      if (slash === '') {
        open.push(name);
        return commandOfTag(tag, name);
      }
      if (open.at(-1) !== name) return tag;
      open = open.slice(0, -1);
      return '}';
    },
  );
  return written + '}'.repeat(open.length);
}

function commandOfTag(tag: string, name: string): string {
  if (name === 'i') return '\\textit{';
  if (name === 'b') return '\\textbf{';
  if (name === 'sup') return '\\textsuperscript{';
  if (name === 'sub') return '\\textsubscript{';
  return tag.includes('nocase') ? '{' : '\\textsc{';
}
