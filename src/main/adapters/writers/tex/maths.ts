import type { Sheet } from './sheet.ts';
import { katexCommands, renamedCommands } from './katex-commands.ts';
import { isOrdinary } from './characters.ts';
import { splitScripts } from './split-scripts.ts';
import { latin } from './scripts.ts';
import { texCode } from './text.ts';

type Maths = { readonly latex: string; readonly mathml: string | null };

/** A formula in a line of text; one that couldn't be read stands there as it was written. */
export function inlineMaths(maths: Maths, sheet: Sheet): string {
  if (maths.mathml === null) return `\\texttt{${texCode(maths.latex, sheet)}}`;
  return `\\(${formula(maths.latex, sheet)}\\)`;
}

export function displayMaths(maths: Maths, sheet: Sheet): string {
  if (maths.mathml === null) return `\\begin{center}\\texttt{${texCode(maths.latex, sheet)}}\\end{center}`;
  const latex = formula(maths.latex, sheet);
  // These open display maths themselves, and may not stand in it.
  const own = /^\\begin\{(align|gather|alignat|equation|multline)(\*?)\}[\s\S]*\\end\{\1\2\}$/.exec(latex.trim());
  return own !== null && latex.split(own[1] ?? '').length === 3 ? latex.trim() : `\\[\n${inner(latex)}\n\\]`;
}

/** Environments that KaTeX takes within a formula, by those that LaTeX does. */
function inner(latex: string): string {
  const made = latex
    .replaceAll(
      /\\(begin|end)\{(align|gather|alignat)\*?\}/g,
      (_, which: string, name: string) => `\\${which}{${name}ed}`,
    )
    .replaceAll(/\\(?:begin|end)\{equation\*?\}/g, '');
  return made.trim();
}

function formula(latex: string, sheet: Sheet): string {
  for (const [, command] of latex.matchAll(/\\([A-Za-z]+)/g))
    if (command !== undefined) sheet.mathsCommands.add(command);
  const text = latex
    .normalize('NFC')
    .replaceAll(/[^\P{Cc}\n]|[\u200b-\u200f\ufeff]/gu, ' ')
    // A comment would swallow what closes the formula, an empty line ends it.
    .replaceAll(/(?<!\\)%.*(?:\n|$)/g, '\n')
    .replaceAll(/\n\s*\n/g, '\n')
    .replaceAll(/\\([a-z]+)/g, (command, name: string) => renamedCommands[name] ?? command)
    .trim();
  return splitScripts(text, latin)
    .map(({ text: part, script }) => {
      if (script === null) return unusual(part, sheet);
      sheet.scripts.add(script);
      return `\\text{\\text${script.tag}{${part}}}`;
    })
    .join('');
}

function unusual(part: string, sheet: Sheet): string {
  for (const character of part) {
    const isAsLetter = /[\u00a1-\u024f]/.test(character);
    if (!isOrdinary(character)) sheet.characters.add(character);
    else if (isAsLetter) sheet.features.add('maths-letters');
  }
  return part;
}

/** What formulas use that LaTeX may lack. What it has already stays as it is. */
export function mathsLines(commands: Iterable<string>): readonly string[] {
  return [...commands].toSorted().flatMap((name) => {
    const made = katexCommands[name];
    return made === undefined ? [] : [`\\providecommand\\${name}${made}`];
  });
}
