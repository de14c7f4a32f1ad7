import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '#test/support/random.ts';
import type { Row } from '../kills/attack-phases.ts';
import { inFreshCore } from '../kills/open-anew.ts';
import { copyBase, filesOf } from './damaged-base.ts';
import { damages, doDamage, flipIn, type Damage } from './damages.ts';
import { askAll, type Told } from './questions.ts';
import { placeOf, tryDamage, type Outcome } from './try-damage.ts';

/** Damages files of a project, each in each way as far as the tries reach, and counts what came of it. */
export async function attackFiles(options: {
  base: { readonly place: string; readonly folder: string };
  tries: number;
  seed: number;
  /** Questions that take too long for many tries. */
  without?: readonly string[];
  /** Hears what came of each try. */
  tell: (line: string) => void;
}): Promise<Row[]> {
  const { base, tries, seed, without = [], tell } = options;
  const { place, folder } = base;
  const random = createRandom(seed);
  const whole = join(place, 'whole');
  const environment = await copyBase(folder, whole);
  const { sourceIds, truth } = await inFreshCore(environment, async (core) => {
    const { sources } = await core.ask('library.list', { folder: whole });
    const ids = sources.map(({ id }) => id);
    return { sourceIds: ids, truth: await askAll(core, whole, { sourceIds: ids, without }) };
  });
  const files = filesOf(place, 'project');
  const all: readonly Try[] = files.flatMap((file) =>
    damages
      .filter((damage) => !isAnybodysRight(file, damage))
      .map((damage) => ({
        file,
        what: damage,
        damage: (copy: string) => doDamage(file.replace(/^project/, copy), damage, random),
      })),
  );
  const chosen = [...wordsIn(truth, sourceIds), ...choose(all, tries, random)].slice(0, tries);
  const outcomes: (Outcome & { readonly isOneByte: boolean })[] = [];
  for (const [number, { file, what, damage }] of chosen.entries()) {
    const copy = placeOf(place, number);
    let done = '';
    const outcome = await tryDamage({
      folder,
      copy,
      truth,
      sourceIds,
      without,
      damage: (at) => (done = damage(at)),
    });
    const isOneByte = file === 'project/project.db' && (what === 'a letter' || what === 'flipped');
    outcomes.push({ ...outcome, isOneByte });
    if (outcome.kind !== 'kept') {
      tell(`${outcome.kind}: ${file}, ${done}: ${outcome.details.slice(0, 3).join(' | ').slice(0, 700)}`);
    }
    await rm(copy, { recursive: true, force: true });
    await rm(`${copy}-home`, { recursive: true, force: true });
  }
  const silent = outcomes.filter(({ kind }) => kind === 'silent');
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const mayNot = (what: string, value: number): Row => ({ what, value, unit: '', bar: 0, isMissed: value > 0 });
  return [
    { what: 'files', value: files.length, unit: '' },
    { what: 'files and damages tried', value: outcomes.length, unit: '' },
    { what: 'healed, or nothing lost', value: count('kept'), unit: '' },
    { what: 'named', value: count('named'), unit: '' },
    mayNot('crashes', count('crashed')),
    mayNot('silent wrong answers', silent.filter(({ isOneByte }) => !isOneByte).length),
    // Only the texts of sources have a hash: what a person or a model wrote can't be told from what was changed.
    {
      what: 'bytes of the database changed unseen',
      value: silent.filter(({ isOneByte }) => isOneByte).length,
      unit: '',
    },
  ];
}

type Try = { readonly file: string; readonly what: string; readonly damage: (copy: string) => string };

/** Without its settings a project is as on another machine: nobody can tell that there were some. */
function isAnybodysRight(file: string, damage: Damage): boolean {
  return damage === 'removed' && file.startsWith('project-home');
}

/** One letter changed in words that a person sees, wherever the database has them. */
function wordsIn(truth: ReadonlyMap<string, Told>, sourceIds: readonly string[]): readonly Try[] {
  const places = ['report', 'outline', 'evidence', 'library', ...sourceIds.map((id) => `text ${id}`)];
  return places.flatMap((place) => {
    const told = truth.get(place);
    const words = told?.kind === 'answered' ? [...told.words.matchAll(/[a-z]{4,} [a-z]{4,} [a-z]{4,}/g)] : [];
    return words
      .slice(0, 40)
      .filter((_, at) => at % 8 === 0)
      .map(([run]) => ({
        file: 'project/project.db',
        what: 'a letter',
        damage: (copy: string) =>
          flipIn(join(copy, 'project.db'), run) ? `a letter changed in “${run}” of ${place}` : `nothing: no “${run}”`,
      }));
  });
}

/** The most telling files first, then any. */
function choose<T extends { readonly file: string }>(
  all: readonly T[],
  tries: number,
  random: () => number,
): readonly T[] {
  const isFirst = ({ file }: T): boolean => !file.includes('/memory/');
  const others = all
    .filter((each) => !isFirst(each))
    .map((each) => ({ each, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
  return [...all.filter(isFirst), ...others].slice(0, tries);
}
