import { createRandom } from '#test/support/random.ts';
import { likeOurs, likeOurSocket, type Attempt, type Doors } from './attempt.ts';

const bytesThatMean = [
  '\r\n',
  '\r',
  '\n',
  '\0',
  ' ',
  '\t',
  ':',
  ';',
  '=',
  ',',
  '%',
  '/',
  '..',
  '?',
  '#',
  '"',
  '\u00ff',
];

/** Requests without the key, with bytes changed, doubled, put in or taken out where the random numbers say. */
export function randomAttempts(doors: Doors, { tries, seed }: { tries: number; seed: number }): readonly Attempt[] {
  const random = createRandom(seed);
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const source = `/files/source?${new URLSearchParams({ folder: doors.folder, id: doors.sourceId }).toString()}`;
  return Array.from({ length: tries }, (_, at) => {
    const cookie = among([null, 'heddle=', `heddle=${doors.token.slice(0, 20)}`, `heddle=${doors.link.search}`]);
    const base = among([
      likeOurs(doors, { cookie }),
      likeOurs(doors, { cookie, path: source }),
      likeOurSocket(doors, { cookie }),
      likeOurs(doors, { cookie, method: 'POST', path: '/files/upload', origin: `http://${doors.host}`, body: 'x' }),
    ]);
    let text = base.toString('latin1');
    for (let change = 0; change <= Math.floor(random() * 4); change += 1) {
      const where = Math.floor(random() * text.length);
      const length = Math.floor(random() * 12);
      const piece = text.slice(where, where + length);
      text = among([
        () => text.slice(0, where) + among(bytesThatMean) + text.slice(where),
        () => text.slice(0, where) + text.slice(where + length),
        () => text.slice(0, where) + piece + piece + text.slice(where + length),
        () => text.slice(0, where) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(where + 1),
      ])();
    }
    return {
      group: 'random',
      name: `number ${at} of seed ${seed}: ${JSON.stringify(text.slice(0, 400))}`,
      bytes: Buffer.from(text, 'latin1'),
      // An empty page where windows wait for their cookie is all that can be had without.
      isIn: (answers) => answers.some(({ status, body }) => status === 101 || (status < 400 && body.length > 60)),
    };
  });
}
