import type { RequestName } from '#shared/contract/index.ts';
import { fuzzContract, type Breakage } from './support/contract/fuzz-contract.ts';
import type { Row } from './support/properties.ts';

/** Made-up requests of every kind, right and wrong, to a core with a project in a sandbox. */
export async function measure({ tries = 2000, seed = 1 }: { tries?: number; seed?: number } = {}): Promise<{
  name: string;
  rows: Row[];
}> {
  const note = (line: string): void => void process.stderr.write(`${line}\n`);
  const { asked, breakages } = await fuzzContract({ tries, seed, note });
  const count = (kind: Breakage['kind']): number => breakages.filter((breakage) => breakage.kind === kind).length;
  const bars: readonly (readonly [string, Breakage['kind']])[] = [
    ['answers that were thrown', 'thrown'],
    ['answers that never came', 'hang'],
    ['answers of another form, or "unexpected"', 'bad answer'],
    ['files outside the project', 'escape'],
    ['projects damaged', 'damage'],
    ['prototypes changed', 'pollution'],
  ];
  return {
    name: 'contract',
    rows: [
      ...bars.map(([what, kind]) => ({ what, value: count(kind), unit: '', bar: 0, isMissed: count(kind) > 0 })),
      ...[...asked.entries()].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, counts]) => row(name, counts)),
    ],
  };
}

function row(name: RequestName, { answered, refused }: { answered: number; refused: number }): Row {
  return { what: name, value: answered + refused, unit: `asked, ${answered} carried out` };
}
