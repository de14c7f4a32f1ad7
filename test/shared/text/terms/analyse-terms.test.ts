import { describe, expect, it } from 'vitest';
import { analyseTerms, isStopWord, queryTerms } from '#shared/text/terms/index.ts';

describe('analyseTerms', () => {
  it('stems English, leaves stop words out and keeps repeated words', () => {
    expect(analyseTerms('The wings of the WINGED horses were winging', 'en')).toEqual(['wing', 'wing', 'hors', 'wing']);
  });

  it('cuts possessives and drops contractions', () => {
    expect(analyseTerms("The team's plan doesn’t hold; we’ll see O'Brien", 'en')).toEqual([
      'team',
      'plan',
      'hold',
      'see',
      'o',
      'brien',
    ]);
  });

  it('takes words as written whatever the encoding of their letters', () => {
    expect(analyseTerms('ﬁnd ＦＵＬＬ soft\u00adware cafe\u0301', 'en')).toEqual(
      analyseTerms('find full software caf\u00e9', 'en'),
    );
    expect(analyseTerms('6½ sacks¹', 'en')).toEqual(['6', 'sack']);
  });

  it('finds the parts of German compounds', () => {
    const query = analyseTerms('Sekretäre', 'de');
    expect(analyseTerms('der Generalsekretär', 'de').filter((term) => query.includes(term))).not.toEqual([]);
    expect(analyseTerms('Häuser', 'de')).toEqual(analyseTerms('Haus', 'de'));
  });

  it('cuts words of other alphabets and languages to six letters', () => {
    expect(analyseTerms('les organisations internationales', 'fr')).toEqual(['organi', 'intern']);
    expect(analyseTerms('Организация и Python', 'ru')).toEqual(['органи', 'python']);
    expect(analyseTerms('τεχνολογία', 'el')).toEqual(['τεχνολ'.normalize('NFKC')]);
  });

  it('makes bigrams of Chinese, Japanese and Korean whatever the language says', () => {
    expect(analyseTerms('联赛中排名第六, NFL', 'en')).toEqual(['联赛', '赛中', '中排', '排名', '名第', '第六', 'nfl']);
    expect(analyseTerms('データ', 'ja')).toEqual(['デー', 'ータ']);
    expect(analyseTerms('한국어 책', 'ko')).toEqual(['한국', '국어', '책']);
    expect(analyseTerms('𠮷野家', 'ja')).toEqual(['𠮷野', '野家']);
  });

  it('makes 4-grams of Arabic without its vowel signs', () => {
    expect(analyseTerms('العَرَبِيَّة', 'ar')).toEqual(['العر', 'لعرب', 'عربي', 'ربية']);
    expect(analyseTerms('أمن', 'ar')).toEqual(['امن']);
  });

  it('keeps the vowel signs of Hindi and splits Thai into words', () => {
    expect(analyseTerms('भारत की राजधानी', 'hi')).toEqual(['भारत', 'की', 'राजधानी']);
    expect(analyseTerms('ภาษาไทยง่าย', 'th')).toEqual(['ภาษา', 'ไทย', 'ง่าย']);
  });

  it('never gives a term with white space, an empty term or one of more than 32 code units', () => {
    // U+FDFA becomes four words under compatibility normalisation
    const odd = `ﷺ a\u00a0b ${'x'.repeat(500)} ${'𝒳'.repeat(40)} \u0301 \ud800 \u00ad① ㈱ №5`;
    for (const language of ['en', 'de', 'fr', 'ar', 'zh', 'th', 'und', 'xx']) {
      for (const term of analyseTerms(odd, language)) {
        expect(term).toMatch(/^\S{1,32}$/u);
        expect(term.isWellFormed()).toBe(true);
      }
    }
  });
});

describe('queryTerms', () => {
  it('equals the analysis in a library of one language', () => {
    const texts = [
      'What similarity laws must be obeyed?',
      'Wie viele Punkte gab die Verteidigung ab?',
      '黑豹队的防守 NFL',
    ];
    for (const text of texts) {
      for (const language of ['en', 'de', 'zh'])
        expect(queryTerms(text, [language])).toEqual(analyseTerms(text, language));
    }
  });

  it('unites the languages of the library and counts a term once where they agree', () => {
    expect(queryTerms('Python packages', ['en', 'fr'])).toEqual(['python', 'packag']);
    expect(queryTerms('Python python', ['en', 'fr'])).toEqual(['python', 'python']);
  });

  it('takes the stop words of the language that the query is most likely in', () => {
    expect(queryTerms('the causes of the war', ['en', 'de'])).toContain('war');
    expect(queryTerms('the causes of the war', ['de', 'en'])).not.toContain('the');
    expect(queryTerms('die Ursachen des Krieges', ['en', 'de'])).not.toContain('die');
  });

  it('keeps a word that is a stop word in one of the languages when it is all there is', () => {
    expect(queryTerms('war', ['en', 'de'])).toEqual(['war']);
  });
});

describe('isStopWord', () => {
  it('knows the languages that have a list', () => {
    const known = {
      en: 'the',
      de: 'und',
      fr: 'les',
      es: 'los',
      it: 'che',
      pt: 'não',
      nl: 'het',
      ru: 'или',
      sv: 'och',
      da: 'ikke',
      no: 'ikke',
    };
    for (const [language, word] of Object.entries(known)) expect(isStopWord(word, language)).toBe(true);
    expect(isStopWord('the', 'xx')).toBe(false);
  });
});
