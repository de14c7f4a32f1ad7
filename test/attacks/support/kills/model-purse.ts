import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import type { Purse } from './draft-phase.ts';

/** A model's endpoint, and who paid it for what. */
export async function openPurse(): Promise<{ readonly purse: Purse; readonly close: () => Promise<void> }> {
  const server = await startModelServer({ answer: obedientModel({ delayMs: 5 }) });
  let paid: ReadonlySet<string> = new Set();
  let seen = 0;
  return {
    purse: {
      environment: { HEDDLE_BASE_URL: server.baseUrl, HEDDLE_MODEL: 'obedient' },
      open: (folder) => {
        paid = paidCalls(folder);
        seen = server.requests.length;
      },
      paidTwice: () =>
        server.requests
          .slice(seen)
          .map(({ body }) => JSON.stringify(body.messages))
          .filter((messages) => paid.has(messages)),
    },
    close: server.close,
  };
}

/** The messages of every call that the project's journal holds an answer to. */
function paidCalls(folder: string): ReadonlySet<string> {
  const opened = openProjectStore({ folder, create: false, clock: { nowMs: () => Date.now() } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store } = opened.value;
  try {
    const calls = store.listRuns().flatMap(({ id }) => store.listCalls(id));
    return new Set(calls.map(({ request }) => JSON.stringify(request.messages)));
  } finally {
    store.close();
  }
}
