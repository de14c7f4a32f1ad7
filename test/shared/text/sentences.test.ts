import { describe, expect, it } from 'vitest';
import { splitSentences } from '#shared/text/sentences.ts';

function sentences(text: string, language = 'en'): string[] {
  return splitSentences(text, language).map((span) => text.slice(span.charStart, span.charEnd));
}

/** Joined with one space, the pieces are found again. */
function comesBackWhole({ language, pieces }: { language: string; pieces: string[] }): boolean {
  const found = sentences(pieces.join(' '), language);
  return found.length === pieces.length && found.every((sentence, index) => sentence === pieces[index]);
}

describe('splitSentences', () => {
  it('keeps titles, initials and abbreviations inside their sentence', () => {
    expect({
      language: 'en',
      pieces: [
        'Dr. Smith met Mr. J. R. Tolkien at the U.S. Army base.',
        'He has a Ph.D. in physics and moved to the U.S.',
        'The army is big.',
        'See Fig. 3, e.g. Python, i.e. No. 5 (cf. Sec. 2).',
        'Smith et al. (2010) found it vs. Jones et al.',
        'They were right.',
        'Apple Inc. is a firm.',
      ],
    }).toSatisfy(comesBackWhole);
  });

  it('does not cut numbers, versions, addresses and ellipses', () => {
    expect({
      language: 'en',
      pieces: [
        'Use Python 3.12.1 or 3.14.',
        'Visit www.example.com or node.js.',
        'Wait... what?',
        'Yes...',
        'The rest [...] The same sentence.',
        'It began in 1990.',
        '25 people came.',
      ],
    }).toSatisfy(comesBackWhole);
  });

  it('ends at ? and ! with their closing marks, but not in the middle of reported speech', () => {
    expect({
      language: 'en',
      pieces: ['He said "Stop!" and left.', '"Why?" he asked.', '"I don\'t know."', 'What?!', '(This is it.)', 'Next.'],
    }).toSatisfy(comesBackWhole);
  });

  it('keeps footnote marks with the sentence they follow', () => {
    expect({
      language: 'en',
      pieces: ['Shown before.[1][2]', 'Next one.¹²', 'Then more.12', 'A page.:121', 'The end [3].', 'Last.'],
    }).toSatisfy(comesBackWhole);
  });

  it('starts a sentence with a name in code that is in lower case', () => {
    expect({ language: 'en', pieces: ['Ask for it.', '``pip`` installs it.'] }).toSatisfy(comesBackWhole);
  });

  it('lets a sentence hold one line break and never a blank line', () => {
    expect(sentences('Hard wrapped\ntext goes on. A heading\n\nNext block\r\n\r\nlast')).toEqual([
      'Hard wrapped\ntext goes on.',
      'A heading',
      'Next block',
      'last',
    ]);
  });

  it('takes each list item as a sentence of its own', () => {
    expect(sentences('Choose:\n1. First one\n2. Second one\n- third\n* fourth\n.. note:: this')).toEqual([
      'Choose:',
      '1. First one',
      '2. Second one',
      '- third',
      '* fourth\n.. note:: this',
    ]);
  });

  it('knows German abbreviations and ordinals', () => {
    expect({
      language: 'de',
      pieces: [
        'Das gilt z. B. für Äpfel, d. h. Obst.',
        'Am 3. Oktober 1990 kam er, vgl. Nr. 5 bzw. Abb. 3.',
        'Prof. Dr. Müller u. a. Forscher kamen am 3.',
        'Die anderen nicht.',
        'Das war 1990.',
        'Danach sagte er: „Ja.“',
        'Dann ging er.',
      ],
    }).toSatisfy(comesBackWhole);
  });

  it('knows French, Russian and Greek marks', () => {
    expect({
      language: 'fr',
      pieces: ['C’est p. ex. le cas de M. Dupont.', '« Vraiment ? » dit-il.', 'Oui !', 'Bien sûr.'],
    }).toSatisfy(comesBackWhole);
    expect({
      language: 'ru',
      pieces: ['Это было в 1990 г.', 'Он приехал в г. Москва, т. е. домой.', 'А. С. Пушкин родился.', 'Всё.'],
    }).toSatisfy(comesBackWhole);
    expect({ language: 'el', pieces: ['Τι είναι αυτό;', 'Δεν ξέρω.'] }).toSatisfy(comesBackWhole);
  });

  it('ends Chinese and Japanese sentences without a space', () => {
    expect(sentences('他说：“你好。”然后走了。真的？！Python 3.12 很好。', 'zh')).toEqual([
      '他说：“你好。”',
      '然后走了。',
      '真的？！',
      'Python 3.12 很好。',
    ]);
    expect(sentences('「行く。」と言った。彼は来た！（終わり。）次。', 'ja')).toEqual([
      '「行く。」と言った。',
      '彼は来た！',
      '（終わり。）',
      '次。',
    ]);
  });

  it('knows the danda, the Arabic question mark and scripts without case', () => {
    expect({ language: 'hi', pieces: ['यह एक वाक्य है।', 'डॉ. शर्मा आए।', 'क्या?', 'हाँ।'] }).toSatisfy(comesBackWhole);
    expect({ language: 'ar', pieces: ['هذا سؤال؟', 'هذه جملة.', 'د. محمد جاء.'] }).toSatisfy(comesBackWhole);
    expect({ language: 'ko', pieces: ['그는 왔다.', '나는 갔다.'] }).toSatisfy(comesBackWhole);
  });

  it('cuts Thai, which has no stops, at spaces between clauses', () => {
    expect({
      language: 'th',
      pieces: [
        'กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย มีประชากรมากกว่าสิบล้านคน',
        'เมืองนี้ก่อตั้งขึ้นในปี พ.ศ. 2325 โดยรัชกาลที่ 1 ในอดีตเป็นเมืองเล็ก ๆ ที่ริมแม่น้ำ',
      ],
    }).toSatisfy(comesBackWhole);
  });

  it('gives ordered spans that hold every character but white space, on any mixture of marks', () => {
    const pieces = [
      'a',
      'B.',
      '... ',
      '\n',
      '\n\n',
      '。',
      '“',
      '”',
      ' ',
      '[1]',
      '12',
      'Dr. ',
      '🙂',
      'ก',
      '- ',
      ';',
      '…',
      ')',
      '¡',
    ];
    let seed = 7;
    const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
    for (let round = 0; round < 400; round += 1) {
      const text = Array.from({ length: 40 }, () => pieces[next() % pieces.length]).join('');
      let at = 0;
      for (const { charStart, charEnd } of splitSentences(text, 'en')) {
        expect(text.slice(at, charStart).trim()).toBe('');
        expect(text.slice(charStart, charEnd).trim()).toBe(text.slice(charStart, charEnd));
        expect(charEnd).toBeGreaterThan(charStart);
        at = charEnd;
      }
      expect(text.slice(at).trim()).toBe('');
    }
  });

  it('stays linear on millions of marks and blanks', () => {
    const million = 1_000_000;
    expect(splitSentences('.'.repeat(million), 'en')).toHaveLength(1);
    expect(splitSentences('. '.repeat(million) + 'Yes', 'en').length).toBeGreaterThan(0);
    expect(splitSentences('a'.repeat(million) + '. ' + ' '.repeat(million) + 'B', 'en')).toHaveLength(2);
    expect(splitSentences('.)'.repeat(million), 'en')).toHaveLength(1);
    expect(splitSentences('\n '.repeat(million), 'en')).toHaveLength(0);
  });
});
