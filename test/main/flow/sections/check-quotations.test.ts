import { describe, expect, it } from 'vitest';
import { isQuoted } from '#main/flow/sections/check-quotations.ts';

const quote = 'The Office wrote that "[a]ll projects must produce usable functionality … within six months" or end.';
const isIn = (text: string) => isQuoted({ text, evidenceIds: [] }, { quotes: [quote], named: ['How to Hire Vendors'] });

describe('words between quotation marks', () => {
  it('are found as they stand, with the brackets and dots of the source itself', () => {
    expect(isIn('[a]ll projects must produce usable functionality … within six months,')).toBe(true);
  });

  it('are found around what they leave out and put in', () => {
    expect(isIn('projects must produce [something] usable . . . within six months.')).toBe(true);
    expect(isIn('projects must end … within six months')).toBe(false);
  });

  it('may name a heading or a title in any case, and parts of words are no words', () => {
    expect(isIn('how to hire vendors')).toBe(true);
    expect(isIn('projects must produce usable function')).toBe(false);
  });
});
