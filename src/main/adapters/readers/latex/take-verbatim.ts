/** What stands for a stretch that is kept letter by letter: its number between two letters that no text has. */
const opening = '\uE010';
const closing = '\uE011';

export type Verbatim = { readonly text: string; readonly isBlock: boolean };

const environments = 'verbatim\\*?|Verbatim|lstlisting|minted|alltt|verbatimtab';
const inlineOrBlock = new RegExp(
  `\\\\begin\\{(${environments})\\}(?:\\[[^\\]\\n]*\\])?(?:\\{[^}\\n]*\\})?([\\s\\S]*?)\\\\end\\{\\1\\}` +
    '|\\\\(?:verb\\*?|lstinline(?:\\[[^\\]\\n]*\\])?)([^\\sA-Za-z*])([^\\n]*?)\\3' +
    '|\\\\begin\\{(comment|filecontents\\*?)\\}[\\s\\S]*?\\\\end\\{\\5\\}',
  'g',
);

/** Takes out what LaTeX shows as it is written, and comments, so that nothing in either is read as a command. */
export function takeVerbatim(source: string): { readonly text: string; readonly taken: readonly Verbatim[] } {
  const taken: Verbatim[] = [];
  const text = withoutComments(
    source.replace(
      inlineOrBlock,
      (_whole: string, environment?: string, block?: string, _mark?: string, inline?: string) => {
        if (environment === undefined && inline === undefined) return '';
        // A comment sign before it on its line takes it away with the rest.
        taken.push({ text: block ?? inline ?? '', isBlock: environment !== undefined });
        const mark = `${opening}${taken.length - 1}${closing}`;
        return environment === undefined ? mark : `\n\n${mark}\n\n`;
      },
    ),
  );
  return { text, taken };
}

/** A mark at the place, with where it ends; null where none is there. */
export function markAt(text: string, at: number): { readonly index: number; readonly end: number } | null {
  if (text[at] !== opening) return null;
  const end = text.indexOf(closing, at);
  return end < 0 ? null : { index: Number(text.slice(at + 1, end)), end: end + 1 };
}

// A comment takes the line's end and the next line's indent with it; a line of nothing else leaves no empty line.
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*%[^\n]*\n?/gm, '').replace(/((?:^|[^\\])(?:\\\\)*)%[^\n]*\n?[ \t]*/g, '$1');
}
