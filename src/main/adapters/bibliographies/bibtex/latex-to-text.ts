import { latexAccents, latexLetters } from '#shared/text/latex-letters.ts';
import { mathsSymbols } from './latex-symbols.ts';

/**
 * The text that LaTeX stands for, with the few tags that CSL knows for emphasis. Braces are left out; a command nobody
 * knows stays as it is written.
 */
export function latexToText(latex: string): string {
  if (latex === '') return '';
  if (!/[\\{}$~`'-]/.test(latex))
    return latex
      .normalize('NFC')
      .replace(/[ \t\r\n]+/g, ' ')
      .trim();
  // What is nested without measure stays as it is written.
  if (deepestNesting(latex) > mostNested) return latex;
  const reading = { latex, at: 0 };
  let text = '';
  while (reading.at < latex.length) {
    text += readRun(reading, false);
    // A brace that closes nothing.
    if (reading.at < latex.length) reading.at += 1;
  }
  return text
    .normalize('NFC')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

const mostNested = 100;

/** How many groups stand in each other, and how many commands that may be each other's argument follow each other. */
function deepestNesting(latex: string): number {
  let [depth, chain, deepest] = [0, 0, 0];
  for (let at = 0; at < latex.length; at += 1) {
    const char = latex[at];
    if (char === '{') depth += 1;
    else if (char === '}') depth = Math.max(0, depth - 1);
    chain =
      char === '\\' || char === '^' || char === '_' ? chain + 1 : /[\s{A-Za-z'"`=.~]/.test(char ?? '') ? chain : 0;
    deepest = Math.max(deepest, depth, chain / 4);
  }
  return deepest;
}

type Reading = { readonly latex: string; at: number };

const styles: Readonly<Record<string, readonly [string, string]>> = {
  ...sameStyle(['textit', 'emph', 'mathit', 'textsl', 'it', 'em', 'itshape', 'sl', 'slshape'], ['<i>', '</i>']),
  ...sameStyle(['textbf', 'mathbf', 'boldsymbol', 'bf', 'bfseries'], ['<b>', '</b>']),
  ...sameStyle(['textsc', 'sc', 'scshape'], ['<span style="font-variant:small-caps;">', '</span>']),
  ...sameStyle(['textsuperscript', 'sp'], ['<sup>', '</sup>']),
  ...sameStyle(['textsubscript', 'sb'], ['<sub>', '</sub>']),
};
/** Styles that hold from their place to the end of the group. */
const switches = new Set(['it', 'em', 'itshape', 'sl', 'slshape', 'bf', 'bfseries', 'sc', 'scshape']);
/** Commands whose argument is all that there is of them. */
const transparent = new Set(
  'textrm textsf texttt textup textmd text mathrm mathsf mathtt mathcal mathbb mathfrak mbox hbox ensuremath url path nolinkurl textnormal uppercase lowercase MakeUppercase MakeLowercase NoCaseChange enquote underline uline protect relax bibstring mkbibemph mkbibquote operatorname'.split(
    ' ',
  ),
);
const superscripts = [...'⁰¹²³⁴⁵⁶⁷⁸⁹'];

/** To the end of the group it stands in; the closing brace is left to the caller. */
function readRun(reading: Reading, isMaths: boolean): string {
  let text = '';
  let closing = '';
  let isInMaths = isMaths;
  while (reading.at < reading.latex.length) {
    const char = reading.latex.charAt(reading.at);
    if (char === '}') break;
    if (char === '$') {
      reading.at += reading.latex[reading.at + 1] === '$' ? 2 : 1;
      isInMaths = !isInMaths;
    } else if (char === '\\') {
      const command = readCommand(reading);
      if (command === 'begin' || command === 'end') {
        const style = styles[readArgument(reading, false)];
        if (style !== undefined) text += style[command === 'begin' ? 0 : 1];
      } else if (switches.has(command)) {
        const style = styles[command] ?? ['', ''];
        text += style[0];
        closing = style[1] + closing;
      } else {
        text += textOfCommand(command, reading, isInMaths);
      }
    } else {
      text += readPlain(reading, char, isInMaths);
    }
  }
  return text + closing;
}

