import { describe, expect, it, onTestFinished } from 'vitest';
import { createLsaFitter } from '#main/adapters/embedders/lsa/index.ts';
import type { EmbeddableText, Embedder, EmbedderFitter, StoredFit } from '#main/ports/embedder.ts';

const topics = ['wing', 'violin', 'glacier', 'enzyme'];
const wordsOfTopic = 40;

describe('the fitter of latent semantic vectors', () => {
  it('finds passages of one theme near each other though they share no word', async () => {
    const fitter = openFitter();
    const embedder = await fitter.open(await fit(fitter, library(80)));
    const [query, same, other] = await embed(embedder, [
      words('wing', 0, 12),
      words('wing', 12, 24),
      words('violin', 0, 12),
    ]);
    expect(cosine(query, same)).toBeGreaterThan(0.5);
    expect(cosine(query, other)).toBeLessThan(0.2);
  });

  it('gives unit vectors, and zero for a text without a known term', async () => {
    const fitter = openFitter();
    const embedder = await fitter.open(await fit(fitter, library(60)));
    const [known, unknown] = await embed(embedder, [english('wing3'), english('zzz yyy')]);
    expect(known).toHaveLength(embedder.dimensions);
    expect(cosine(known, known)).toBeCloseTo(1, 5);
    expect(unknown).toEqual(new Float32Array(embedder.dimensions));
  });

  it('gives equal bytes for equal passages, however they are batched', async () => {
    const fitter = openFitter();
    const first = await fit(fitter, library(120), 7);
    const second = await fit(fitter, library(120), 50);
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    expect(first.space).toBe(second.space);
    expect(first.space).toMatch(/^lsa_[0-9a-f]{16}$/);
    expect((await fit(fitter, library(121))).space).not.toBe(first.space);
  });

  it('embeds many texts in the worker as it embeds one', async () => {
    const fitter = openFitter();
    const passages = library(90);
    const embedder = await fitter.open(await fit(fitter, passages));
    const [many, more] = await Promise.all([embed(embedder, passages), embed(embedder, passages.toReversed())]);
    const single = await Promise.all(passages.map(async (passage) => (await embed(embedder, [passage]))[0]));
    expect(many).toEqual(single);
    expect(more.toReversed()).toEqual(single);
  });

  it('does not fit fewer than 50 passages, nor passages that share no term', async () => {
    const fitter = openFitter();
    expect(await tryFit(fitter, library(49))).toBeNull();
    const unlike = Array.from({ length: 60 }, (_, i) => english(`only${i} here${i}`));
    expect(await tryFit(fitter, unlike)).toBeNull();
  });

  it('does not fit passages that are all alike', async () => {
    const alike = Array.from({ length: 60 }, () => english('wing lift'));
    expect(await tryFit(openFitter(), alike)).toBeNull();
  });

  it('folds new terms in: the space and the vectors of before stay, the new term lies with its passages', async () => {
    const fitter = openFitter();
    const before = await fit(fitter, library(80));
    const added = [0, 5, 10, 15].map((from) => english(`rudder ${words('wing', from, from + 10).text}`));
    const after = await fitter.foldIn?.(before, batches(added, 1));
    if (after === undefined) throw new Error('terms can be folded in');
    const old = await fitter.open(before);
    const renewed = await fitter.open(after);
    expect(after).toMatchObject({
      space: before.space,
      dimensions: before.dimensions,
      passageCount: before.passageCount,
    });
    expect(await embed(renewed, [english('wing3 wing4')])).toEqual(await embed(old, [english('wing3 wing4')]));
    expect(await embed(old, [english('rudder')])).toEqual([new Float32Array(old.dimensions)]);
    const [rudder, wing, music] = await embed(renewed, [
      english('rudder'),
      words('wing', 25, 40),
      words('violin', 25, 40),
    ]);
    expect(cosine(rudder, wing)).toBeGreaterThan(0.5);
    expect(cosine(rudder, music)).toBeLessThan(0.2);
  });

  it('knows terms that only passages outside of the sample hold', async () => {
    const fitter = openFitter();
    // Of 20,100 passages 20,000 are fitted: the last of each 201 is not.
    const passages = library(20_100).map((passage, i) =>
      i % 201 === 0 ? english(`zebrafish ${passage.text}`) : passage,
    );
    const embedder = await fitter.open(await fit(fitter, passages, 1000));
    const [zebrafish] = await embed(embedder, [english('zebrafish')]);
    expect(cosine(zebrafish, zebrafish)).toBeCloseTo(1, 5);
  });

  it('rejects with the reason when it is aborted', async () => {
    const fitter = openFitter();
    const controller = new AbortController();
    const reason = new Error('the person closed the project');
    const endless = async function* () {
      for (let count = 0; ; count += 1) {
        if (count === 5) controller.abort(reason);
        yield library(100);
      }
    };
    const fitting = fitter.fit({
      passages: endless(),
      passageCount: 1e6,
      signal: controller.signal,
      onProgress: () => {},
    });
    await expect(fitting).rejects.toBe(reason);
  });

  it('passes on what goes wrong with the passages', async () => {
    const fitter = openFitter();
    const failing = async function* () {
      yield library(60);
      throw new Error('the store is gone');
    };
    const fitting = fitter.fit({
      passages: failing(),
      passageCount: 60,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    await expect(fitting).rejects.toThrow('the store is gone');
  });

  it('reports how far it is', async () => {
    const seen: { phase: string; fraction: number }[] = [];
    await openFitter().fit({
      passages: batches(library(100), 25),
      passageCount: 100,
      signal: new AbortController().signal,
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.filter(({ phase }) => phase === 'reading').map(({ fraction }) => fraction)).toEqual([
      0.25, 0.5, 0.75, 1,
    ]);
    expect(seen.at(-1)).toEqual({ phase: 'folding', fraction: 1 });
  });

  it('is due at fifty passages, and again when the library has grown by half; fits of other kinds are not its own', async () => {
    const fitter = openFitter();
    const own = await fit(fitter, library(60));
    const isDue = (stored: StoredFit | null, passageCount: number) =>
      fitter.isDue({ fit: stored, passageCount, withoutVector: 0 });
    expect([49, 50].map((count) => isDue(null, count))).toEqual([false, true]);
    expect([89, 90].map((count) => isDue(own, count))).toEqual([false, true]);
    expect([own, { ...own, space: 'endpoint-0123456789abcdef-384' }].map(fitter.isOwn)).toEqual([true, false]);
  });

  it('refuses bytes that are no fit', async () => {
    const fitter = openFitter();
    const whole = await fit(fitter, library(60));
    await expect(fitter.open({ ...whole, bytes: whole.bytes.slice(0, -1) })).rejects.toThrow('not a fitted model');
    await expect(fitter.open({ ...whole, bytes: new Uint8Array(3) })).rejects.toThrow('not a fitted model');
  });
});

async function embed(embedder: Embedder, texts: readonly EmbeddableText[]): Promise<readonly Float32Array[]> {
  const { signal } = new AbortController();
  const vectors = await embedder.embed(texts, { as: 'passage', isUrgent: false, signal });
  if (!vectors.ok) throw new Error(vectors.fault.message);
  return vectors.value;
}

function openFitter(): EmbedderFitter {
  const fitter = createLsaFitter();
  onTestFinished(() => fitter.close());
  return fitter;
}

async function fit(fitter: EmbedderFitter, passages: readonly EmbeddableText[], batchSize = 40): Promise<StoredFit> {
  const fitted = await tryFit(fitter, passages, batchSize);
  if (fitted === null) throw new Error('nothing was fitted');
  return fitted;
}

async function tryFit(
  fitter: EmbedderFitter,
  passages: readonly EmbeddableText[],
  batchSize = 40,
): Promise<StoredFit | null> {
  const fitted = await fitter.fit({
    passages: batches(passages, batchSize),
    passageCount: passages.length,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  if (!fitted.ok) throw new Error(fitted.fault.message);
  return fitted.value;
}

async function* batches(passages: readonly EmbeddableText[], size: number): AsyncGenerator<readonly EmbeddableText[]> {
  for (let at = 0; at < passages.length; at += size) yield passages.slice(at, at + size);
}

/** Passages of eight words of one topic, and one that all share. */
function library(count: number): readonly EmbeddableText[] {
  return Array.from({ length: count }, (_, i) => {
    const topic = topics[i % topics.length];
    const words = Array.from({ length: 8 }, (_, k) => `${topic}${scattered(i * 8 + k) % wordsOfTopic}`);
    return english(`study ${words.join(' ')}`);
  });
}

function words(topic: string, from: number, to: number): EmbeddableText {
  return english(Array.from({ length: to - from }, (_, i) => `${topic}${from + i}`).join(' '));
}

/** Numbers without a pattern that the themes could follow (Knuth's multiplicative hash, twice). */
function scattered(seed: number): number {
  const once = Math.imul(seed + 1, 0x9e3779b1);
  return Math.imul(once ^ (once >>> 15), 0x85ebca77) >>> 8;
}

function english(text: string): EmbeddableText {
  return { text, language: 'en' };
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) throw new Error('a vector is missing');
  return a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
}
