import { describe, expect, it } from 'vitest';
import { tryClaim } from './support/properties.ts';
import { anchorClaims } from './support/text/anchor-claims.ts';
import { bibliographyClaims } from './support/text/bibliography-claims.ts';
import { markdownClaims } from './support/text/markdown-claims.ts';

describe('text that was made to break things', () => {
  it.each([...anchorClaims, ...markdownClaims, ...bibliographyClaims])('$what', async (claim) => {
    expect((await tryClaim(claim, { tries: 150, seed: 6 })).failure).toBeNull();
  });
});
