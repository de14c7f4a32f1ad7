/** Text of one way of writing: Word takes its font and its language from another place for each. */
export type Stretch = { readonly text: string; readonly script: Script };

export type Script = 'usual' | 'han' | 'kana' | 'hangul' | 'arabic' | 'hebrew';

const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const letter = /\p{L}/u;

/** Whether a paragraph of this text runs from right to left: its first letter decides, as in HTML's `dir=auto`. */
export function runsRightToLeft(text: string): boolean {
  if (!rightToLeft.test(text)) return false;
  const first = letter.exec(text);
  return first !== null && rightToLeft.test(first[0]);
}

/**
 * Divides text by script. Spaces, digits and punctuation go with the letters around them; where those run in different
 * directions, with the ones that run as the paragraph does, or Word shows them on the wrong side.
 */
export function splitByScript(text: string, isRightToLeft: boolean): readonly Stretch[] {
  if (text === '') return [];
  if (!isRightToLeft && !eastAsian.test(text) && !rightToLeft.test(text)) return [{ text, script: 'usual' }];
  const stretches: { text: string; script: Script }[] = [];
  const add = (part: string, script: Script): void => {
    const last = stretches.at(-1);
    if (last?.script === script) last.text += part;
    else if (part !== '') stretches.push({ text: part, script });
  };
  let between = '';
  for (const character of text) {
    const script = scriptOf(character);
    if (script === null) between += character;
    else {
      add(between, scriptBetween(stretches.at(-1)?.script, script, isRightToLeft));
      add(character, script);
      between = '';
    }
  }
  add(between, scriptBetween(stretches.at(-1)?.script, undefined, isRightToLeft));
  return stretches;
}

function scriptBetween(before: Script | undefined, after: Script | undefined, isRightToLeft: boolean): Script {
  if (before !== undefined && before === after) return before;
  const neighbours = [before, after].filter((script) => script !== undefined);
  const along = neighbours.filter((script) => isOfRightToLeft(script) === isRightToLeft);
  // A stretch of a citation's label may have no letters at all.
  if (along.length === 0) return isRightToLeft ? 'arabic' : 'usual';
  return along.includes('usual') ? 'usual' : (along[0] ?? 'usual');
}

function isOfRightToLeft(script: Script): boolean {
  return script === 'arabic' || script === 'hebrew';
}

function scriptOf(character: string): Script | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x250) return letter.test(character) ? 'usual' : null;
  if (eastAsian.test(character)) return eastAsianScript(character);
  if (rightToLeft.test(character)) return /\p{Script=Hebrew}/u.test(character) ? 'hebrew' : 'arabic';
  return letter.test(character) ? 'usual' : null;
}

function eastAsianScript(character: string): Script {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return 'kana';
  return /\p{Script=Hangul}/u.test(character) ? 'hangul' : 'han';
}
