import { join } from 'node:path';
import type { Killed } from './children.ts';
import { copyProject, environmentOf } from './drafted-base.ts';
import { anywhere, someEdit, type Edit, type Editable } from './edits.ts';
import { databaseComplaints, inFreshCore } from './open-anew.ts';
import { nothingFound, type Chain, type Findings, type Phase } from './phase.ts';
import { readValues } from './read-values.ts';

const roundsPerTask = 30;

/** A person who writes, as fast as the core takes it, sometimes in three windows at once. */
export function editPhase(drafted: string): Phase {
  return {
    name: 'edit',
    share: 34,
    begin: async (place, random) => {
      const folder = join(place, 'project');
      await copyProject(drafted, folder);
      return beginChain(folder, random);
    },
  };
}

async function beginChain(folder: string, random: () => number): Promise<Chain> {
  const environment = environmentOf(folder);
  let { known, editable } = await inFreshCore(environment, (core) => look(core, folder));
  let edits = new Map<string, Edit[]>();
  let number = 0;

  function round(): readonly Edit[] {
    const wanted = random() < 0.3 ? 3 : 1;
    const made = Array.from({ length: wanted }, () => someEdit(editable, random, `token-${(number += 1)}`));
    // Two writes of one place at once have no order; two outlines at once, no version in common.
    const placeOf = ({ asked }: Edit) => (asked.name === 'outline.edit' ? 'outline' : asked.key);
    return [...new Map(made.map((edit) => [placeOf(edit), edit])).values()];
  }

  return {
    mostKills: 12,
    next: async () => {
      const rounds = Array.from({ length: roundsPerTask }, round);
      edits = Map.groupBy(rounds.flat(), ({ asked }) => asked.key);
      return { environment, as: 'window', rounds: rounds.map((each) => each.map(({ asked }) => asked)), tells: [] };
    },
    check: async (killed) => {
      const found = await inFreshCore(environment, (core) => look(core, folder));
      const findings = compare({ before: known, after: found.known, edits, killed });
      ({ known, editable } = found);
      return { ...findings, wrong: [...findings.wrong, ...databaseComplaints(folder)] };
    },
    end: async () => nothingFound,
  };
}

async function look(core: Parameters<typeof readValues>[0], folder: string) {
  const known = await readValues(core, folder);
  const { parts } = await core.ask('report.read', { folder });
  const { version } = await core.ask('outline.read', { folder });
  const { evidence } = await core.ask('evidence.list', { folder });
  const { sources } = await core.ask('library.list', { folder });
  const editable: Editable = {
    folder,
    items: parts.map(({ itemId, revision }) => ({ id: itemId, revision })),
    outlineVersion: version,
    evidenceIds: evidence.filter(({ tags }) => !tags.includes('attack')).map(({ id }) => id),
    sourceIds: sources.map(({ id }) => id),
  };
  return { known, editable };
}

/** Each place holds what was acknowledged last, or what was sent after that; whatever nobody wrote is as it was. */
function compare(options: {
  before: ReadonlyMap<string, string>;
  after: ReadonlyMap<string, string>;
  edits: ReadonlyMap<string, readonly Edit[]>;
  killed: Killed;
}): Findings {
  const { before, after, edits, killed } = options;
  const of = (kind: 'sent' | 'acknowledged') =>
    Map.groupBy(
      killed.said.flatMap((said) => (said.kind === kind ? [said.key] : [])),
      (key) => key,
    );
  const [sent, acknowledged] = [of('sent'), of('acknowledged')];
  const lost: string[] = [];
  const partial: string[] = [];
  const wrong = killed.said.flatMap((said) => (said.kind === 'refused' ? [`${said.key}: ${said.fault.message}`] : []));
  for (const key of new Set([...before.keys(), ...after.keys(), ...acknowledged.keys()])) {
    const values = edits.get(key)?.map(({ value }) => value) ?? [];
    const taken = acknowledged.get(key)?.length ?? 0;
    const last = taken === 0 ? before.get(key) : values[taken - 1];
    const allowed = [last, ...values.slice(taken, sent.get(key)?.length ?? 0)];
    const found = after.get(key);
    const isThere = allowed.includes(found) || (allowed.includes(anywhere) && found !== undefined);
    if (isThere || isNewSection(key, found)) continue;
    const tells = `${key}: ${found ?? 'nothing'} instead of ${allowed.join(' or ')}`;
    if (taken > 0 && found === before.get(key)) lost.push(tells);
    else partial.push(tells);
  }
  return { ...nothingFound, acknowledged: [...acknowledged.values()].flat().length, lost, partial, wrong };
}

/** An item that was added has an empty section and an empty intent. */
function isNewSection(key: string, found: string | undefined): boolean {
  return (key.startsWith('section ') && found === 'null') || (key.startsWith('intent ') && found === '');
}
