import { describe, expect, it } from 'vitest';
import { createPhraseFinder } from '#main/adapters/phrases/index.ts';

const phrases = createPhraseFinder();

describe('finding noun phrases', () => {
  it('finds them in English by their grammar', () => {
    const { nounPhrases } = phrases.read('How do government teams practise agile delivery and user research?', 'en');
    expect(nounPhrases).toEqual(['government teams', 'agile delivery', 'user research']);
  });

  it('keeps an owner and a gerund before its noun together, and ends at punctuation', () => {
    const { nounPhrases } = phrases.read("How is Python's packaging metadata evolving, and which tools read it?", 'en');
    expect(nounPhrases).toContain("Python's packaging metadata");
    expect(nounPhrases).toContain('tools');
  });

  it('finds capitalised runs in German and runs of words in Chinese', () => {
    expect(phrases.read('Wie schützt das angeborene Immunsystem den Körper?', 'de').nounPhrases).toContain(
      'angeborene Immunsystem',
    );
    expect(phrases.read('免疫系统如何保护身体?', 'zh').nounPhrases).toContain('免疫系统');
  });

  it.each([
    ['The lock prevents two threads from running at once.', 'statement'],
    ['Tools that read the metadata ignore unknown fields.', 'statement'],
    ['Write the plan before the first sprint.', 'command'],
    ['A list of names that the index provides for import.', 'fragment'],
    ['Documents included in the folder of the distribution.', 'fragment'],
  ] as const)('tells the mood of “%s”', (sentence, mood) => {
    expect(phrases.read(sentence, 'en').mood).toBe(mood);
  });

  it('reads nothing out of nothing', () => {
    for (const language of ['en', 'de', 'zh', 'und']) expect(phrases.read('', language).nounPhrases).toEqual([]);
  });
});
