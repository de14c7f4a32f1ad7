import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { createPhraseFinder } from '#main/adapters/phrases/index.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import { createExtractiveReasoner } from '#main/reasoners/extractive/index.ts';
import { cyclingPassages, cyclingQuestion } from './cycling-library.ts';
import { planOver, toEvidence, valueOf } from './plan-over.ts';

const reasoner = createExtractiveReasoner({ phrases: createPhraseFinder() });
const item = {
  id: toId('itm', 'item01'),
  heading: 'Safer cycling',
  intent: '',
  role: 'body',
  isNotInSources: false,
} as const;

function request(evidence: readonly Evidence[], more: Partial<SectionRequest> = {}): SectionRequest {
  return {
    brief: { question: cyclingQuestion, lengthWords: 1000 },
    headings: [
      { itemId: toId('itm', 'item00'), heading: 'Introduction', depth: 1, role: 'introduction' },
      { itemId: item.id, heading: item.heading, depth: 1, role: 'body' },
      { itemId: toId('itm', 'item02'), heading: 'Construction costs', depth: 1, role: 'body' },
    ],
    digests: [],
    item,
    wantedWords: 200,
    evidence,
    sources: [],
    report: {
      sectionCount: 4,
      citedSourceCount: 5,
      librarySourceCount: 7,
      evidenceCount: 18,
      unsupportedHeadings: [],
      singleSourceHeadings: [],
    },
    saidBefore: [],
    instruction: null,
    problems: [],
    firstDraft: null,
    ...more,
  };
}

function piece(number: number, source: number, words: string): Evidence {
  const sourceId = toId('src', `source0${source}`);
  return toEvidence(toId('evi', `evidence0${number}`), { sourceId, text: words }, words.replaceAll(/\s+/g, ' '), [
    words,
  ]);
}

async function draft(asked: SectionRequest): Promise<{ markdown: string; digest: string }> {
  return valueOf(await reasoner.draft(asked, { signal: new AbortController().signal, onText: () => undefined }));
}

async function planned(): Promise<readonly Evidence[]> {
  return [...(await planOver(reasoner, cyclingPassages, cyclingQuestion)).evidence.values()];
}

const sentencesOf = (markdown: string): string[] =>
  [...markdown.matchAll(/([^\n]+?) ?\[@(evi_\w+)\]([.!])/g)].map((found) => `${found[1]!.trim()}${found[3]}`);

