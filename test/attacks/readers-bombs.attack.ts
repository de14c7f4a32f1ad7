import type { Exploded } from './support/readers-pool-child.ts';
import { allBombs } from './support/readers/bombs.ts';
import { readBombs } from './support/readers/read-bombs.ts';

/** A reader's heap of 1 GB, what it holds beside that, and the core. */
const mostMb = 4000;

/**
 * Reads files made to take all memory and time with the core's pool of readers, a good file behind each: the bomb ends as a source
 * or as a fault that says why, the good file is read, and the process lives. `tries` is how many of them.
 */
export async function measure({ tries = Infinity }: { tries?: number }) {
  const bombs = allBombs();
  const all: Exploded[] = [];
  const onExploded = (exploded: Exploded) => {
    all.push(exploded);
    process.stderr.write(
      `${bombs[exploded.index]?.fileName}: ${describe(exploded)} ${exploded.message.slice(0, 90)}\n`,
    );
  };
  const { escapes } = await readBombs({ from: 0, to: Math.min(tries, bombs.length), onExploded });
  for (const escape of escapes) process.stderr.write(`escaped: ${escape}\n`);
  const rows = [
    ...all.map((each) => ({
      what: `${bombs[each.index]?.fileName}: ${bombs[each.index]?.what}`,
      value: each.seconds,
      unit: `s: ${describe(each)}`,
    })),
    none('deaths of the core', all.filter(({ outcome }) => outcome === 'core-died').length),
    none(
      'crashes of a reader',
      all.filter(({ outcome }) => outcome === 'reader-crashed' || outcome === 'unexpected').length,
    ),
    none('good files not read', all.filter(({ isNextRead }) => !isNextRead).length),
    none('escapes', escapes.length),
    none(`over ${mostMb} MB`, all.filter(({ peakMb }) => peakMb > mostMb).length),
    none(
      'files under 1 MB that take the whole time limit',
      all.filter((each) => each.outcome === 'reader-timed-out' && each.byteCount < 1_000_000).length,
    ),
  ];
  return { name: 'readers-bombs', rows };
}

function none(what: string, value: number) {
  return { what, value, unit: 'files', bar: 0, isMissed: value > 0 };
}

function describe({ byteCount, outcome, seconds, peakMb }: Exploded): string {
  return `${(byteCount / 1_000_000).toFixed(1)} MB, ${outcome} after ${seconds.toFixed(1)} s, peak ${Math.round(peakMb)} MB`;
}
