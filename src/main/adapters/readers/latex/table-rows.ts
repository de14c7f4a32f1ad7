const rowEnd = /\\\\(?:\s*\[[^\]\n]{0,20}\])?|\\tabularnewline/;
const cellEnd = /(?<!\\)&/;

/** The rows of a table, a line each, cells with bars between them. */
export function tableRows(source: string, toWords: (cell: string) => string): string {
  return source
    .replace(/\\caption\*?(?:\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
    .split(rowEnd)
    .map((row) =>
      row
        .replace(/\\(?:hline|toprule|midrule|bottomrule|addlinespace(?:\[[^\]]*\])?)/g, '')
        .replace(/\\(?:cline|cmidrule)(?:\([^)]*\))?\{[^}]*\}/g, '')
        .split(cellEnd)
        .map((cell) => toWords(cell)),
    )
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => cells.join(' | '))
    .join('\n');
}
