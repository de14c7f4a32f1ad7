import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '#test/support/random.ts';
import { createChildren, type Children, type Killed, type Moment } from './children.ts';
import { joinFindings, type Chain, type Findings, type Phase } from './phase.ts';

export type Row = { what: string; value: number; unit: string; bar?: string | number; isMissed?: boolean };

type Attacked = {
  readonly name: string;
  readonly kills: number;
  readonly orphans: number;
  readonly findings: Findings;
};

/** Kills each phase as often as its share of the tries says, and counts what came of it. */
export async function attackPhases(options: {
  phases: readonly Phase[];
  place: string;
  tries: number;
  seed: number;
  /** Hears what is found as it is found, and how far the kills are. */
  tell: (line: string) => void;
}): Promise<Row[]> {
  const { phases, place, tries, seed, tell } = options;
  const children = createChildren();
  const shares = phases.reduce((sum, { share }) => sum + share, 0);
  const attacked: Attacked[] = [];
  try {
    for (const [at, phase] of phases.entries()) {
      const kills = Math.max(1, Math.round((tries * phase.share) / shares));
      const random = createRandom(seed + at);
      attacked.push(await attack({ phase, place: join(place, phase.name), kills, random, children, tell }));
    }
  } finally {
    children.close();
  }
  return rowsOf(attacked);
}

async function attack(options: {
  phase: Phase;
  place: string;
  kills: number;
  random: () => number;
  children: Children;
  tell: (line: string) => void;
}): Promise<Attacked> {
  const { phase, place, random, children, tell } = options;
  const all: Findings[] = [];
  let kills = 0;
  let orphans = 0;
  const note = (findings: Findings, what: string): void => {
    all.push(findings);
    const { lost, partial, paidTwice, wrong } = findings;
    for (const each of [...lost, ...partial, ...paidTwice, ...wrong]) {
      tell(`${phase.name}, ${what}: ${each.slice(0, 1000)}`);
    }
  };
  const whole = await undisturbed(phase, join(place, 'undisturbed'), random, children, note);
  for (let number = 1; kills < options.kills; number += 1) {
    const chainPlace = join(place, String(number));
    await mkdir(chainPlace, { recursive: true });
    const chain = await phase.begin(chainPlace, random);
    for (let inChain = 0; inChain < chain.mostKills && kills < options.kills; inChain += 1) {
      const task = await chain.next();
      if (task === null) break;
      const moment = someMoment(random, whole);
      const killed = await children.run(task, moment);
      if (killed.wasKilled) kills += 1;
      orphans += killed.orphans.length;
      note(await chain.check(killed), `kill ${kills} at ${JSON.stringify(moment)}`);
    }
    note(await chain.end(), `the end of project ${number}`);
    await rm(chainPlace, { recursive: true, force: true, maxRetries: 5 });
  }
  tell(`${phase.name}: ${kills} kills`);
  return { name: phase.name, kills, orphans, findings: joinFindings(all) };
}

/** How long the first task of a phase takes here and now: the moments to kill at come from that. */
async function undisturbed(
  phase: Phase,
  place: string,
  random: () => number,
  children: Children,
  note: (findings: Findings, what: string) => void,
): Promise<Pick<Killed, 'lastedMs' | 'said'>> {
  await mkdir(place, { recursive: true });
  const chain: Chain = await phase.begin(place, random);
  const task = await chain.next();
  if (task === null) throw new Error(`nothing to do in ${phase.name}`);
  const killed = await children.run(task, 'never');
  note(await chain.check(killed), 'undisturbed');
  note(await chain.end(), 'the end of the undisturbed project');
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
  return killed;
}

/** Spread evenly over the time that the work takes; two in five right after something was said. */
function someMoment(random: () => number, { lastedMs, said }: Pick<Killed, 'lastedMs' | 'said'>): Moment {
  if (random() < 0.6) return { afterMs: random() * lastedMs };
  return { afterWord: Math.floor(random() * (said.length - 1)), thenMs: random() < 0.3 ? 0 : random() * 5 };
}

function rowsOf(attacked: readonly Attacked[]): Row[] {
  const all = joinFindings(attacked.map(({ findings }) => findings));
  const sum = (of: (each: Attacked) => number) => attacked.reduce((total, each) => total + of(each), 0);
  const mayNot = (what: string, value: number): Row => ({ what, value, unit: '', bar: 0, isMissed: value > 0 });
  return [
    ...attacked.map(({ name, kills }) => ({ what: `kills during ${name}`, value: kills, unit: '' })),
    { what: 'kills', value: sum(({ kills }) => kills), unit: '' },
    { what: 'acknowledged writes checked', value: all.acknowledged, unit: '' },
    mayNot('acknowledged writes lost', all.lost.length),
    mayNot('partial things seen', all.partial.length),
    mayNot('calls paid twice', all.paidTwice.length),
    mayNot(
      'orphan processes',
      sum(({ orphans }) => orphans),
    ),
    mayNot('otherwise wrong', all.wrong.length),
  ];
}
