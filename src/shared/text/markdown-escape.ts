/** Text as it stands in a line of Markdown (CommonMark, GitHub, Pandoc): nothing in it is read as markup. Line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return escapeLineStart(escapeInline(text.replace(/(?<!\s)\s*\n\s*/g, ' '), { before: '', after: '' }));
}

/** The same inside a line; `before` and `after` are the neighbouring characters, which decide about _ and @. */
export function escapeInline(
  text: string,
  {
    before,
    after,
    isInTable = false,
  }: { readonly before: string; readonly after: string; readonly isInTable?: boolean },
): string {
  const framed = before + text + after;
  const offset = before.length;
  return text.replace(/[\\`*_[\]<~$&@!|]/g, (mark, index: number) => {
    const previous = framed.charAt(index + offset - 1);
    const next = framed.charAt(index + offset + 1);
    switch (mark) {
      case '_':
        return isWord(previous) && isWord(next) ? mark : '\\_';
      case '&':
        return /^&(?:#\w+|\w+);/.test(framed.slice(index + offset, index + offset + 40)) ? '\\&' : mark;
      case '@':
        return !isWord(previous) && isWord(next) ? '\\@' : mark;
      case '!':
        return next === '[' ? '\\!' : mark;
      case '|':
        return isInTable ? '\\|' : mark;
      default:
        return `\\${mark}`;
    }
  });
}

/** Escapes what makes a heading, list, quotation, rule or underline of a line; the rest of the line is taken as escaped. */
export function escapeLineStart(line: string): string {
  if (/^(?:#{1,6}(?:\s|$)|[-+](?:\s|$)|>|=+\s*$|-{2,}|:-|\|[\s:|-]+$)/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Markdown as a block quotation. Only line feeds end a line of it: patterns take further characters for line ends. */
export function asBlockquote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** The name of a language as it may stand behind a fence: one word, without what would end the fence. */
export function fenceLanguage(language: string | null): string {
  return /^[^\s`]*/u.exec(language ?? '')?.[0] ?? '';
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
