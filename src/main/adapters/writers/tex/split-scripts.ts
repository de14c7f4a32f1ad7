import { latin, scriptOfLetter, type Script } from './scripts.ts';

/** `null` is the report's own script. */
export type Stretch = { readonly text: string; readonly script: Script | null };

/** Beyond these only letters of Latin alphabets and common marks are to be expected. */
const simple = /^[\0-\u024f\u2010-\u2027\u2030-\u203a\u20ac]*$/;
const eastAsianMark = /[\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/;

/**
 * Divides text where the script changes. Spaces, digits and marks between two stretches of one script belong to it, all
 * others to the report's own.
 */
export function splitScripts(text: string, base: Script): readonly Stretch[] {
  if (base.hasLatin && simple.test(text)) return [{ text, script: null }];
  const stretches: { text: string; script: Script | null }[] = [];
  const add = (part: string, script: Script | null): void => {
    const last = stretches.at(-1);
    if (last?.script === script) last.text += part;
    else if (part !== '') stretches.push({ text: part, script });
  };
  let between = '';
  for (const character of text) {
    const last = stretches.at(-1);
    if (between === '' && last !== undefined && /\p{M}/u.test(character)) {
      last.text += character;
      continue;
    }
    const script = scriptOf(character, text, base);
    if (script === 'none') between += character;
    else {
      const belongs = stretches.at(-1)?.script === script || (script === null && base.isRightToLeft);
      add(between, belongs ? script : null);
      add(character, script);
      between = '';
    }
  }
  add(between, null);
  return stretches.map((stretch) => (isSymbol(stretch) ? { ...stretch, script: null } : stretch));
}

function scriptOf(character: string, text: string, base: Script): Script | null | 'none' {
  if (eastAsianMark.test(character)) {
    // Full-width marks are of the text that they stand in.
    const han = scriptOfLetter('中', text, base);
    return han === base ? null : han;
  }
  if (!/\p{L}/u.test(character)) return 'none';
  const script = scriptOfLetter(character, text, base);
  if (script === null || script === base) return null;
  return script === latin && base.hasLatin ? null : script;
}

/** A Greek letter on its own is a sign, not a word. */
function isSymbol({ text, script }: Stretch): boolean {
  return script?.tag === 'el' && /^\P{L}*\p{L}\P{L}*$/u.test(text);
}
