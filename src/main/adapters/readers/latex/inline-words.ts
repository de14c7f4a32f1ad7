import { cleanText } from '../clean-text.ts';
import { accented, isAccent, signs, typeset } from './characters.ts';
import { settingArguments, silentCommands } from './commands.ts';
import { argumentAt, commandAt } from './scan.ts';
import { markAt, type Verbatim } from './take-verbatim.ts';

export type InlineContext = {
  readonly taken: readonly Verbatim[];
  /** Notes that stood in the text, to be placed below it. */
  readonly notes: string[];
  /** Files that the text wants to include. */
  readonly included: Set<string>;
};

const deepest = 8;
const citation = /^(?:[A-Za-z]*[cC]ite[A-Za-z]*|citealt|citealp|citeauthor|citeyear)\*?$/;
const reference = /^(?:auto|eq|page|name|c|C|v|sub|label)?ref\*?$/;

/** The words of a stretch of LaTeX without blocks in it: formulas stay as they are written, between dollar signs. */
export function inlineWords(source: string, context: InlineContext, depth = 0): string {
  if (depth > deepest) return '';
  let words = '';
  let plain = '';
  const settle = () => {
    words += typeset(plain);
    plain = '';
  };
  for (let at = 0; at < source.length;) {
    const letter = source[at] ?? '';
    const mark = markAt(source, at);
    if (mark !== null) {
      settle();
      words += context.taken[mark.index]?.text ?? '';
      at = mark.end;
    } else if (letter === '$') {
      settle();
      const formula = dollarsAt(source, at);
      words += formula.text;
      at = formula.end;
    } else if (letter === '\\') {
      const read = readCommand(source, at, context, depth);
      if (read.isRaw) {
        settle();
        words += read.text;
      } else plain += read.text;
      at = read.end;
    } else {
      if (letter !== '{' && letter !== '}') plain += letter;
      at += 1;
    }
  }
  settle();
  return words.replace(/\s+/g, ' ').trim();
}

type Read = { readonly text: string; readonly end: number; readonly isRaw: boolean };

function readCommand(source: string, at: number, context: InlineContext, depth: number): Read {
  const { name: starred, end } = commandAt(source, at);
  const name = starred.replace(/\*$/, '');
  const plain = (text: string, to = end): Read => ({ text, end: to, isRaw: false });
  const raw = (text: string, to: number): Read => ({ text, end: to, isRaw: true });
  if (name === '(' || name === '[') return formulaAt(source, end, name === '(' ? '\\)' : '\\]');
  if (isAccent(name)) return accentAt(source, name, end);
  if (Object.hasOwn(signs, name)) return plain(signs[name] ?? '', afterName(source, name, end));
  if (citation.test(starred)) return raw(...citationAt(source, end));
  const argument = argumentAt(source, end);
  if (reference.test(name) && argument !== null) return raw(argument.text, argument.end);
  if (name === 'input' || name === 'include' || name === 'subfile' || name === 'includepdf') {
    context.included.add(cleanText(argument?.text ?? '').trim());
    return plain('', argument?.end ?? end);
  }
  if (name === 'url' || name === 'path' || name === 'nolinkurl')
    return raw((argument?.text ?? '').replace(/\\([%#&_~])/g, '$1'), argument?.end ?? end);
  if (name === 'footnote' || name === 'footnotetext' || name === 'endnote') {
    const option = argumentAt(source, end, '[]');
    const note = argumentAt(source, option?.end ?? end);
    if (note !== null) context.notes.push(inlineWords(note.text, context, depth + 1));
    return plain('', note?.end ?? end);
  }
  if (name === 'item') return plain('');
  const silent = silentCommands[name];
  if (silent !== undefined) return plain('', afterArguments(source, end, silent));
  const settings = settingArguments[name];
  // An unknown command is taken off; what is in its braces are words.
  return plain(/^[A-Za-z]/.test(name) ? '' : name, afterArguments(source, end, settings ?? 0));
}

/** Where the options in brackets and so many arguments end. */
function afterArguments(source: string, from: number, count: number): number {
  let end = argumentAt(source, from, '[]')?.end ?? from;
  for (let index = 0; index < count; index += 1) {
    end = argumentAt(source, end)?.end ?? end;
    end = argumentAt(source, end, '[]')?.end ?? end;
  }
  return end;
}

// White space after a command of letters ends the command and is none of the text; an empty pair of braces too.
function afterName(source: string, name: string, end: number): number {
  if (!/^[A-Za-z]/.test(name)) return end;
  if (source.startsWith('{}', end)) return end + 2;
  return /[ \t]/.test(source[end] ?? '') && !/^(?:[lg]?dots|LaTeX|TeX|today)/.test(name) ? end + 1 : end;
}

function accentAt(source: string, name: string, end: number): Read {
  const argument = argumentAt(source, end);
  if (argument !== null) return { text: accented(name, argument.text.trim()), end: argument.end, isRaw: false };
  let from = end;
  while (source[from] === ' ') from += 1;
  if (source[from] === '\\') {
    const inner = commandAt(source, from);
    return { text: accented(name, signs[inner.name] ?? inner.name), end: inner.end, isRaw: false };
  }
  return { text: accented(name, source[from] ?? ''), end: from + 1, isRaw: false };
}

/** `[key1; key2, p. 5]`: what stands in the text until the bibliography is there. */
function citationAt(source: string, from: number): readonly [string, number] {
  const first = argumentAt(source, from, '[]');
  const second = first === null ? null : argumentAt(source, first.end, '[]');
  const keys = argumentAt(source, second?.end ?? first?.end ?? from);
  if (keys === null) return ['', from];
  const note = (second ?? first)?.text.trim() ?? '';
  const named = keys.text
    .split(',')
    .map((key) => key.trim())
    .join('; ');
  return [`[${named}${note === '' ? '' : `, ${typeset(note)}`}]`, keys.end];
}

function dollarsAt(source: string, at: number): { readonly text: string; readonly end: number } {
  const mark = source.startsWith('$$', at) ? '$$' : '$';
  const from = at + mark.length;
  for (let index = source.indexOf('$', from); index >= 0; index = source.indexOf('$', index + 1)) {
    if (source[index - 1] === '\\') continue;
    return { text: formula(source.slice(from, index)), end: index + mark.length };
  }
  return { text: '', end: from };
}

function formulaAt(source: string, from: number, closing: string): Read {
  const end = source.indexOf(closing, from);
  if (end < 0) return { text: '', end: from, isRaw: false };
  return { text: formula(source.slice(from, end)), end: end + closing.length, isRaw: true };
}

/** A formula as it is kept: on one line, without the names it is referred to by. */
export function formula(source: string): string {
  const text = source
    .replace(/\\(?:label|tag)\*?\{[^}]*\}|\\(?:nonumber|notag)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? '' : `$${text}$`;
}
