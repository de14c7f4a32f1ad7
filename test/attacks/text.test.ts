import { describe, expect, it } from 'vitest';
import { tryClaim } from './support/properties.ts';
import { anchorClaims } from './support/text/anchor-claims.ts';

describe('text that was made to break things', () => {
  it.each(anchorClaims)('$what', async (claim) => {
    expect((await tryClaim(claim, { tries: 300, seed: 6 })).failure).toBeNull();
  });
});
