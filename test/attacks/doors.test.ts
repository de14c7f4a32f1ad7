import { expect, it } from 'vitest';
import { measure } from './doors.attack.ts';

it('the doors let in nothing but the window of the session', async () => {
  const { rows } = await measure({ tries: 60, seed: 7 });
  expect(rows.filter(({ isMissed }) => isMissed === true)).toEqual([]);
  expect(rows[0]?.value).toBeGreaterThan(300);
});
