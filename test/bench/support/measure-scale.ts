import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMeasured } from './measured-process.ts';
import { atMost, type Row } from './row.ts';
import type { Filled, Used } from './scale-child.ts';

type Measure = {
  readonly what: string;
  readonly unit: string;
  readonly of: (library: Library) => number;
  /** How many times as much it may be with ten times as many passages; without one it isn't held to any. */
  readonly mostGrowth?: number;
};
type Library = { readonly passages: number; readonly filled: Filled; readonly used: Used; readonly disk: Disk };
type Disk = { readonly projectMb: number; readonly memoryMb: number };

const child = join(import.meta.dirname, 'scale-child.ts');
const mostStallMs = 50;
const linear = 10;

const measures: readonly Measure[] = [
  { what: 'storing sources', unit: 's', of: ({ filled }) => filled.importMs / 1000, mostGrowth: linear },
  { what: 'making their words findable', unit: 's', of: ({ filled }) => filled.wordsMs / 1000, mostGrowth: linear },
  { what: 'both, a second', unit: 'passages', of: importRate },
  { what: 'fitting vectors', unit: 's', of: ({ filled }) => filled.fitMs / 1000, mostGrowth: linear },
  { what: 'making and indexing vectors', unit: 's', of: ({ filled }) => filled.vectorsMs / 1000, mostGrowth: linear },
  { what: 'core while it comes in, peak', unit: 'MB', of: ({ filled }) => filled.corePeakMb, mostGrowth: linear },
  { what: 'engine while it comes in, peak', unit: 'MB', of: ({ filled }) => filled.enginePeakMb, mostGrowth: linear },
  { what: 'core while it is searched, peak', unit: 'MB', of: ({ used }) => used.corePeakMb, mostGrowth: linear },
  { what: 'engine while it is searched, peak', unit: 'MB', of: ({ used }) => used.enginePeakMb, mostGrowth: linear },
  { what: 'project.db', unit: 'MB', of: ({ disk }) => disk.projectMb, mostGrowth: linear },
  { what: 'memory index on disk', unit: 'MB', of: ({ disk }) => disk.memoryMb, mostGrowth: linear },
  { what: 'opening the project', unit: 'ms', of: ({ used }) => used.openMs, mostGrowth: linear },
  { what: 'listing its sources', unit: 'ms', of: ({ used }) => used.listMs, mostGrowth: linear },
  { what: 'all that its window asks first', unit: 'ms', of: ({ used }) => used.firstAsksMs, mostGrowth: linear },
  { what: 'the first search', unit: 'ms', of: ({ used }) => used.firstSearchMs, mostGrowth: linear },
  // Less than linear: a tenfold library may not even take five times as long.
  { what: 'search, p50', unit: 'ms', of: ({ used }) => quantile(used.searchMs, 0.5), mostGrowth: 5 },
  { what: 'search, p95', unit: 'ms', of: ({ used }) => quantile(used.searchMs, 0.95), mostGrowth: 5 },
];

/** Fills, opens and searches a library of each size, ten times the one before, and says how each figure grew. */
export async function measureScale(sizes: readonly number[]): Promise<readonly Row[]> {
  const libraries: Library[] = [];
  for (const passages of sizes) libraries.push(await measureLibrary(passages));
  return [
    ...libraries.flatMap((library) =>
      measures.map(({ what, unit, of }) => ({ what: `${inWords(library)}: ${what}`, value: of(library), unit })),
    ),
    ...libraries.flatMap(stallsOf),
    ...libraries.slice(1).flatMap((library, at) => growthOf(libraries[at] ?? library, library)),
  ];
}

async function measureLibrary(passages: number): Promise<Library> {
  const place = await mkdtemp(join(tmpdir(), 'heddle-bench-scale-'));
  try {
    const { answer: filled } = await startMeasured<Filled>({ words: [child, 'fill', place, String(passages)] });
    const { answer: used } = await startMeasured<Used>({ words: [child, 'use', place] });
    const project = join(place, 'project');
    const [projectMb, memoryMb] = [
      await megabytesOf(join(project, 'project.db')),
      await megabytesOf(join(project, 'memory')),
    ];
    return { passages, filled, used, disk: { projectMb, memoryMb } };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function growthOf(small: Library, large: Library): readonly Row[] {
  const [from, to] = [inWords(small), inWords(large)];
  return measures.flatMap(({ what, of, mostGrowth }) => {
    if (mostGrowth === undefined) return [];
    return [atMost(mostGrowth, { what: `${from} to ${to}: ${what}`, value: of(large) / of(small), unit: '×' })];
  });
}

/** The longest of each kind; by the clock, which on a busy machine counts what others do, and by the thread's own time. */
function stallsOf(library: Library): readonly Row[] {
  const all = [...library.filled.stalls, ...library.used.stalls];
  return [...new Set(all.map(({ what }) => what))].flatMap((what) => {
    const these = all.filter((stall) => stall.what === what);
    const ms = Math.max(...these.map((stall) => stall.ms));
    const cpuMs = Math.max(...these.map((stall) => stall.cpuMs));
    const where = `${inWords(library)}: the core held up by ${what}`;
    return [
      atMost(mostStallMs, { what: where, value: ms, unit: 'ms' }),
      { what: `${where}, its own time`, value: cpuMs, unit: 'ms' },
    ];
  });
}

function importRate({ passages, filled }: Library): number {
  return passages / ((filled.importMs + filled.wordsMs) / 1000);
}

function inWords({ passages }: Library): string {
  return passages.toLocaleString('en-US');
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

async function megabytesOf(path: string): Promise<number> {
  const at = await stat(path);
  if (!at.isDirectory()) return at.size / 1e6;
  const names = await readdir(path, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(join(path, name))));
  return sizes.reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0) / 1e6;
}
