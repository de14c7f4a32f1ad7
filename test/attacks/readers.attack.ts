import { attackReaders, type Tried } from './support/readers/attack-readers.ts';
import { toRows } from './support/readers/reader-rows.ts';

/**
 * Breaks real documents of every format, and makes up others, and reads each with what a reader thread runs. No input may
 * crash or block a reader, touch anything but itself, or become a source that breaks what sources promise.
 */
export async function measure({ tries = 4000, seed = 1 }: { tries?: number; seed?: number }) {
  const told = (tried: Tried) => {
    for (const line of complaints(tried)) process.stderr.write(`seed ${seed}, input ${tried.index}: ${line}\n`);
  };
  const all = await attackReaders({ tries, seed, threads: 2, onTried: told });
  return { name: 'readers', rows: toRows(all) };
}

function complaints({ reader, how, outcome, detail, problems, escapes, byteCount, ms }: Tried): readonly string[] {
  const input = `${reader}, ${how}, ${byteCount} bytes`;
  const isLost = outcome === 'crashed' || outcome === 'hung' || outcome === 'out-of-memory';
  return [
    ...(isLost ? [`${input}: ${outcome}: ${detail.slice(0, 500)}`] : []),
    ...problems.slice(0, 3).map((problem) => `${input}: ${problem}`),
    ...escapes.slice(0, 3).map((escape) => `${input}: escaped: ${escape}`),
    ...(ms > 10_000 ? [`${input}: took ${Math.round(ms / 1000)} s`] : []),
  ];
}
