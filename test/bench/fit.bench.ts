import { createLsaFitter } from '#main/adapters/embedders/lsa/index.ts';
import type { EmbeddableText } from '#main/ports/embedder.ts';
import { syntheticPassages } from './support/synthetic-library.ts';
import { atMost, type Row } from './support/row.ts';

/** How long the vectors of a library take to fit, and all of its passages to embed, on one core. */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  const passages = (await syntheticPassages(largeLibrary)).map((text) => ({ text, language: 'en' }));
  const small = await fitAndEmbed(passages.slice(0, smallLibrary));
  const large = await fitAndEmbed(passages);
  const perPassageSmall = (small.fitSeconds + small.embedSeconds) / smallLibrary;
  const perPassageLarge = (large.fitSeconds + large.embedSeconds) / largeLibrary;
  return {
    name: 'fit',
    rows: [
      { what: 'fit of 10,000 passages', value: small.fitSeconds, unit: 's' },
      { what: 'fit of 100,000 passages', value: large.fitSeconds, unit: 's' },
      atMost(90, {
        what: 'fit of 100,000 passages and embedding of all',
        value: large.fitSeconds + large.embedSeconds,
        unit: 's',
      }),
      { what: 'embedding', value: largeLibrary / large.embedSeconds, unit: 'passages/s' },
      atMost(1, { what: 'time per passage, 100,000 to 10,000', value: perPassageLarge / perPassageSmall, unit: '×' }),
      { what: 'longest halt of the main thread meanwhile', value: large.longestHaltMs, unit: 'ms' },
      { what: 'size of the fit of 100,000', value: large.fitBytes / 1e6, unit: 'MB' },
    ],
  };
}

const smallLibrary = 10_000;
const largeLibrary = 100_000;
const batchSize = 500;

async function fitAndEmbed(passages: readonly EmbeddableText[]) {
  const fitter = createLsaFitter();
  const halts = watchHalts();
  try {
    const started = performance.now();
    const fit = await fitter.fit({
      passages: inBatches(passages),
      passageCount: passages.length,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    if (!fit.ok || fit.value === null) throw new Error('nothing was fitted');
    const fitted = performance.now();
    const embedder = await fitter.open(fit.value);
    const { signal } = new AbortController();
    for await (const batch of inBatches(passages)) {
      await embedder.embed(batch, { as: 'passage', isUrgent: false, signal });
    }
    const embedded = performance.now();
    return {
      fitSeconds: (fitted - started) / 1000,
      embedSeconds: (embedded - fitted) / 1000,
      fitBytes: fit.value.bytes.length,
      longestHaltMs: halts.stop(),
    };
  } finally {
    halts.stop();
    await fitter.close();
  }
}

async function* inBatches(passages: readonly EmbeddableText[]): AsyncGenerator<readonly EmbeddableText[]> {
  for (let at = 0; at < passages.length; at += batchSize) {
    yield passages.slice(at, at + batchSize);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function watchHalts(): { readonly stop: () => number } {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - everyMs);
    last = now;
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
}

const everyMs = 5;
