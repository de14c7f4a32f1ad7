import { argumentAt, commandAt } from './scan.ts';

type Macro = { readonly arguments: number; readonly first: string | null; readonly body: string };

const mostRounds = 8;
const mostExpansions = 100_000;
const definition = /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|def)\*?(?=[\s{\\])/g;

/**
 * Puts the author's own commands in their places and takes their definitions out. It ends after a fixed number of rounds and never
 * lets the text grow beyond bounds, so that commands which call each other do no harm; what is left then stays a command.
 */
export function expandMacros(source: string): { readonly text: string; readonly isCutShort: boolean } {
  const { text: start, macros } = takeDefinitions(source);
  if (macros.size === 0) return { text: start, isCutShort: false };
  const mostLetters = start.length * 2 + 200_000;
  let text = start;
  let expansions = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const parts: string[] = [];
    let length = 0;
    let from = 0;
    let hasChanged = false;
    for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
      const { name, end } = commandAt(text, at);
      const macro = macros.get(name);
      if (macro === undefined) {
        at = end;
        continue;
      }
      const expanded = expand(text, end, macro);
      parts.push(text.slice(from, at), expanded.text);
      length += at - from + expanded.text.length;
      expansions += 1;
      if (length > mostLetters || expansions > mostExpansions) return { text, isCutShort: true };
      hasChanged = true;
      from = expanded.end;
      at = expanded.end;
    }
    if (!hasChanged) return { text, isCutShort: false };
    parts.push(text.slice(from));
    text = parts.join('');
  }
  return { text, isCutShort: true };
}

function expand(text: string, from: number, macro: Macro): { readonly text: string; readonly end: number } {
  const given: string[] = [];
  let end = from;
  if (macro.first !== null) {
    const option = argumentAt(text, end, '[]');
    given.push(option?.text ?? macro.first);
    end = option?.end ?? end;
  }
  while (given.length < macro.arguments) {
    const argument = argumentAt(text, end);
    given.push(argument?.text ?? '');
    if (argument === null) break;
    end = argument.end;
  }
  const body = macro.body.replace(/#([1-9])/g, (_, number: string) => given[Number(number) - 1] ?? '');
  // A letter after it isn't to become part of a command at its end.
  return { text: /\\[A-Za-z]+$/.test(body) && /[A-Za-z]/.test(text[end] ?? '') ? `${body} ` : body, end };
}

function takeDefinitions(source: string): { readonly text: string; readonly macros: ReadonlyMap<string, Macro> } {
  const macros = new Map<string, Macro>();
  const parts: string[] = [];
  let from = 0;
  definition.lastIndex = 0;
  for (let found = definition.exec(source); found !== null; found = definition.exec(source)) {
    const read = readDefinition(source, definition.lastIndex, found[0].startsWith('\\def'));
    if (read === null) continue;
    macros.set(read.name, read.macro);
    parts.push(source.slice(from, found.index));
    from = read.end;
    definition.lastIndex = read.end;
  }
  parts.push(source.slice(from));
  return { text: parts.join(''), macros };
}

function readDefinition(source: string, from: number, isPlain: boolean) {
  const named = argumentAt(source, from);
  const bare = /\s*\\([A-Za-z@]+)/y;
  bare.lastIndex = from;
  const name = (named === null ? bare.exec(source)?.[1] : /^\s*\\([A-Za-z@]+)\s*$/.exec(named.text)?.[1]) ?? '';
  if (name === '') return null;
  let end = named?.end ?? bare.lastIndex;
  let count = 0;
  let first: string | null = null;
  if (isPlain) {
    const pattern = /(?:\s*#[1-9])*/y;
    pattern.lastIndex = end;
    count = (pattern.exec(source)?.[0].match(/#/g) ?? []).length;
    end = pattern.lastIndex;
  } else {
    const counted = argumentAt(source, end, '[]');
    count = Math.min(9, Number(counted?.text ?? 0) || 0);
    end = counted?.end ?? end;
    const option = counted === null ? null : argumentAt(source, end, '[]');
    first = option?.text ?? null;
    end = option?.end ?? end;
  }
  const body = argumentAt(source, end);
  return body === null ? null : { name, macro: { arguments: count, first, body: body.text }, end: body.end };
}
