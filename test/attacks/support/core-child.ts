import type { Result } from '#shared/base/result.ts';
import type { RequestInput, RequestName } from '#shared/contract/index.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { answerRequest } from '#main/handlers/index.ts';
import type { Answered, Asked } from './disk/start-core.ts';

// A real core in a process of its own: it answers what it is asked, until it is told to close.

const host = createCoreHost();
const connection = host.connect();

process.on('message', (asked: Asked) => void answer(asked));

async function answer(asked: Asked): Promise<void> {
  const { id } = asked;
  try {
    const result = await resultOf(asked);
    say({ id, result });
  } catch (error) {
    say({ id, thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  if (asked.name === 'close') process.disconnect();
}

async function resultOf({ name, input }: Asked): Promise<Result<unknown>> {
  if (name === 'close') {
    await host.close();
    return { ok: true, value: {} };
  }
  if (name === 'export to file') {
    const wanted = input as RequestInput<'report.export'>;
    const project = host.project(wanted.folder);
    if (!project.ok) return project;
    const options = { signal: new AbortController().signal, onEvent: () => undefined, mayPlaceFiles: true };
    return answerRequest('report.export', wanted, project.value, options);
  }
  return connection.invoke(name as RequestName, input as RequestInput<RequestName>);
}

function say(answered: Answered): void {
  process.send?.(answered);
}
