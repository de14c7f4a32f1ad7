import { expect, it } from 'vitest';
import { createLsaFitter } from '#main/adapters/embedders/lsa/index.ts';
import { openQueryEmbedder, projectPassages } from '#main/flow/passages/index.ts';
import type { EmbedderFitter } from '#main/ports/embedder.ts';
import { createFakeMemoryIndex } from '#test/support/fake-memory-index.ts';
import { openTestProject } from '#test/support/open-test-project.ts';
import { sourceOf } from '#test/support/sample-values.ts';

const paragraphs = (from: number, count: number, word: string) =>
  Array.from({ length: count }, (_, at) => `Paragraph ${from + at} speaks of ${word} and of thing${(from + at) % 20}.`);

it('reads a fit once for all searches, and anew when it knows more terms', async () => {
  const { store } = await openTestProject([sourceOf(paragraphs(0, 60, 'bees'), 'first')]);
  const lsa = createLsaFitter();
  let opened = 0;
  const fitter: EmbedderFitter = {
    ...lsa,
    open: async (fit) => {
      opened += 1;
      return lsa.open(fit);
    },
  };
  const { signal } = new AbortController();
  const options = { store, fitter, signal, onEvent: () => undefined };
  const bringUpToDate = () =>
    projectPassages({ ...options, index: createFakeMemoryIndex(), fit: true, newStamp: () => 'stamp00' });
  await bringUpToDate();
  for (let search = 0; search < 3; search += 1) await openQueryEmbedder(options);
  expect(opened).toBe(1);

  store.addSources([sourceOf(paragraphs(60, 10, 'wasps'), 'second')]);
  await bringUpToDate();
  const embedder = await openQueryEmbedder(options);
  expect(opened).toBe(2);
  expect(await embedder?.embed('wasps', ['en'])).not.toBeNull();
  await lsa.close();
});
