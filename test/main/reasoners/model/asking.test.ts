import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createForm, readAnswer } from '#main/reasoners/model/asking/answer-form.ts';
import { readHandles } from '#main/reasoners/model/prompting/handles.ts';
import { gatherForm, linksForm, outlineForm, refineForm } from '#main/reasoners/model/planner/forms.ts';
import { extractionForm } from '#main/reasoners/model/reader/read-offers.ts';

const form = createForm({
  name: 'test',
  zod: z.object({
    verdict: z.enum(['met', 'partly', 'none']),
    count: z.number(),
    list: z.array(z.object({ name: z.string(), words: z.array(z.string()) })),
  }),
  example: { verdict: 'met', count: 1, list: [] },
  synonyms: { partially: 'partly' },
});
const good = { verdict: 'met', count: 2, list: [{ name: 'a', words: ['b'] }] } as const;

describe('reading an answer in a form', () => {
  it.each([
    ['as it should be', good],
    ['numbers as text', { ...good, count: '2' }],
    ['another case and spelling', { VERDICT: 'Met.', Count: 2, List: good.list }],
    ['a wrapper around it', { answer: good }],
    ['a list of one', [good]],
    ['unknown fields', { ...good, why: 'because', list: [{ ...good.list[0], also: 1 }] }],
    ['one thing where a list is due', { ...good, list: good.list[0] }],
    ['text where a list is due', { ...good, list: [{ name: 'a', words: '- b' }] }],
    ['an object with numbers where a list is due', { ...good, list: { 1: good.list[0] } }],
  ])('takes %s', (_, value) => {
    expect(readAnswer(form, value)).toEqual({ isOf: true, value: good });
  });

  it('fills in what is missing where nothing is a possible answer', () => {
    expect(readAnswer(form, { list: null })).toEqual({ isOf: true, value: { verdict: 'none', count: 0, list: [] } });
    expect(readAnswer(form, { verdict: 'partially', list: [{ name: null }] })).toMatchObject({
      value: { verdict: 'partly', list: [{ name: '', words: [] }] },
    });
  });

  it('takes the list alone, or its only member alone', () => {
    const links = { links: [{ section: '2', evidence: ['E1'] }] };
    expect(readAnswer(linksForm, links.links)).toEqual({ isOf: true, value: links });
    expect(readAnswer(linksForm, links.links[0])).toEqual({ isOf: true, value: links });
    expect(readAnswer(linksForm, { assignments: links.links })).toEqual({ isOf: true, value: links });
  });

  it('names what it can not read', () => {
    expect(readAnswer(form, { ...good, verdict: 'great' })).toEqual({
      isOf: false,
      problem: '"verdict" must be one of met, partly, none',
    });
    expect(readAnswer(form, { ...good, count: 'several' })).toMatchObject({
      problem: expect.stringContaining('"count"'),
    });
    expect(readAnswer(form, 'text')).toMatchObject({ isOf: false, problem: expect.stringContaining('the answer') });
  });
});

describe('the schema of a form', () => {
  const forms = [
    form,
    gatherForm(['search', 'finish']),
    refineForm(['search', 'propose_outline', 'finish']),
    outlineForm,
    linksForm,
    extractionForm,
  ];

  it.each(forms.map((each) => [each.name, each] as const))('is one that strict endpoints take: %s', (_, { schema }) => {
    expect(schema).toMatchObject({ type: 'object' });
    const objects: { properties?: unknown; required?: unknown; additionalProperties?: unknown }[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('anyOf' in node || 'oneOf' in node || '$ref' in node || 'minimum' in node) throw new Error('not strict');
      if ('properties' in node) objects.push(node);
      Object.values(node).forEach(visit);
    };
    visit(schema);
    for (const { properties, required, additionalProperties } of objects) {
      expect({ required, additionalProperties }).toEqual({
        required: Object.keys(properties as object),
        additionalProperties: false,
      });
    }
  });

  it.each(forms.map((each) => [each.name, each] as const))('has an example that is of it: %s', (_, each) => {
    expect(readAnswer<unknown>(each, JSON.parse(each.example))).toEqual({
      isOf: true,
      value: JSON.parse(each.example),
    });
  });
});

describe('reading handles', () => {
  const read = (...said: string[]) => readHandles(said, { letter: 'E', count: 12 });
  it.each([
    ['E3', [2]],
    ['e 3', [2]],
    ['[E3], [E5]', [2, 4]],
    ['3', [2]],
    ['3, 5', [2, 4]],
    ['E3-E5', [2, 3, 4]],
    ['E3–5', [2, 3, 4]],
    ['E3: in 2019 there were 5', [2]],
    ['E99', []],
    ['E0', []],
    ['P3', []],
    ['none', []],
  ])('%s', (said, expected) => {
    expect(read(said)).toEqual(expected);
  });

  it('takes each once, in the order said', () => {
    expect(read('E5', 'E2', 'E5')).toEqual([4, 1]);
  });
});
