import { allBombs } from './support/readers/bombs.ts';
import { importBomb, type Exploded } from './support/readers/import-bomb.ts';

/** A reader thread has five minutes; the rest is what the import around it takes. */
const mostSeconds = 330;
/** A reader's heap of 1 GB, what it holds beside that, and the core. */
const mostMb = 4000;

/**
 * Imports files made to take all memory and time, each beside a good one, with the command line as a person would: the bomb ends
 * as a source or as a fault that says why, the good file comes in, and the core lives. `tries` is how many of them.
 */
export async function measure({ tries = Infinity }: { tries?: number }) {
  const all: Exploded[] = [];
  for (const bomb of allBombs().slice(0, tries)) {
    const exploded = await importBomb(bomb);
    all.push(exploded);
    process.stderr.write(`${describe(exploded)}\n`);
  }
  const rows = [
    ...all.map((each) => ({
      what: `${each.fileName}: ${each.what}`,
      value: each.seconds,
      unit: `s, ${each.outcome}, peak ${Math.round(each.peakMb)} MB`,
    })),
    none(
      'crashes of a reader',
      all.filter(({ outcome }) => outcome === 'reader-crashed' || outcome === 'unexpected' || outcome === 'lost'),
    ),
    none(
      'batches that did not go on',
      all.filter(({ isBatchWhole }) => !isBatchWhole),
    ),
    none(
      'escapes',
      all.filter(({ escapes }) => escapes.length > 0),
    ),
    none(
      `over ${mostSeconds} s`,
      all.filter(({ seconds }) => seconds > mostSeconds),
    ),
    none(
      `over ${mostMb} MB`,
      all.filter(({ peakMb }) => peakMb > mostMb),
    ),
    none(
      'files under 1 MB that take the whole time limit',
      all.filter(({ outcome, byteCount }) => outcome === 'reader-timed-out' && byteCount < 1_000_000),
    ),
  ];
  return { name: 'readers-bombs', rows };
}

function none(what: string, of: readonly Exploded[]) {
  return { what, value: of.length, unit: 'files', bar: 0, isMissed: of.length > 0 };
}

function describe({ fileName, byteCount, outcome, message, isBatchWhole, escapes, seconds, peakMb }: Exploded): string {
  const size = `${(byteCount / 1_000_000).toFixed(1)} MB`;
  const rest = isBatchWhole ? '' : ', THE OTHER FILE IS MISSING';
  return `${fileName}: ${size}, ${outcome} after ${seconds.toFixed(1)} s, peak ${Math.round(peakMb)} MB${rest} ${escapes.slice(0, 2).join('; ')} ${message.slice(0, 100)}`;
}
