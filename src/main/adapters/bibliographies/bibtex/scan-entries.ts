/** One `@type{…}` of a file. */
export type ScannedEntry = {
  readonly type: string;
  /** What stands between its delimiters. */
  readonly body: string;
  /** Of the body's first character, from 1. */
  readonly line: number;
  readonly raw: string;
};

export type Scanned = ScannedEntry | { readonly problem: string };

/**
 * The entries of a BibTeX file in their order. Text between them is a comment. One that doesn't end is passed over, up to
 * where the next begins at the start of a line.
 */
export function* scanEntries(text: string): Generator<Scanned> {
  const opening = /@[ \t]*([A-Za-z][A-Za-z0-9_:+-]*)\s*([{(])|@comment[^\n{(]*\n/gi;
  let line = 1;
  let nextBreak = text.indexOf('\n');
  const lineAt = (at: number) => {
    for (; nextBreak >= 0 && nextBreak < at; nextBreak = text.indexOf('\n', nextBreak + 1)) line += 1;
    return line;
  };
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const [whole, type, delimiter] = found;
    if (type === undefined || delimiter === undefined) continue;
    const bodyStart = found.index + whole.length;
    const end = endOfBody(text, bodyStart, delimiter);
    const startLine = lineAt(found.index);
    const isComment = type.toLowerCase() === 'comment';
    if (end.at === null) {
      opening.lastIndex = end.next;
      if (!isComment) yield { problem: neverEnds(text.slice(bodyStart, end.next), type, startLine) };
      continue;
    }
    opening.lastIndex = end.at + 1;
    if (isComment) continue;
    const body = text.slice(bodyStart, end.at);
    yield { type: type.toLowerCase(), body, line: startLine, raw: text.slice(found.index, end.at + 1) };
    const rest = text.slice(end.at + 1, end.at + 200);
    if (/^\s*,?\s*[A-Za-z]+\s*=\s*[{"]/.test(rest)) {
      const line = lineAt(end.at) + (/^\s*/.exec(rest)?.[0].split('\n').length ?? 1) - 1;
      yield {
        problem: `Line ${String(line)}: there are fields outside of any entry. A brace too many ends the entry “${keyOf(body)}” before them; only what stands before it was read.`,
      };
    }
  }
}

function neverEnds(body: string, type: string, line: number): string {
  const key = keyOf(body);
  const name = key === '' ? `@${type}` : `“${key}”`;
  return `Line ${String(line)}: the entry ${name} was passed over, because it never ends. A closing brace or a quotation mark is missing.`;
}

function keyOf(body: string): string {
  return /^\s*([^\s,{}=]*)/.exec(body)?.[1] ?? '';
}

type End = { readonly at: number } | { readonly at: null; readonly next: number };

function endOfBody(text: string, start: number, delimiter: string): End {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && /[\\{}"]/.test(text.charAt(at + 1))) at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      if (depth === 0) {
        if (delimiter === '{' && !isQuoted) return { at };
        return { at: null, next: nextOpening(text, at) };
      }
      depth -= 1;
    } else if (char === '"' && depth === 0)
      isQuoted = isQuoted ? false : /[=#]\s*$/.test(text.slice(Math.max(start, at - 20), at));
    else if (char === ')' && depth === 0 && !isQuoted && delimiter === '(') return { at };
    else if (char === '\n' && nextEntry.test(text.slice(at + 1, at + 200))) {
      return { at: null, next: at + 1 };
    }
  }
  return { at: null, next: text.length };
}

/** What only the beginning of another entry looks like. */
const nextEntry = /^@[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}()=]+[ \t]*,[ \t]*(?:\r?\n|[A-Za-z-]+[ \t]*=)/;

function nextOpening(text: string, from: number): number {
  const found = /\n[ \t]*@/.exec(text.slice(from));
  return found === null ? text.length : from + found.index + 1;
}
