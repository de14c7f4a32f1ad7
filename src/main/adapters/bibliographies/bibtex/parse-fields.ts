import type { ScannedEntry } from './scan-entries.ts';

export type BibEntry = {
  /** In lower case, as `article`. */
  readonly type: string;
  readonly key: string;
  /** By lower-case name: the value as it is written, without its delimiters and with macros put in. */
  readonly fields: ReadonlyMap<string, string>;
  readonly raw: string;
};

export type Macros = ReadonlyMap<string, string>;

/** What every style defines. */
export const commonMacros: Macros = new Map(
  'January February March April May June July August September October November December'
    .split(' ')
    .map((month) => [month.slice(0, 3).toLowerCase(), month]),
);

/** The entry's key and fields; a sentence that says why not. */
export function parseEntry(scanned: ScannedEntry, macros: Macros): BibEntry | { readonly problem: string } {
  const { type, body, raw } = scanned;
  const key = /^\s*([^,\s]*)\s*(?:,|$)/.exec(body);
  if (key === null || /^[^,]*=/.test(key[0])) {
    return { problem: `Line ${String(scanned.line)}: the entry @${type} was passed over, because it has no key.` };
  }
  const parsed = parseFields(body, key[0].length, macros);
  if ('failedAt' in parsed) {
    const line = scanned.line + body.slice(0, parsed.failedAt).split('\n').length - 1;
    return {
      problem: `Line ${String(line)}: the entry “${key[1] ?? ''}” was passed over, because ${parsed.reason}.`,
    };
  }
  return { type, key: key[1] ?? '', fields: parsed.fields, raw };
}

/** The one definition of an `@string`; null for one that can't be read. */
export function parseMacro(scanned: ScannedEntry, macros: Macros): readonly [string, string] | null {
  const parsed = parseFields(scanned.body, 0, macros);
  if ('failedAt' in parsed) return null;
  const [first] = parsed.fields;
  return first === undefined || first[1].length > longestMacro ? null : first;
}

/** Abbreviations made of abbreviations grow without end. */
const longestMacro = 10_000;
const longestJoined = 200_000;

type Parsed = { readonly fields: Map<string, string> } | { readonly failedAt: number; readonly reason: string };

function parseFields(body: string, from: number, macros: Macros): Parsed {
  const fields = new Map<string, string>();
  let at = from;
  for (;;) {
    at += /^[\s,]*/.exec(body.slice(at))?.[0].length ?? 0;
    at = behindComments(body, at);
    if (at >= body.length) return { fields };
    const name = /^([^\s={}",#%()]+)\s*=\s*/.exec(body.slice(at, at + 200));
    if (name?.[1] === undefined) return { failedAt: at, reason: 'a field in it has no name or no value' };
    at += name[0].length;
    const value = parseValue(body, at, macros);
    if (value === null) return { failedAt: at, reason: `the value of its field “${name[1]}” doesn’t end or isn’t one` };
    const field = name[1].toLowerCase();
    if (value.text.trim() !== '' || !fields.has(field)) fields.set(field, value.text);
    at = value.end;
  }
}

function behindComments(body: string, from: number): number {
  let at = from;
  for (
    let comment = /^%[^\n]*\s*/.exec(body.slice(at));
    comment !== null;
    comment = /^%[^\n]*\s*/.exec(body.slice(at))
  ) {
    at += comment[0].length;
  }
  return at;
}

/** `{…} # "…" # macro # 12`. */
function parseValue(
  body: string,
  from: number,
  macros: Macros,
): { readonly text: string; readonly end: number } | null {
  let text = '';
  let at = from;
  for (;;) {
    const part = parsePart(body, at, macros);
    if (part === null) return null;
    text += part.text;
    if (at > from && text.length > longestJoined) return null;
    const joint = /^\s*#\s*/.exec(body.slice(part.end, part.end + 100));
    if (joint === null) return { text, end: part.end };
    at = part.end + joint[0].length;
  }
}

function parsePart(body: string, from: number, macros: Macros): { readonly text: string; readonly end: number } | null {
  const char = body.charAt(from);
  if (char === '{' || char === '"') {
    const end = endOfDelimited(body, from);
    return end === null ? null : { text: body.slice(from + 1, end), end: end + 1 };
  }
  const word = /^[^\s,#{}"=]+/.exec(body.slice(from, from + 200))?.[0];
  if (word === undefined) return null;
  // What is defined nowhere says more by its name than by nothing.
  return { text: macros.get(word.toLowerCase()) ?? word, end: from + word.length };
}

function endOfDelimited(body: string, from: number): number | null {
  const isQuoted = body[from] === '"';
  let depth = 0;
  for (let at = from + 1; at < body.length; at += 1) {
    const char = body[at];
    if (char === '\\' && /[\\{}]/.test(body.charAt(at + 1))) at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      if (depth === 0) return isQuoted ? null : at;
      depth -= 1;
    } else if (char === '"' && isQuoted && depth === 0) return at;
  }
  return null;
}
