export function isBlank(line: string | undefined): boolean {
  return line === undefined || line === '';
}

/** How many spaces a line begins with; 0 for an empty or missing one. */
export function indentOf(line: string | undefined): number {
  return line === undefined ? 0 : line.length - line.trimStart().length;
}

/** The index after the indented lines from `index` on, empty lines between them included. */
export function blockEnd(lines: readonly string[], index: number): number {
  let end = index;
  for (let next = index; next < lines.length; next += 1) {
    if (isBlank(lines[next])) continue;
    if (indentOf(lines[next]) === 0) break;
    end = next + 1;
  }
  return end;
}

/** The lines without the indentation they share. */
export function dedent(lines: readonly string[]): string[] {
  const shared = lines.reduce((least, line) => (isBlank(line) ? least : Math.min(least, indentOf(line))), Infinity);
  return shared === Infinity ? [...lines] : lines.map((line) => line.slice(shared));
}
