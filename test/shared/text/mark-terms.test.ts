import { describe, expect, it } from 'vitest';
import { markTerms, queryTerms } from '#shared/text/terms/index.ts';

function marked(text: string, query: string, language: string): readonly string[] {
  const terms = new Set(queryTerms(query, [language]));
  return markTerms({ text, language, terms }).map(({ start, end }) => text.slice(start, end));
}

describe('the marks of a query in a text', () => {
  it('are on words of the same stem, and on no stop words', () => {
    const text = 'The users were testing it, and tested the tests of a user.';
    expect(marked(text, 'the test of users', 'en')).toEqual(['users', 'testing', 'tested', 'tests', 'user']);
  });

  it('are on whole compounds in German', () => {
    expect(marked('Die Zugriffsrechte und andere Rechte.', 'Recht', 'de')).toEqual(['Zugriffsrechte', 'Rechte']);
  });

  it('are on as much of a run of Chinese as matches, in one piece', () => {
    expect(marked('我们研究公共交通系统的发展。', '公共交通', 'zh')).toEqual(['公共交通']);
    expect(marked('地铁。地铁', '地铁', 'zh')).toEqual(['地铁', '地铁']);
  });

  it('are on Arabic words with vowel signs, and on Thai words', () => {
    expect(marked('قرأت الكِتَاب في المدرسة', 'الكتاب', 'ar')).toEqual(['الكِتَاب']);
    expect(marked('ฉันอ่านหนังสือที่บ้าน', 'หนังสือ', 'th')).toEqual(['หนังสือ']);
  });

  it('are nowhere where nothing matches', () => {
    expect(marked('Words of another kind.', 'harbour', 'en')).toEqual([]);
    expect(marked('', 'harbour', 'en')).toEqual([]);
  });
});
