import { z } from 'zod';

export type EmbeddingAnswer = {
  /** Unit vectors in the order of the texts that were sent. */
  readonly vectors: readonly Float32Array[];
  /** Tokens the endpoint counted; null where it doesn't tell. */
  readonly promptTokens: number | null;
};

export type UnfitAnswer = {
  readonly problem: string;
  /** The vectors have another length than those of before: another model may answer under the same name. */
  readonly isOtherLength: boolean;
};

const answerSchema = z.object({
  // The numbers are looked at one by one below: a schema for thousands of them takes longer than their transport.
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.unknown()) })),
  usage: z.object({ prompt_tokens: z.number().int().nonnegative() }).nullish().catch(null),
});

/**
 * Reads the answer to so many texts, by their indexes. Each of them must have one finite vector other than zero, all of
 * the same length; it is brought to unit length.
 */
export function readEmbeddingAnswer(
  answer: unknown,
  expected: { readonly texts: number; readonly dimensions: number | null },
): EmbeddingAnswer | UnfitAnswer {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return unfit('the answer is not a list of embeddings');
  const { data, usage } = parsed.data;
  if (data.length !== expected.texts) return unfit(`${data.length} embeddings for ${expected.texts} texts`);
  const vectors = new Map<number, Float32Array>();
  const dimensions = expected.dimensions ?? data[0]?.embedding.length ?? 0;
  for (const { index, embedding } of data) {
    if (index < 0 || index >= expected.texts || vectors.has(index)) {
      return unfit(`the index ${index} in an answer to ${expected.texts} texts`);
    }
    if (embedding.length !== dimensions || dimensions === 0) {
      const problem = `an embedding of ${embedding.length} numbers where ${dimensions} were due`;
      return { problem, isOtherLength: expected.dimensions !== null };
    }
    const vector = toUnit(embedding);
    if (vector === null) return unfit('an embedding that is zero or not of finite numbers');
    vectors.set(index, vector);
  }
  const inOrder = Array.from({ length: expected.texts }, (_, index) => vectors.get(index) ?? new Float32Array());
  return { vectors: inOrder, promptTokens: usage?.prompt_tokens ?? null };
}

function unfit(problem: string): UnfitAnswer {
  return { problem, isOtherLength: false };
}

function toUnit(values: readonly unknown[]): Float32Array | null {
  const vector = new Float64Array(values.length);
  let square = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (typeof value !== 'number') return null;
    vector[at] = value;
    square += value * value;
  }
  const length = Math.sqrt(square);
  if (!Number.isFinite(length) || length === 0) return null;
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) / length;
  return Float32Array.from(vector);
}
