import type { Tried } from './attack-readers.ts';

type Row = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: number;
  readonly isMissed?: boolean;
};

/** How the inputs of each reader came out, and what must not have happened to any. */
export function toRows(all: readonly Tried[]): Row[] {
  const readers = [...new Set(all.map(({ reader }) => reader))].toSorted();
  const none = (what: string, of: readonly Tried[]): Row => ({
    what,
    value: of.length,
    unit: 'inputs',
    bar: 0,
    isMissed: of.length > 0,
  });
  const lost = (outcome: string) => all.filter((tried) => tried.outcome === outcome);
  return [
    ...readers.map((reader) =>
      rowOf(
        reader,
        all.filter((tried) => tried.reader === reader),
      ),
    ),
    { what: 'all inputs', value: all.length, unit: 'tried' },
    none('crashes', lost('crashed')),
    none('hangs (over 5 min)', lost('hung')),
    none('out of memory', lost('out-of-memory')),
    none(
      'escapes',
      all.filter(({ escapes }) => escapes.length > 0),
    ),
    none(
      'sources or faults that break a promise',
      all.filter(({ problems }) => problems.length > 0),
    ),
    { what: 'slowest input', value: Math.max(...all.map(({ ms }) => ms)) / 1000, unit: 's of computing' },
  ];
}

function rowOf(reader: string, tried: readonly Tried[]): Row {
  const imported = tried.filter(({ outcome }) => outcome === 'imported').length;
  const slowest = Math.max(...tried.map(({ ms }) => ms)) / 1000;
  return {
    what: reader,
    value: tried.length,
    unit: `tried: ${imported} imported, ${tried.length - imported} refused or lost, slowest ${slowest.toFixed(1)} s`,
  };
}
