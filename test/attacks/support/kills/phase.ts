import type { Killed } from './children.ts';
import type { Task } from './task.ts';

/** Something the core does, during which it is killed. */
export type Phase = {
  readonly name: string;
  /** Of all tries, as compared with the other phases. */
  readonly share: number;
  /** A project of its own in `place`, which is killed several times. */
  readonly begin: (place: string, random: () => number) => Promise<Chain>;
};

export type Chain = {
  /** After so many kills another project is taken. */
  readonly mostKills: number;
  /** Null when there is nothing left to do in it. */
  readonly next: () => Promise<Task | null>;
  /** Opens the project anew and compares it with what was acknowledged. */
  readonly check: (killed: Killed) => Promise<Findings>;
  /** Lets what was interrupted come to its end, and looks at all of it. */
  readonly end: () => Promise<Findings>;
};

export type Findings = {
  /** Acknowledged writes that were looked for. */
  readonly acknowledged: number;
  readonly lost: readonly string[];
  /** What is there in part, or shown as whole and isn't. */
  readonly partial: readonly string[];
  readonly paidTwice: readonly string[];
  /** Whatever else is not as it must be: a database that fails its check, a project that can't be opened. */
  readonly wrong: readonly string[];
};

export const nothingFound: Findings = { acknowledged: 0, lost: [], partial: [], paidTwice: [], wrong: [] };

export function joinFindings(all: readonly Findings[]): Findings {
  return {
    acknowledged: all.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    lost: all.flatMap(({ lost }) => lost),
    partial: all.flatMap(({ partial }) => partial),
    paidTwice: all.flatMap(({ paidTwice }) => paidTwice),
    wrong: all.flatMap(({ wrong }) => wrong),
  };
}
