import { createRandom } from '#test/support/random.ts';
import { kindsFor } from './support/faults/errors.ts';
import { prepareProject } from './support/faults/prepare-project.ts';
import { steps } from './support/faults/steps.ts';
import { tryFault, tryReopening, type Try, type Wrong } from './support/faults/try-fault.ts';
import { openWorld, type World } from './support/faults/world.ts';

/**
 * Makes each call fail that a project's requests make to the store, the index, the files and the threads: at the first,
 * a middle and the last call, once and for ever. `tries` is how many of all these are made, chosen by the seed.
 */
export async function measure(options: { tries?: number; seed?: number; only?: readonly string[] }) {
  const { tries: most = 400, seed = 1, only = steps.map(({ name }) => name) } = options;
  const random = createRandom(seed);
  let world = await openWorld();
  await prepareProject(world);
  const all = await allTries(world, { random, only });
  const chosen = shuffled(all, random).slice(0, most);
  const wrongs = new Map<Wrong, number>();
  const answers = new Map<string, number>();
  const tell = (tried: Try | null, what: Wrong, detail: string): void => {
    wrongs.set(what, (wrongs.get(what) ?? 0) + 1);
    const where =
      tried === null
        ? 'reopened'
        : `${tried.step.name}: ${tried.target} call ${tried.call} ${tried.when} ${tried.isForEver ? 'for ever' : 'once'} ${tried.kind.name}`;
    process.stderr.write(`${what}: ${where}: ${detail.slice(0, 700)}\n`);
  };
  let struck = 0;
  let survived = 0;
  let reopenings = 0;
  for (const [at, tried] of chosen.entries()) {
    const outcome = await tryFault(world, tried, at + 1).catch((error: unknown) => ({
      hasStruck: true,
      answeredWith: 'beyond',
      wrong: [{ what: 'not mended' as const, detail: error instanceof Error ? (error.stack ?? '') : String(error) }],
    }));
    if (outcome.hasStruck) struck += 1;
    const isWrong = outcome.wrong.some(({ what }) => what !== 'kept though refused');
    if (outcome.hasStruck && !isWrong) survived += 1;
    if (outcome.hasStruck) answers.set(outcome.answeredWith, (answers.get(outcome.answeredWith) ?? 0) + 1);
    for (const { what, detail } of outcome.wrong) tell(tried, what, detail);
    if (outcome.wrong.some(({ what }) => what === 'not mended' || what === 'hang')) {
      // The next try is to tell of itself only.
      await Promise.race([world.end(), new Promise((resolve) => setTimeout(resolve, 5000))]).catch(() => undefined);
      world = await openWorld();
      await prepareProject(world);
    } else if (at % 25 === 24 || at === chosen.length - 1) {
      reopenings += 1;
      const lost = await tryReopening(world);
      if (lost.length > 0) tell(null, 'lost', lost.join(', '));
    }
  }
  await world.end();
  const count = (what: Wrong) => wrongs.get(what) ?? 0;
  const none = (what: string, value: number) => ({ what, value, unit: 'faults', bar: 0, isMissed: value > 0 });
  return {
    name: `injected faults, seed ${seed}`,
    rows: [
      { what: 'calls that can fail', value: all.length, unit: 'faults' },
      { what: 'tried', value: struck, unit: 'faults' },
      { what: 'survived', value: survived, unit: 'faults', bar: struck, isMissed: survived < struck },
      none('acknowledged writes lost', count('lost')),
      none('half-written', count('half-written')),
      none('answered without a name', count('unnamed') + count('thrown')),
      none('answered with a wrong fault', count('wrong code')),
      none('hangs', count('hang')),
      { what: 'kept though refused', value: count('kept though refused'), unit: 'faults' },
      none('unhandled', count('unhandled')),
      none('not mended when it was over', count('not mended')),
      { what: 'reopened in another core', value: reopenings, unit: 'times' },
      ...[...answers]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([answer, value]) => ({ what: `answered: ${answer}`, value, unit: 'faults' })),
    ],
  };
}

/** Each method that each step calls, at its first, a middle and its last call. */
async function allTries(
  world: World,
  { random, only }: { readonly random: () => number; readonly only: readonly string[] },
): Promise<readonly Try[]> {
  const all: Try[] = [];
  for (const [at, step] of steps.filter(({ name }) => only.includes(name)).entries()) {
    const { act } = await step.ready(world, 900_000 + at);
    await world.settled();
    world.injector.takeCounts();
    await act();
    await world.settled();
    for (const [target, calls] of world.injector.takeCounts()) {
      const kinds = kindsFor(target);
      for (const call of new Set([1, Math.ceil(calls / 2), calls])) {
        for (const isForEver of [false, true]) {
          for (const when of ['before', 'after'] as const) {
            const kind = kinds[Math.floor(random() * kinds.length)];
            if (kind !== undefined) all.push({ step, target, call, isForEver, when, kind });
          }
        }
      }
    }
  }
  return all;
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
