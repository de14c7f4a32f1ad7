import type { LsaModel } from './lsa-model.ts';

/**
 * The model in bytes, little-endian: four 32-bit numbers (form, rank, terms, bytes of the term list), singular values
 * (64-bit), weights and scales (32-bit), term vectors (8-bit), then the terms in UTF-8, a line break between them.
 */
export function toBytes(model: LsaModel): Uint8Array {
  const termList = new TextEncoder().encode(model.terms.join('\n'));
  const header = Uint32Array.of(form, model.rank, model.terms.length, termList.length);
  const parts = [header, model.singularValues, model.weights, model.scales, model.vectors, termList];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Throws where the bytes aren't those of a model. */
export function fromBytes(bytes: Uint8Array): LsaModel {
  // The views below need an aligned start, and must not change with the caller's buffer.
  const { buffer } = Uint8Array.from(bytes);
  if (bytes.length < headerBytes) throw new Error('not a fitted model: too short');
  const [formHere, rank = 0, termCount = 0, listBytes = 0] = new Uint32Array(buffer, 0, 4);
  const expected = headerBytes + rank * 8 + termCount * (8 + rank) + listBytes;
  if (formHere !== form || bytes.length !== expected) throw new Error('not a fitted model of this form');
  let at = headerBytes;
  const take = (byteCount: number): number => {
    at += byteCount;
    return at - byteCount;
  };
  const singularValues = new Float64Array(buffer, take(rank * 8), rank);
  const weights = new Float32Array(buffer, take(termCount * 4), termCount);
  const scales = new Float32Array(buffer, take(termCount * 4), termCount);
  const vectors = new Int8Array(buffer, take(termCount * rank), termCount * rank);
  const terms = new TextDecoder().decode(new Uint8Array(buffer, take(listBytes), listBytes)).split('\n');
  return { rank, singularValues, terms, weights, scales, vectors };
}

// "LSA" and the number of the form
const form = 0x4153_4c01;
const headerBytes = 16;
