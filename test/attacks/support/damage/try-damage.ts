import { join } from 'node:path';
import { inFreshCore } from '../kills/open-anew.ts';
import { copyBase } from './damaged-base.ts';
import { askAll, type Told } from './questions.ts';

export type Outcome = {
  /** `kept`: every answer is as before. `named`: what differs is a fault. `silent`: words differ and nobody says so. */
  readonly kind: 'kept' | 'named' | 'silent' | 'crashed';
  readonly details: readonly string[];
};

/** Damages a copy of the project, opens it, asks it everything, and compares the answers with those before. */
export async function tryDamage(options: {
  folder: string;
  copy: string;
  damage: (copy: string) => void;
  truth: ReadonlyMap<string, Told>;
  sourceIds: readonly string[];
  without: readonly string[];
}): Promise<Outcome> {
  const { folder, copy, damage, truth, sourceIds, without } = options;
  const environment = await copyBase(folder, copy);
  damage(copy);
  const told = await inFreshCore(environment, (core) => askAll(core, copy, { sourceIds, without }));
  return judge(told, truth);
}

function judge(told: ReadonlyMap<string, Told>, truth: ReadonlyMap<string, Told>): Outcome {
  const crashed: string[] = [];
  const silent: string[] = [];
  const named: string[] = [];
  for (const [key, answer] of told) {
    if (answer.kind === 'thrown') crashed.push(`${key}: ${answer.error}`);
    if (answer.kind === 'answered') named.push(...answer.warnings.map((warning) => `${key}: ${warning}`));
    if (answer.kind === 'fault') named.push(`${key}: ${answer.fault.code}: ${answer.fault.message}`);
    const before = truth.get(key);
    if (answer.kind !== 'answered' || before?.kind !== 'answered') continue;
    if (answer.words !== before.words) silent.push(`${key}: ${difference(before.words, answer.words)}`);
  }
  if (crashed.length > 0) return { kind: 'crashed', details: crashed };
  // Whoever is told of the damage in one answer knows; but words that are wrong must not stand beside it unmarked.
  if (silent.length > 0 && named.length === 0) return { kind: 'silent', details: silent };
  if (named.length > 0) return { kind: 'named', details: [...named, ...silent.map((each) => `beside it ${each}`)] };
  return { kind: 'kept', details: [] };
}

function difference(before: string, after: string): string {
  const at = [...before].findIndex((letter, index) => letter !== after[index]);
  return `“${after.slice(Math.max(0, at - 40), at + 80)}” instead of “${before.slice(Math.max(0, at - 40), at + 80)}”`;
}

export function placeOf(place: string, number: number): string {
  return join(place, `damaged-${number}`);
}
