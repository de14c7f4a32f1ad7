/** Takes what a model thought aloud out of its text, as the text comes. */
export type ThoughtFilter = {
  /**
   * Takes the next piece. Gives all that is said so far, without white space around it; it becomes shorter only when a
   * thought ends that was never opened.
   */
  readonly push: (piece: string) => string;
  /** The same at the end, when nothing is held back any more. */
  readonly end: (options: { isCut: boolean }) => string;
  readonly hasThought: () => boolean;
  /** Whether a thought ended that was never opened: the model's template opens it inside the prompt. */
  readonly beganInThought: () => boolean;
};

/**
 * Knows `<think>`, `<thinking>`, `<reasoning>`, `<thought>` and `[THINK]` at the beginning of a line, to their closing
 * tag or the end. A closing tag alone ends a thought that began with the text. `startsInThought`: the endpoint is known
 * for that, so nothing is said before the closing tag.
 */
export function createThoughtFilter({ startsInThought }: { startsInThought: boolean }): ThoughtFilter {
  let pending = '';
  let said = '';
  let closing: string | null = null;
  let awaitsUnopenedEnd = startsInThought;
  let hasThought = false;
  let beganInThought = false;

  function advance(isEnd: boolean): void {
    for (;;) {
      if (closing !== null) {
        const at = pending.toLowerCase().indexOf(closing);
        if (at < 0) {
          pending = isEnd ? '' : pending.slice(Math.max(0, pending.length - closing.length + 1));
          return;
        }
        pending = pending.slice(at + closing.length);
        closing = null;
        continue;
      }
      const at = pending.search(/[<[]/);
      if (at < 0) {
        said += pending;
        pending = '';
        return;
      }
      said += pending.slice(0, at);
      pending = pending.slice(at);
      const found = tagAt(pending, isEnd);
      if (found === 'wait') return;
      if (found !== null && found.isOpening && isBlankLine(said)) {
        hasThought = true;
        closing = found.closing;
        pending = pending.slice(found.length);
      } else if (found !== null && !found.isOpening && standsAlone(said, pending.slice(found.length))) {
        hasThought = true;
        beganInThought = true;
        awaitsUnopenedEnd = false;
        said = '';
        pending = pending.slice(found.length);
      } else {
        said += pending.slice(0, 1);
        pending = pending.slice(1);
      }
    }
  }

  return {
    push: (piece) => {
      pending += piece;
      advance(false);
      return awaitsUnopenedEnd ? '' : said.trim();
    },
    end: ({ isCut }) => {
      advance(true);
      // An answer that was cut before its thought ended says nothing.
      if (awaitsUnopenedEnd && isCut) {
        said = '';
        hasThought = true;
      }
      awaitsUnopenedEnd = false;
      return said.trim();
    },
    hasThought: () => hasThought,
    beganInThought: () => beganInThought,
  };
}

const pairs: readonly (readonly [string, string])[] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['[think]', '[/think]'],
];

type Tag = { readonly isOpening: boolean; readonly closing: string; readonly length: number };

/** The tag that the text begins with; `wait` where what may become one isn't all there. */
function tagAt(text: string, isEnd: boolean): Tag | 'wait' | null {
  const start = text.slice(0, 16).toLowerCase();
  for (const [opening, closing] of pairs) {
    if (start.startsWith(opening)) return { isOpening: true, closing, length: opening.length };
    if (start.startsWith(closing)) {
      // What follows decides whether it stands alone.
      if (text.length === closing.length && !isEnd) return 'wait';
      return { isOpening: false, closing, length: closing.length };
    }
    if (!isEnd && (opening.startsWith(start) || closing.startsWith(start))) return 'wait';
  }
  return null;
}

function isBlankLine(before: string): boolean {
  return before.slice(before.lastIndexOf('\n') + 1).trim() === '';
}

/** A closing tag in the midst of a line is spoken of, not used. */
function standsAlone(before: string, after: string): boolean {
  return isBlankLine(before) || after === '' || after.startsWith('\n') || after.startsWith('\r');
}
