/** How the time between two tries grows: doubled after each failure, from the first to the longest. */
export type RetryPace = { readonly firstMs: number; readonly longestMs: number };

export const defaultPace: RetryPace = { firstMs: 500, longestMs: 30_000 };

/** With a quarter more or less by chance, so that callers who failed together don't come back together. */
export function backoffMs(failuresInRow: number, pace: RetryPace, random: () => number): number {
  const grown = pace.firstMs * 2 ** Math.min(failuresInRow - 1, 30);
  return Math.round(Math.min(grown, pace.longestMs) * (0.75 + random() / 2));
}

/**
 * When a server that turned a request away wants to be asked again, in milliseconds from now; null where it doesn't
 * say. Reads `retry-after-ms`, `retry-after` (RFC 9110: seconds or a date) and the `x-ratelimit-reset…` of OpenAI (`1m2.5s`)
 * and of others (seconds, or seconds or milliseconds since the epoch).
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const inMs = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(inMs)) return Math.max(0, inMs);
  const after = headers.get('retry-after');
  if (after !== null) {
    const told = parseSeconds(after) ?? parseDate(after, nowMs);
    if (told !== null) return told;
  }
  const resets = resetHeaders.flatMap(({ reset, remaining }) => {
    const value = headers.get(reset);
    // A window that isn't spent is not what turned the request away.
    if (value === null || Number(headers.get(remaining) ?? 0) > 0) return [];
    return parseReset(value, nowMs) ?? [];
  });
  return resets.length === 0 ? null : Math.max(...resets);
}

const resetHeaders: readonly { readonly reset: string; readonly remaining: string }[] = [
  { reset: 'x-ratelimit-reset-requests', remaining: 'x-ratelimit-remaining-requests' },
  { reset: 'x-ratelimit-reset-tokens', remaining: 'x-ratelimit-remaining-tokens' },
  { reset: 'x-ratelimit-reset', remaining: 'x-ratelimit-remaining' },
];

function parseSeconds(text: string): number | null {
  return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : null;
}

function parseDate(text: string, nowMs: number): number | null {
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

function parseReset(text: string, nowMs: number): number | null {
  const seconds = parseSeconds(text);
  if (seconds !== null) {
    if (seconds > 1e15) return Math.max(0, seconds / 1000 - nowMs);
    return seconds > 1e12 ? Math.max(0, seconds - nowMs) : seconds;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.trim()) return parseDate(text, nowMs);
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ''] ?? 0), 0);
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
