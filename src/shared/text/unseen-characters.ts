/**
 * Characters that no reader sees: tags, variation selectors, zero-width characters, and marks that turn the direction
 * of letters. Words can be hidden in them, and letters made to look as if they stood in another order.
 */
const never =
  /[\ufe00-\ufe0f\u00ad\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\uddef]/g;
/** Scripts such as Persian's and emoji need single joiners between their own letters. */
const joiners = /[\u200c\u200d]{2,}|(?<![^\0-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\0-\x7f])/g;

const mayHide = /[\ufe00-\ufe0f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\udb40]/;

/** The text as it is seen. Positions change. */
export function withoutUnseen(text: string): string {
  if (!mayHide.test(text)) return text;
  return text
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(never, '')
    .replace(joiners, '');
}

/** The text without what turns the direction of the letters behind it, in titles that stand in the midst of others' words. */
export function withoutTurns(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** In sentences, what of a source's text a reader can't see and should know of; empty where all is as it looks. */
export function warningsOfUnseen(text: string): readonly string[] {
  if (!mayHide.test(text)) return [];
  const hidden = text.replace(flags, '').match(hiding)?.length ?? 0;
  const turned = text.match(/[\u202d\u202e]/g)?.length ?? 0;
  return [
    ...(hidden === 0
      ? []
      : [
          `The text has ${hidden} ${hidden === 1 ? 'character' : 'characters'} that can’t be seen and may hide words. Models aren’t shown them.`,
        ]),
    ...(turned === 0
      ? []
      : [
          `In ${turned} ${turned === 1 ? 'place' : 'places'} the text has its letters shown in another order than they stand in: read it with care.`,
        ]),
  ];
}

/** Flags of England, Scotland, Wales are written with tags. */
const flags = /\ud83c\udff4(?:\udb40[\udc61-\udc7a])+\udb40\udc7f/g;
/** One variation selector after a character, and one joiner, is how people write. */
const hiding =
  /\udb40[\udc00-\udcff]|(?:[\ufe00-\ufe0f]|\udb40[\udd00-\uddef])(?:[\ufe00-\ufe0f]|\udb40[\udd00-\uddef])+|[\u200b-\u200d\u2060-\u2064\ufeff]{2,}/g;
