import type { Page } from 'playwright-core';

export type TypingTimes = { readonly p50: number; readonly p95: number };

const letters = 'the quick brown fox jumps over a lazy dog and ';

/**
 * Types with the browser's own keyboard and measures each key in milliseconds: from the time stamp the browser gave the key
 * event to the first task after the frame that shows it (a message posted from that frame's animation callback comes after
 * its style, layout and paint). The first keys warm up and don't count.
 */
export async function measureTyping(
  page: Page,
  { keys, pauseMs, warmUp = 15 }: { readonly keys: number; readonly pauseMs: number; readonly warmUp?: number },
): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const onKey = ({ timeStamp }: KeyboardEvent) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => times.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    };
    addEventListener('keydown', onKey, true);
    Object.assign(window, {
      takeTimes: () => {
        removeEventListener('keydown', onKey, true);
        return times;
      },
    });
  });
  for (let at = 0; at < keys + warmUp; at += 1) {
    await page.keyboard.press(letters[at % letters.length] === ' ' ? 'Space' : (letters[at % letters.length] ?? 'a'));
    await page.waitForTimeout(pauseMs);
  }
  const times = await page.evaluate<readonly number[]>('takeTimes()');
  return times.slice(warmUp);
}

export function percentiles(times: readonly number[]): TypingTimes {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