describe('writing a body section without a model', () => {
  it('cites every sentence before its full stop, and each is a verbatim part of its quote', async () => {
    const evidence = await planned();
    const { markdown } = await draft(request(evidence));
    const claims = [...markdown.matchAll(/(?:^|\s)([^\n[]+) \[@(evi_\w+)\]\./g)];
    expect(claims.length).toBeGreaterThan(5);
    for (const [, words, id] of claims) {
      const quoted = evidence
        .find((each) => each.id === id)
        ?.quotes.map(({ exact }) => exact.replaceAll(/\s+/g, ' '))
        .join(' ');
      expect(quoted).toContain(`${words!.trim()}.`);
    }
    expect(markdown.replaceAll(/[^\n[]+ \[@evi_\w+\]\./g, '').trim()).toBe('');
  });

  it('keeps near the wanted length, from several sources', async () => {
    const evidence = await planned();
    const { markdown } = await draft(request(evidence, { wantedWords: 80 }));
    expect(markdown.split(/\s+/).length).toBeLessThan(120);
    const sources = [...markdown.matchAll(/@(evi_\w+)/g)].map(
      ([, id]) => evidence.find((each) => each.id === id)?.quotes[0]?.sourceId,
    );
    expect(new Set(sources).size).toBeGreaterThanOrEqual(3);
  });

  it('says nothing twice, not even what earlier sections have said', async () => {
    const evidence = await planned();
    const first = sentencesOf((await draft(request(evidence, { wantedWords: 60 }))).markdown);
    const second = sentencesOf((await draft(request(evidence, { saidBefore: first }))).markdown);
    expect(first.length).toBeGreaterThan(1);
    expect(second.length).toBeGreaterThan(1);
    expect(new Set(second).size).toBe(second.length);
    expect(second.filter((sentence) => first.includes(sentence))).toEqual([]);
  });

  it('shows letters that Markdown would take for marks', async () => {
    const { markdown } = await draft(
      request([piece(1, 1, 'Safer cycling in cities [and towns] costs *little* when read_only signs are kept.')]),
    );
    expect(markdown).toBe(
      String.raw`Safer cycling in cities \[and towns\] costs \*little\* when read\_only signs are kept [@evi_evidence01].`,
    );
  });

  it('leaves out a sentence that the checks complained of', async () => {
    const words = 'Safer cycling in cities costs 5 dollars for every metre of lane.';
    const evidence = [piece(1, 1, words), piece(2, 2, 'Cities make cycling safer by slowing motor traffic down.')];
    const { markdown } = await draft(request(evidence, { problems: [`number-not-in-quote: ${words}`] }));
    expect(markdown).toBe('Cities make cycling safer by slowing motor traffic down [@evi_evidence02].');
  });

  it('says so in one plain sentence where the sources have nothing', async () => {
    const { markdown, digest } = await draft(request([], { item: { ...item, isNotInSources: true } }));
    expect(markdown).toBe('The sources at hand don’t answer what was asked about “Safer cycling”.');
    expect(digest).toBe('Safer cycling: The sources at hand don’t answer what was asked about “Safer cycling”.');
  });

  it('gives a digest of one line and at most 160 characters, and the same draft each time', async () => {
    const evidence = await planned();
    const once = await draft(request(evidence));
    expect(once.digest.length).toBeLessThanOrEqual(160);
    expect(once.digest).not.toContain('\n');
    expect(await draft(request(evidence))).toEqual(once);
  });
});

describe('writing the introduction and the closing', () => {
  it('introduces the report by its question, headings and counts, with no number of its own', async () => {
    const { markdown } = await draft(request([], { item: { ...item, heading: 'Introduction', role: 'introduction' } }));
    expect(markdown).toContain(cyclingQuestion);
    expect(markdown).toContain('“Safer cycling” and “Construction costs”');
    expect([...markdown.matchAll(/\d+/g)].map(String)).toEqual(['18', '5', '7']);
    expect(markdown).toContain('word for word');
  });

  it('shows where sources differ, each in its own words', async () => {
    const evidence = [
      piece(
        1,
        1,
        'Construction costs of a protected bicycle lane reached 2 million dollars per kilometre in the old town.',
      ),
      piece(
        2,
        2,
        'Construction costs of a protected bicycle lane stayed below 1 million dollars per kilometre in the new town.',
      ),
      piece(3, 3, 'Children learn to ride in school.'),
    ];
    const { markdown } = await draft(
      request(evidence, { item: { ...item, heading: 'Disagreements and gaps', role: 'closing' } }),
    );
    expect(markdown).toMatch(
      /differ.*2 million dollars per kilometre in the old town \[@evi_evidence01\]\. Construction costs.*new town \[@evi_evidence02\]\./,
    );
    expect(markdown).not.toContain('Children');
  });

  it('names what rests on one source and what nothing answers, and admits that nothing was found to differ', async () => {
    const report = {
      ...request([]).report,
      singleSourceHeadings: ['Construction costs'],
      unsupportedHeadings: ['Quantum annealing'],
    };
    const { markdown } = await draft(request([], { report, item: { ...item, role: 'closing' } }));
    expect(markdown).toContain('No two quotations in this report were found to contradict each other');
    expect(markdown).toContain('One section rests on a single source: “Construction costs”.');
    expect(markdown).toContain('“Quantum annealing”');
    expect(markdown).not.toMatch(/\d/);
  });
});
