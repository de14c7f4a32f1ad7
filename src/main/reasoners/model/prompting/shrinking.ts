import type { Result } from '#shared/base/result.ts';
import type { Room } from './prompt-room.ts';

const factor = 0.6;
const leastTokens = 400;

/** Asks again with less in the prompt while it is too long for the model, until there is nothing left to leave out. */
export async function askShrinking<T>(room: Room, ask: (room: Room) => Promise<Result<T>>): Promise<Result<T>> {
  for (let { prompt } = room; ; prompt = Math.floor(prompt * factor)) {
    const answer = await ask({ ...room, prompt });
    if (answer.ok || answer.fault.code !== 'prompt-too-long' || prompt * factor < leastTokens) return answer;
  }
}
