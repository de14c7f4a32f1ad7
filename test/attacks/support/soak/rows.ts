import type { Row } from '../properties.ts';
import type { Compaction } from './compaction.ts';
import type { Sample } from './sample.ts';
import { isGrowing, quarters } from './trend.ts';

type Figure = Exclude<keyof Sample, 'step'>;

/** What must be flat, with what it may grow by besides a tenth. */
const flat: readonly {
  readonly figure: Figure;
  readonly what: string;
  readonly unit: string;
  readonly allowance: number;
}[] = [
  { figure: 'heapMb', what: 'heap of the core', unit: 'MB', allowance: 6 },
  { figure: 'outsideHeapMb', what: 'buffers of the core', unit: 'MB', allowance: 6 },
  { figure: 'rssMb', what: 'resident core', unit: 'MB', allowance: 30 },
  { figure: 'engineRssMb', what: 'resident engine', unit: 'MB', allowance: 30 },
  { figure: 'handles', what: 'open handles of the core', unit: '', allowance: 3 },
  { figure: 'engineHandles', what: 'open handles of the engine', unit: '', allowance: 6 },
  { figure: 'threads', what: 'threads of the core', unit: '', allowance: 2 },
  { figure: 'children', what: 'processes of the core', unit: '', allowance: 0 },
  { figure: 'resources', what: 'timers and pipes', unit: '', allowance: 3 },
];
const mostLogMb = 64;
const mostVersions = 40;
const mostTimesFresh = 3;

export function rowsOf(of: {
  readonly samples: readonly Sample[];
  readonly done: Readonly<Record<string, number>>;
  readonly compaction: Compaction;
  readonly fresh: { readonly soakedMb: number; readonly freshMb: number };
}): Row[] {
  const { samples, done, compaction, fresh } = of;
  const most = (figure: Figure) => Math.max(...samples.map((sample) => sample[figure]));
  const bounded = (what: string, value: number, unit: string, bar: number): Row => ({
    what,
    value,
    unit,
    bar: `≤ ${bar}`,
    isMissed: value > bar,
  });
  return [
    ...Object.entries(done).map(([what, value]) => ({ what: `${what} done`, value, unit: '' })),
    ...flat.map(({ figure, what, unit, allowance }) => toRow({ samples, figure, what, unit, allowance })),
    bounded('largest write-ahead log', most('logMb'), 'MB', mostLogMb),
    bounded('most versions of a table in the engine', most('engineVersions'), '', mostVersions),
    bounded(
      'memory/ against one made anew',
      fresh.soakedMb / fresh.freshMb,
      `times ${fresh.freshMb.toFixed(1)} MB`,
      mostTimesFresh,
    ),
    ...(['databaseMb', 'memoryMb', 'backupsMb', 'exportsMb', 'otherMb', 'engineFiles'] as const).map((figure) => {
      const { before, after } = quarters(samples.map((sample) => sample[figure]));
      return { what: `${figure}: last quarter`, value: after, unit: `second quarter ${before.toFixed(1)}` };
    }),
    { what: 'search p95 outside compaction', value: compaction.outsideMs, unit: 'ms' },
    {
      what: `search p95 during ${compaction.compactions} compactions`,
      value: compaction.duringMs,
      unit: 'ms',
      bar: '≤ 3 × outside + 50 ms',
      isMissed: compaction.duringMs > 3 * compaction.outsideMs + 50,
    },
    bounded(`searches failed of ${compaction.searches}`, compaction.failed, '', 0),
  ];
}

function toRow(of: { readonly samples: readonly Sample[] } & (typeof flat)[number]): Row {
  const values = of.samples.map((sample) => sample[of.figure]);
  const { before, after } = quarters(values);
  return {
    what: `${of.what}: last quarter`,
    value: after,
    unit: `${of.unit} after ${before.toFixed(1)}`.trim(),
    bar: `≤ 1.1 × second quarter + ${of.allowance}`,
    isMissed: isGrowing(values, of.allowance),
  };
}
