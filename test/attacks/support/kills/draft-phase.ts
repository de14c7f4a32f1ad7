import { join } from 'node:path';
import type { RequestOutput } from '#shared/contract/index.ts';
import { plainText } from '#shared/text/rich-text-plain.ts';
import type { Killed } from './children.ts';
import { brief, copyProject, environmentOf } from './drafted-base.ts';
import { databaseComplaints, inFreshCore, type Core } from './open-anew.ts';
import { nothingFound, type Chain, type Findings, type Phase } from './phase.ts';
import type { Task } from './task.ts';

/** Who sees what is asked of a model, and says which calls were paid for twice. */
export type Purse = {
  readonly environment: Readonly<Record<string, string>>;
  /** Looks into the project's journal for the calls that are paid for, before a try begins. */
  readonly open: (folder: string) => void;
  /** What was asked since then although its answer was there. */
  readonly paidTwice: () => readonly string[];
};

/** A draft that is resumed after each kill, and must end in the text of an undisturbed one. */
export function draftPhase(options: { imported: string; name: string; share: number; purse: Purse | null }): Phase {
  const { imported, name, share, purse } = options;
  let whole: ReadonlyMap<string, string> | null = null;
  return {
    name,
    share,
    begin: async (place) => {
      const folder = join(place, 'project');
      await copyProject(imported, folder);
      return beginChain({ folder, purse, whole: () => whole, setWhole: (texts) => (whole ??= texts) });
    },
  };
}

function beginChain(options: {
  folder: string;
  purse: Purse | null;
  whole: () => ReadonlyMap<string, string> | null;
  setWhole: (texts: ReadonlyMap<string, string>) => void;
}): Chain {
  const { folder, purse, whole, setWhole } = options;
  const environment = { ...environmentOf(folder), ...purse?.environment };
  let isFinished = false;

  return {
    mostKills: 8,
    next: async () => {
      if (isFinished) return null;
      purse?.open(folder);
      return draftTask(folder, environment, purse === null ? 'extractive' : 'model');
    },
    check: async (killed) => {
      const findings = await inFreshCore(environment, async (core) => {
        const { runs } = await core.ask('runs.list', { folder });
        isFinished = runs[0]?.state.status === 'finished';
        return compare(core, { folder, killed, whole: whole() });
      });
      const paidTwice = purse?.paidTwice() ?? [];
      return { ...findings, paidTwice, wrong: [...findings.wrong, ...databaseComplaints(folder)] };
    },
    end: async () => {
      purse?.open(folder);
      const texts = await inFreshCore(environment, async ({ ask }) => {
        if (!isFinished) {
          const reasoner = purse === null ? 'extractive' : 'model';
          await ask('report.draft', { folder, brief, reasoner, resume: true });
        }
        return textsOf(await ask('report.read', { folder }));
      });
      setWhole(texts);
      const expected = whole() ?? texts;
      const differing = [...new Set([...texts.keys(), ...expected.keys()])].filter(
        (heading) => texts.get(heading) !== expected.get(heading),
      );
      const wrong = differing.map((heading) => `“${heading}” ended with another text than undisturbed`);
      return { ...nothingFound, paidTwice: purse?.paidTwice() ?? [], wrong };
    },
  };
}

function draftTask(folder: string, environment: Task['environment'], reasoner: 'extractive' | 'model'): Task {
  const input = { folder, work: 'draft', brief, reasoner, resume: true };
  return {
    environment,
    as: 'window',
    rounds: [[{ key: 'draft', name: 'runs.start', input, startsRun: true }]],
    tells: ['run-started', 'outline-changed', 'search-finished', 'section-finished'],
  };
}

async function compare(
  { ask }: Core,
  { folder, killed, whole }: { folder: string; killed: Killed; whole: ReadonlyMap<string, string> | null },
): Promise<Findings> {
  const report = await ask('report.read', { folder });
  const { runs } = await ask('runs.list', { folder });
  const { outlineItems, activeRunId } = await ask('project.read', { folder });
  const lost: string[] = [];
  const partial: string[] = [];
  let acknowledged = 0;
  for (const said of killed.said) {
    if (said.kind !== 'event') continue;
    acknowledged += 1;
    const { event } = said;
    if (event.type === 'run-started' && !runs.some(({ runId }) => runId === event.runId)) lost.push('the run');
    if (event.type === 'outline-changed' && outlineItems === 0) lost.push('the outline');
    if (event.type === 'section-finished') {
      const part = report.parts.find(({ itemId }) => itemId === event.itemId);
      if (part?.body == null && part?.status !== 'failed') lost.push(`the section “${event.heading}”`);
    }
  }
  // A section is stored when it is finished: what there is of it is all of it.
  for (const [heading, text] of textsOf(report)) {
    const expected = whole?.get(heading);
    if (expected !== undefined && text !== '' && text !== expected) partial.push(`“${heading}” has another text`);
  }
  const stuck = report.parts.filter(({ status }) => status === 'drafting' || status === 'queued');
  const wrong = [
    ...stuck.map(({ heading, status }) => `“${heading}” is ${status} while nothing goes on`),
    ...(activeRunId === null ? [] : ['a run is said to go on']),
    ...killed.said.flatMap((said) => (said.kind === 'refused' ? [`${said.key}: ${said.fault.message}`] : [])),
  ];
  return { ...nothingFound, acknowledged, lost, partial, wrong };
}

function textsOf({ parts }: RequestOutput<'report.read'>): ReadonlyMap<string, string> {
  return new Map(parts.map(({ heading, body }) => [heading, body === null ? '' : plainText(body)]));
}
