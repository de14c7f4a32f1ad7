import { describe, expect, it } from 'vitest';
import { createPhraseFinder } from '#main/adapters/phrases/index.ts';
import { createExtractiveReasoner } from '#main/reasoners/extractive/index.ts';
import { cyclingPassages, cyclingQuestion } from './cycling-library.ts';
import { nothingSaid, planOver, valueOf } from './plan-over.ts';

const newReasoner = () => createExtractiveReasoner({ phrases: createPhraseFinder() });

describe('planning without a model', () => {
  it('asks first for the whole question, its parts and its subjects', async () => {
    const { actions } = await planOver(
      newReasoner(),
      cyclingPassages,
      'How do cities make cycling safer and what do protected bicycle lanes cost?',
    );
    const [first] = actions;
    expect(first).toMatchObject({ kind: 'search', itemId: null });
    expect(first?.kind === 'search' && first.queries.slice(0, 3)).toEqual([
      'How do cities make cycling safer and what do protected bicycle lanes cost?',
      'How do cities make cycling safer',
      'what do protected bicycle lanes cost?',
    ]);
  });

  it('never asks the same thing twice and asks on with what the evidence brings up', async () => {
    const { actions } = await planOver(newReasoner(), cyclingPassages, cyclingQuestion);
    const queries = actions.flatMap((action) => (action.kind === 'search' ? action.queries : []));
    expect(new Set(queries).size).toBe(queries.length);
    expect(queries.some((query) => /construction costs|traffic signals|speed limits|bicycle lane/i.test(query))).toBe(
      true,
    );
  });

  it('ends with an introduction, items of a theme each, and a closing', async () => {
    const { outline, evidence } = await planOver(newReasoner(), cyclingPassages, cyclingQuestion);
    const items = outline.items.toSorted((a, b) => a.order - b.order);
    expect(items.at(0)?.role).toBe('introduction');
    expect(items.at(-1)?.role).toBe('closing');
    const body = items.filter((item) => item.role === 'body');
    expect(body.length).toBeGreaterThanOrEqual(2);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    for (const item of body) expect(item.evidenceIds.length).toBeGreaterThanOrEqual(2);
    for (const id of items.flatMap((item) => item.evidenceIds)) expect(evidence.has(id)).toBe(true);
    const linked = body.flatMap((item) => item.evidenceIds);
    expect(new Set(linked).size).toBe(linked.length);
  });

  it('names its items with noun phrases that are not alike', async () => {
    const { outline } = await planOver(newReasoner(), cyclingPassages, cyclingQuestion);
    const headings = outline.items.filter((item) => item.role === 'body').map((item) => item.heading);
    for (const heading of headings) {
      expect(heading).toMatch(/^[A-Z]/);
      expect(heading).not.toMatch(
        /^(?:The|A|An|Of|References|Introduction|Costs?)\b|\b(?:of|the|and|for|to|in|is|are)$|[_`/\\<>]/,
      );
      expect(heading.split(' ').length).toBeLessThanOrEqual(6);
      expect(headings.filter((other) => other.toLowerCase().includes(heading.toLowerCase()))).toEqual([heading]);
    }
  });

  it('lets nothing in that shares but a common word with the brief', async () => {
    const { evidence } = await planOver(newReasoner(), cyclingPassages, cyclingQuestion);
    expect(evidence.size).toBeGreaterThan(8);
    for (const { summary } of evidence.values()) expect(summary).not.toMatch(/soup|hive|honey|orchard/i);
  });

  it('keeps an item for a subject that the sources do not know, marked as such', async () => {
    const { outline } = await planOver(
      newReasoner(),
      cyclingPassages,
      'How do protected bicycle lanes affect quantum annealing?',
    );
    const unknown = outline.items.filter((item) => item.isNotInSources);
    expect(unknown.map((item) => item.heading)).toEqual(['Quantum annealing']);
    expect(
      outline.items.some((item) => item.role === 'body' && !item.isNotInSources && item.evidenceIds.length > 0),
    ).toBe(true);
  });

  it('says of every subject that it is not in the sources when nothing is found', async () => {
    const { outline, evidence } = await planOver(
      newReasoner(),
      cyclingPassages,
      'How does quantum annealing affect glacier tourism?',
    );
    expect(evidence.size).toBe(0);
    const body = outline.items.filter((item) => item.role === 'body');
    expect(body.map((item) => [item.heading, item.isNotInSources])).toEqual([
      ['Quantum annealing', true],
      ['Glacier tourism', true],
    ]);
  });

  it('links new evidence once, and does not propose again what was just refused', async () => {
    const { outline, evidence } = await planOver(newReasoner(), cyclingPassages, cyclingQuestion);
    const [first, ...rest] = outline.items.find((item) => item.role === 'body')!.evidenceIds;
    const unlinked = outline.items.map((item) =>
      item.evidenceIds.includes(first!) ? { ...item, evidenceIds: rest } : item,
    );
    const state = {
      brief: { question: cyclingQuestion, lengthWords: 1000 },
      outline: { items: unlinked },
      coverage: [],
      memoryBank: [...evidence.values()].map(({ id, goal, summary, quotes }) => ({
        id,
        goal,
        summary,
        sourceId: quotes[0]!.sourceId,
        headingPath: [],
      })),
      pastQueries: [],
      stepNumber: 9,
      stepsLeft: 9,
      ...nothingSaid,
      library: { sourceCount: 7, passageCount: 11, language: 'en' },
    };
    const { signal } = new AbortController();
    const after = (action: 'search' | 'propose_outline') =>
      newReasoner().decide({ ...state, lastOutcome: { action, goal: '', newEvidenceIds: [], remarks: [] } }, signal);
    const { action: links } = valueOf(await after('search'));
    const given =
      links.kind === 'propose_outline'
        ? links.operations.flatMap((each) => (each.kind === 'link' ? each.evidenceIds : []))
        : [];
    expect(given).toContain(first);
    expect(given.filter((id) => unlinked.some((item) => item.evidenceIds.includes(id)))).toEqual([]);
    expect(valueOf(await after('propose_outline')).action.kind).not.toBe('propose_outline');
  });

  it('finishes though its later proposals are refused', async () => {
    const { actions } = await planOver(newReasoner(), cyclingPassages, cyclingQuestion, { refuses: true });
    const kinds = actions.map((action) => action.kind);
    expect(kinds.at(-1)).toBe('finish');
    expect(kinds.some((kind, index) => kind === 'propose_outline' && kinds[index + 1] === 'propose_outline')).toBe(
      false,
    );
  });

  it('plans the same way each time', async () => {
    const once = await planOver(newReasoner(), cyclingPassages, cyclingQuestion);
    const again = await planOver(newReasoner(), cyclingPassages, cyclingQuestion);
    expect(again.actions).toEqual(once.actions);
    expect([...again.evidence]).toEqual([...once.evidence]);
  });

  it('stops before it starts when the run is cancelled', async () => {
    const library = { sourceCount: 1, passageCount: 1, language: 'en' };
    const answer = await newReasoner().decide(
      {
        brief: { question: cyclingQuestion, lengthWords: 500 },
        outline: { items: [] },
        coverage: [],
        memoryBank: [],
        lastOutcome: null,
        pastQueries: [],
        stepNumber: 1,
        stepsLeft: 9,
        ...nothingSaid,
        library,
      },
      AbortSignal.abort(),
    );
    expect(answer).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  });
});
