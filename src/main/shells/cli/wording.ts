import type { Usage } from '#shared/domain/run.ts';

/** `1 source`, `2 sources`. */
export function count(n: number, noun: string, several = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : several}`;
}

/** `1,234,567`, whatever the machine's language. */
export function grouped(n: number): string {
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Calls, tokens and cost; empty where no model was asked. */
export function usageInWords(usage: Usage): string {
  if (usage.calls === 0) return '';
  return `${count(usage.calls, 'call')}, ${count(usage.promptTokens + usage.completionTokens, 'token')}, ${costInWords(usage.costUsd)}`;
}

export function costInWords(costUsd: number | null): string {
  if (costUsd === null) return 'price unknown';
  return `$${costUsd.toFixed(costUsd > 0 && costUsd < 0.1 ? 4 : 2)}`;
}

/** One line of at most `length` characters, without what would steer a terminal: a model may have said anything. */
export function shortened(text: string, length: number): string {
  const line = text.replaceAll(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return line.length <= length
    ? line
    : `${Array.from(line)
        .slice(0, length - 1)
        .join('')}…`;
}

/** Rows under each other, each column as wide as its widest cell; those named in `right` stand to the right. */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
