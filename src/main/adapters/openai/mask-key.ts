/** Where a key was. */
const inItsPlace = '[key]';
/** What stands for a key at servers that want none, as "ollama", is a word that an answer may hold. */
const shortestSecret = 12;

/** Takes a key out of what its endpoint says, which has no reason to repeat it: it would be kept with the answer. */
export type KeyMask = {
  readonly inText: (text: string) => string;
  /** As the bytes come, also where a piece ends in the middle of the key. */
  readonly inBytes: () => TransformStream<Uint8Array, Uint8Array>;
};

export function createKeyMask(key: string | null): KeyMask {
  if (key === null || key.length < shortestSecret) {
    return { inText: (text) => text, inBytes: () => new TransformStream<Uint8Array, Uint8Array>() };
  }
  const inText = (text: string): string => text.replaceAll(key, inItsPlace);
  return {
    inText,
    inBytes: () => {
      // One letter for each byte, whatever the encoding.
      const wanted = Buffer.from(key, 'utf8').toString('latin1');
      let held = '';
      return new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          const text = (held + Buffer.from(piece).toString('latin1')).replaceAll(wanted, inItsPlace);
          held = beginningOf(wanted, text);
          const said = text.slice(0, text.length - held.length);
          if (said !== '') controller.enqueue(new Uint8Array(Buffer.from(said, 'latin1')));
        },
        flush: (controller) => {
          if (held !== '') controller.enqueue(new Uint8Array(Buffer.from(held, 'latin1')));
        },
      });
    },
  };
}

/** The longest end of a text that a key could go on from. */
function beginningOf(key: string, text: string): string {
  for (let length = Math.min(key.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(key.slice(0, length))) return key.slice(0, length);
  }
  return '';
}
