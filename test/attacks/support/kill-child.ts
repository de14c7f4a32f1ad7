import { writeSync } from 'node:fs';
import type { CoreEvent, RequestInput, RequestName } from '#shared/contract/index.ts';
import type { Result } from '#shared/base/result.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { invoke, type OneShotRequest } from '#main/app/core.ts';
import type { Asked, Said, Task } from './kills/task.ts';

// The process that is killed: the real core, which does a task and says so on descriptor 3, each word before the next deed.

/** Where a stretch of text stands in the outline or a section moves on with each write. */
const versions = new Map<string, number>();

process.once('message', (task: Task) => void carryOut(task));
say({ kind: 'ready' });

async function carryOut(task: Task): Promise<void> {
  const { environment, rounds } = task;
  const listeners = new Set<(event: CoreEvent) => void>();
  const onEvent = (event: CoreEvent): void => {
    if (task.tells.includes(event.type)) say({ kind: 'event', event });
    for (const listener of listeners) listener(event);
  };
  const core = task.as === 'window' ? openWindow(environment, onEvent) : openCommands(environment, onEvent);
  say({ kind: 'began' });
  for (const round of rounds) {
    await Promise.all(
      round.map(async (asked) => {
        const ended = Promise.withResolvers<void>();
        if (asked.startsRun === true) listeners.add((event) => event.type === 'run-ended' && ended.resolve());
        say({ kind: 'sent', key: asked.key });
        const answer = await core.ask(asked.name, withVersions(asked));
        if (!answer.ok) return say({ kind: 'refused', key: asked.key, fault: answer.fault });
        noteVersions(asked, answer.value);
        say({ kind: 'acknowledged', key: asked.key, value: answer.value });
        if (asked.startsRun === true) await ended.promise;
      }),
    );
  }
  say({ kind: 'ended' });
  await core.close();
  process.disconnect();
}

type Core = {
  readonly ask: (name: RequestName, input: unknown) => Promise<Result<unknown>>;
  readonly close: () => Promise<void>;
};

function openWindow(environment: Task['environment'], onEvent: (event: CoreEvent) => void): Core {
  const host = createCoreHost({ environment });
  const connection = host.connect();
  connection.subscribe(({ event }) => onEvent(event));
  return { ask: (name, input) => connection.invoke(name, input as RequestInput<RequestName>), close: host.close };
}

function openCommands(environment: Task['environment'], onEvent: (event: CoreEvent) => void): Core {
  Object.assign(process.env, environment);
  const { signal } = new AbortController();
  return {
    ask: (name, input) => invoke(name as OneShotRequest, input as RequestInput<OneShotRequest>, { signal, onEvent }),
    close: async () => undefined,
  };
}

function withVersions({ name, input }: Asked): unknown {
  if (name === 'section.write')
    return { ...input, baseRevision: versions.get(String(input['itemId'])) ?? input['baseRevision'] };
  if (name === 'outline.edit') return { ...input, baseVersion: versions.get('outline') ?? input['baseVersion'] };
  return input;
}

function noteVersions({ name, input }: Asked, value: unknown): void {
  const { revision, version } = value as { revision?: number; version?: number };
  if (name === 'section.write' && revision !== undefined) versions.set(String(input['itemId']), revision);
  if (name === 'outline.edit' && version !== undefined) versions.set('outline', version);
}

function say(said: Said): void {
  const bytes = Buffer.from(`${JSON.stringify(said)}\n`);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      // The parent is slow to read.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