function readPlain(reading: Reading, char: string, isMaths: boolean): string {
  if (char === '{') return readGroup(reading, isMaths);
  plainRun.lastIndex = reading.at;
  const run = plainRun.exec(reading.latex)?.[0];
  if (run !== undefined) {
    reading.at += run.length;
    return run;
  }
  reading.at += 1;
  if (isMaths && (char === '^' || char === '_')) {
    const argument = readArgument(reading, true);
    const style = styles[char === '^' ? 'sp' : 'sb'] ?? ['', ''];
    if (char === '^' && /^\d$/.test(argument)) return superscripts[Number(argument)] ?? argument;
    return argument === '' ? '' : style[0] + argument + style[1];
  }
  if (char === '~') return '\u00a0';
  const rest = reading.latex.slice(reading.at - 1, reading.at + 2);
  for (const [written, meant] of isMaths ? [] : ligatures) {
    if (!rest.startsWith(written)) continue;
    reading.at += written.length - 1;
    return meant;
  }
  return char;
}

/** Characters that mean themselves wherever they stand. */
const plainRun = /[^\\{}$~^_\-`'?!]+/y;

const ligatures = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['?`', '¿'],
  ['!`', '¡'],
] as const;

/** From behind the backslash. */
function readCommand(reading: Reading): string {
  reading.at += 1;
  const word = /^[A-Za-z]+\*?/.exec(reading.latex.slice(reading.at, reading.at + 40))?.[0];
  if (word === undefined) {
    const sign = reading.latex.charAt(reading.at);
    reading.at += 1;
    return sign;
  }
  reading.at += word.length;
  const spaces = /^\s*/.exec(reading.latex.slice(reading.at, reading.at + 40))?.[0].length ?? 0;
  reading.at += spaces;
  return word.replace('*', '');
}

function textOfCommand(command: string, reading: Reading, isMaths: boolean): string {
  const accent = latexAccents[command];
  if (accent !== undefined && !(isMaths && command === "'")) return accented(readArgument(reading, isMaths), accent);
  if (/^[&%$#_{} ]$/.test(command)) return command;
  if (command === '' || /^[-/@]$/.test(command)) return '';
  if (/^[,;:!\\]$/.test(command)) return command === '!' ? '' : ' ';
  if (command === '(' || command === ')') return '';
  if (command === 'href') {
    const address = readArgument(reading, false);
    readArgument(reading, false);
    return address;
  }
  if (command === 'ElsevierGlyph') {
    const code = Number.parseInt(readArgument(reading, false), 16);
    return code > 0x1f && code < 0xffff ? String.fromCodePoint(code) : '';
  }
  if (transparent.has(command)) return hasArgument(reading) ? readArgument(reading, isMaths) : '';
  const style = styles[command];
  if (style !== undefined) {
    const argument = readArgument(reading, isMaths);
    return argument === '' ? '' : style[0] + argument + style[1];
  }
  const symbol =
    (isMaths ? mathsSymbols[command] : latexLetters[command]) ?? latexLetters[command] ?? mathsSymbols[command];
  if (symbol === undefined) return `\\${command}${hasArgument(reading) ? ' ' : ''}`;
  if (reading.latex.startsWith('{}', reading.at)) reading.at += 2;
  return symbol;
}

function hasArgument(reading: Reading): boolean {
  return reading.latex[reading.at] === '{';
}

/** A group, a command with what belongs to it, or one character. */
function readArgument(reading: Reading, isMaths: boolean): string {
  while (/\s/.test(reading.latex.charAt(reading.at))) reading.at += 1;
  const char = reading.latex.charAt(reading.at);
  if (char === '{') return readGroup(reading, isMaths);
  if (char === '\\') return textOfCommand(readCommand(reading), reading, isMaths);
  if (char === '}' || char === '') return '';
  const letter = String.fromCodePoint(reading.latex.codePointAt(reading.at) ?? 0);
  reading.at += letter.length;
  return letter;
}

function readGroup(reading: Reading, isMaths: boolean): string {
  reading.at += 1;
  const text = readRun(reading, isMaths);
  if (reading.latex[reading.at] === '}') reading.at += 1;
  return text;
}

function accented(letters: string, mark: string): string {
  const base = letters.replace(/^ı/, 'i').replace(/^ȷ/, 'j');
  const first = /^(?:<[^>]*>)*\P{M}\p{M}*/u.exec(base)?.[0] ?? '';
  return first === '' ? '' : first + mark + base.slice(first.length);
}

function sameStyle(
  commands: readonly string[],
  tags: readonly [string, string],
): Record<string, readonly [string, string]> {
  return Object.fromEntries(commands.map((command) => [command, tags]));
}
