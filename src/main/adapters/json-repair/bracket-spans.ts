export type Span = { readonly start: number; readonly end: number };

/**
 * The outermost stretches from a `{` or `[` to the bracket that closes it, in text order, and where the outermost
 * bracket opens that nothing closes. One pass; brackets inside double quotes don't count once a bracket is open.
 */
export function bracketSpans(text: string): { readonly closed: readonly Span[]; readonly openFrom: number | null } {
  const closed: Span[] = [];
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') open.push(at);
    else if (char === '"' && open.length > 0) at = endOfString(text, at);
    else if (char === '}' || char === ']') {
      const start = open.at(-1);
      if (start === undefined || (text[start] === '{') !== (char === '}')) continue;
      open.pop();
      while ((closed.at(-1)?.start ?? -1) > start) closed.pop();
      closed.push({ start, end: at + 1 });
    }
  }
  return { closed, openFrom: open[0] ?? null };
}

/** Where the string that begins here ends; the text's end where it never does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '"') return at;
  }
  return text.length;
}
