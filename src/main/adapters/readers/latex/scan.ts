/** No argument is longer; one that is was never closed. */
const longestArgument = 40_000;

/** The text between the brackets that open at `at`, after white space; null where none open. Unclosed ones end far below. */
export function argumentAt(
  text: string,
  at: number,
  brackets: '{}' | '[]' = '{}',
): { readonly text: string; readonly end: number } | null {
  let start = at;
  while (start < text.length && /[ \t]/.test(text[start] ?? '')) start += 1;
  if (text[start] === '\n' && !/^\n[ \t]*\n/.test(text.slice(start, start + 200))) {
    while (start < text.length && /\s/.test(text[start] ?? '')) start += 1;
  }
  const [open, close] = brackets;
  if (text[start] !== open) return null;
  let depth = 0;
  const last = Math.min(text.length, start + longestArgument);
  for (let index = start; index < last; index += 1) {
    const letter = text[index];
    if (letter === '\\') index += 1;
    else if (letter === open || (letter === '{' && brackets === '[]')) depth += 1;
    else if (letter === close || (letter === '}' && brackets === '[]')) {
      depth -= 1;
      if (depth === 0) return { text: text.slice(start + 1, index), end: index + 1 };
      if (depth < 0) return null;
    }
  }
  return brackets === '[]' ? null : { text: text.slice(start + 1, last), end: last };
}

/** The command at a backslash: its name, with a star where it has one, and where it ends. */
export function commandAt(text: string, at: number): { readonly name: string; readonly end: number } {
  letters.lastIndex = at + 1;
  const name = letters.exec(text)?.[0] ?? '';
  if (name === '') return { name: text[at + 1] ?? '', end: Math.min(text.length, at + 2) };
  return { name, end: at + 1 + name.length };
}

const letters = /[A-Za-z@]+\*?/y;

/** Where the environment that began before `at` ends: what is inside, and where the text goes on. */
export function environmentAt(text: string, name: string, at: number): { readonly text: string; readonly end: number } {
  const edge = new RegExp(`\\\\(begin|end)\\{${name.replace(/[^A-Za-z]/g, '\\$&')}\\}`, 'g');
  edge.lastIndex = at;
  let depth = 1;
  for (let found = edge.exec(text); found !== null; found = edge.exec(text)) {
    depth += found[1] === 'begin' ? 1 : -1;
    if (depth === 0) return { text: text.slice(at, found.index), end: edge.lastIndex };
  }
  return { text: text.slice(at), end: text.length };
}
