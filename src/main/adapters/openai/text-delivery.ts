/**
 * Hands on a text as it grows; the returned function takes all that is said so far, and an empty text where it is begun
 * again. What is out already isn't delivered twice: the rest is handed on only if the beginning is the same, else
 * nothing more is.
 */
export function createTextDelivery(onText: (delta: string) => void): (text: string) => void {
  let delivered = '';
  /** How much of this text was compared with what is out. */
  let compared = 0;
  let isMute = false;
  return (text) => {
    if (text === '') compared = 0;
    const common = Math.min(text.length, delivered.length);
    // Its head tells whether it is still the same text: where a thought ends that was never opened, what was said is void.
    const head = Math.min(common, headChars);
    isMute ||=
      text.length < compared ||
      text.slice(0, head) !== delivered.slice(0, head) ||
      text.slice(compared, common) !== delivered.slice(compared, common);
    compared = text.length;
    if (isMute || text.length <= delivered.length) return;
    const delta = text.slice(delivered.length);
    delivered = text;
    onText(delta);
  };
}

const headChars = 100;
