import { createHash } from 'node:crypto';

/** A unit vector from a text's words alone: texts that share words are near each other. */
export function embedWords(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  const words = text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [text];
  for (const word of words) {
    const bytes = createHash('sha256').update(word).digest();
    for (let turn = 0; turn < 4; turn += 1) {
      const at = bytes.readUInt32LE(turn * 8) % dimensions;
      vector[at] = (vector[at] ?? 0) + (bytes.readUInt8(turn * 8 + 4) % 2 === 0 ? 1 : -1);
    }
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.map((_, at) => (at === 0 ? 1 : 0)) : vector.map((value) => value / length);
}
