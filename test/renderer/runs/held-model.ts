import { onTestFinished } from 'vitest';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';

/** A model that asks one question where it may, and writes no section before it is let go. */
export async function startHeldModel() {
  const answer = obedientModel({ bodyItems: 3 });
  let gate = Promise.withResolvers<void>();
  const server = await startModelServer({
    answer: async (body, index) => {
      const given = answer(body, index);
      const system = body.messages[0]?.content ?? '';
      if (system.includes('ask_user')) {
        const asked = { ...(JSON.parse(given.text) as object), action: 'ask_user', text: 'For whom is it?' };
        return { ...given, text: JSON.stringify(asked) };
      }
      if (system.startsWith('You write')) await gate.promise;
      return given;
    },
  });
  onTestFinished(() => server.close());
  return {
    ...server,
    letGo: () => gate.resolve(),
    hold: () => {
      gate = Promise.withResolvers<void>();
    },
  };
}
