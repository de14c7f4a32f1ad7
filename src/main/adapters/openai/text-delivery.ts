/**
 * Hands on a text as it grows; the returned function takes all that is said so far. Where the text is begun again, what
 * is out already isn't delivered twice: the rest is handed on only if the beginning is the same, else nothing more is.
 */
export function createTextDelivery(onText: (delta: string) => void): (text: string) => void {
  let delivered = '';
  let isMute = false;
  return (text) => {
    isMute ||= !text.startsWith(delivered.slice(0, text.length));
    if (isMute || text.length <= delivered.length) return;
    const delta = text.slice(delivered.length);
    delivered = text;
    onText(delta);
  };
}
