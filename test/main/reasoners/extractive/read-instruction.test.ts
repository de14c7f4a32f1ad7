import { describe, expect, it } from 'vitest';
import { readInstruction } from '#main/reasoners/extractive/read-instruction.ts';

describe('an instruction', () => {
  it.each([
    ['Make it shorter.', 60],
    ['Bitte kürzer fassen', 60],
    ['Kürze das bitte.', 60],
    ['half as long, please', 50],
    ['auf die Hälfte kürzen', 50],
    ['More detail, please', 150],
    ['etwas ausführlicher', 150],
    ['expand this', 150],
    ['twice as long', 200],
    ['about 250 words', 250],
    ['ungefähr 1.200 Wörter', 1200],
  ])('"%s" makes %i words of a hundred', (instruction, words) => {
    const read = readInstruction(instruction);
    expect(read.isUnderstood).toBe(true);
    expect(read.words(300, 100)).toBe(words);
  });

  it('for more sources is one that choosing sentences can follow', () => {
    for (const instruction of ['Use more sources', 'mehr Quellen bitte', 'Stütze es auf andere Quellen.']) {
      expect(readInstruction(instruction)).toMatchObject({ wantsMoreSources: true, isUnderstood: true });
    }
  });

  it('for another tone is not, and leaves the length as wanted', () => {
    for (const instruction of ['Rephrase it for children', 'Schreib es freundlicher', '', null]) {
      const read = readInstruction(instruction);
      expect(read).toMatchObject({ wantsMoreSources: false, isUnderstood: false });
      expect(read.words(300, 100)).toBe(300);
    }
  });
});
