import { expect, it } from 'vitest';
import { createIdFilter } from '#main/adapters/lancedb/id-filter.ts';

const id = (number: number) => `psg_${number.toString(16).padStart(16, '0')}`;

it.each([50_000, 100])(
  'knows every id that was added, and next to none of the others (exact up to %i)',
  (mostExact) => {
    const filter = createIdFilter(mostExact);
    for (let number = 0; number < 20_000; number += 1) filter.add(id(number));
    let forgotten = 0;
    let mistaken = 0;
    for (let number = 0; number < 20_000; number += 1) if (!filter.mayHave(id(number))) forgotten += 1;
    for (let number = 20_000; number < 60_000; number += 1) if (filter.mayHave(id(number))) mistaken += 1;
    expect({ forgotten, isGood: mistaken <= 4 }).toEqual({ forgotten: 0, isGood: true });
  },
);
