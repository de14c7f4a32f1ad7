import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '#shared/base/result.ts';
import type { Kind } from './errors.ts';
import type { Aim } from './injector.ts';
import { differences, stateOf, type ProjectState } from './state-of.ts';
import type { Step } from './steps.ts';
import type { World } from './world.ts';

/** What is to fail in which step. */
export type Try = Omit<Aim, 'error'> & { readonly step: Step; readonly kind: Kind };

/** What came of it: sentences about what must not be. */
export type Outcome = {
  /** Whether the fault was met at all: what goes on beside calls at times of its own. */
  readonly hasStruck: boolean;
  readonly answeredWith: string;
  readonly wrong: readonly { readonly what: Wrong; readonly detail: string }[];
};

export type Wrong =
  | 'kept though refused'
  | 'lost'
  | 'half-written'
  | 'unnamed'
  | 'wrong code'
  | 'thrown'
  | 'hang'
  | 'unhandled'
  | 'not mended';

const hangsAfterMs = 60_000;

/** Faults that a request may answer with whatever fails beneath it: they say where, in words of their own. */
const ownWords: ReadonlySet<string> = new Set([
  'settings-unusable',
  'file-unreadable',
  'disk-full',
  'project-read-only',
  'storage-failed',
]);

/** Does one step while something fails, and once more when it no longer does. */
export async function tryFault(world: World, tried: Try, count: number): Promise<Outcome> {
  const { step, kind, target, call, isForEver, when } = tried;
  const wrong: { what: Wrong; detail: string }[] = [];
  const note = (what: Wrong, detail: string) => wrong.push({ what, detail });
  const onUnhandled = (error: unknown) =>
    note('unhandled', error instanceof Error ? (error.stack ?? '') : String(error));
  process.on('unhandledRejection', onUnhandled);
  process.on('uncaughtException', onUnhandled);
  try {
    const ready = await step.ready(world, 2 * count);
    await world.settled();
    const before = await look(world);
    world.injector.arm({ target, call, isForEver, when, error: kind.make });
    const answer = await inTime(ready.act());
    if (answer !== 'hangs') await inTime(world.settled());
    const hasStruck = world.injector.disarm() > 0;
    await nextTurn();
    await nextTurn();
    if (answer === 'hangs') note('hang', `no answer in ${hangsAfterMs} ms`);
    else if ('thrown' in answer) note('thrown', answer.thrown);
    else if (!answer.ok) {
      const { code, detail = '', message } = answer.fault;
      if (code === 'unexpected') note('unnamed', `${message} ${detail}`);
      else if (!kind.codes.includes(code) && !ownWords.has(code)) note('wrong code', `${code}: ${message}`);
    }
    const after = await look(world);
    const isAcknowledged = answer !== 'hangs' && !('thrown' in answer) && answer.ok;
    if (isAcknowledged) {
      const lost = ready.kept?.(after, answer.value);
      if (lost != null) note('lost', lost);
    } else if (hasStruck && step.isWhole) {
      const changed = differences(before, after);
      if (changed.length > 0) {
        const isAllThere = ready.isAllThere?.(after) ?? false;
        note(isAllThere ? 'kept though refused' : 'half-written', changed.join(', '));
      }
    }
    const again = await step.ready(world, 2 * count + 1);
    const mended = await inTime(again.act());
    if (mended === 'hangs' || 'thrown' in mended) note('not mended', JSON.stringify(mended));
    else if (!mended.ok)
      note('not mended', `${mended.fault.code}: ${mended.fault.message} ${mended.fault.detail ?? ''}`);
    else {
      const lost = again.kept?.(await look(world), mended.value);
      if (lost != null) note('lost', `${lost} (second time)`);
    }
    return { hasStruck, answeredWith: nameOf(answer), wrong };
  } finally {
    world.injector.disarm();
    process.off('unhandledRejection', onUnhandled);
    process.off('uncaughtException', onUnhandled);
  }
}

/** Ends the core, opens the project in another, and says what isn't as it was. */
export async function tryReopening(world: World): Promise<readonly string[]> {
  const before = await look(world);
  await world.reopen();
  return differences(before, await look(world));
}

function look(world: World): Promise<ProjectState> {
  return stateOf(world.connection(), world.folder);
}

type Answer = Result<unknown> | { readonly thrown: string } | 'hangs';

async function inTime(work: Promise<unknown>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'hangs'>((resolve) => {
    timer = setTimeout(() => resolve('hangs'), hangsAfterMs);
  });
  const done = work.then(
    (answer) => (answer ?? { ok: true, value: null }) as Result<unknown>,
    (error: unknown) => ({ thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}

function nameOf(answer: Answer): string {
  if (answer === 'hangs') return 'hang';
  if ('thrown' in answer) return 'thrown';
  return answer.ok ? 'ok' : answer.fault.code;
}
