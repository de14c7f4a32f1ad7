import { describe, expect, it } from 'vitest';
import { findJson } from '#main/adapters/json-repair/index.ts';

const value = {
  action: 'search',
  queries: ['varroa mites', 'winter "losses"'],
  goal: 'why {colonies} die [in winter]',
};
const json = JSON.stringify(value);
const pretty = JSON.stringify(value, null, 2);

describe('findJson finds', () => {
  it.each([
    ['bare JSON', json],
    ['bare JSON with white space and a byte order mark', `\uFEFF\n ${pretty}\n`],
    ['a fence', `\`\`\`json\n${pretty}\n\`\`\``],
    ['a fence without a language, indented', `  \`\`\`\n${json}\n  \`\`\``],
    [
      'a fence with prose around it',
      `Sure! Here you are:\n\n\`\`\`json\n${pretty}\n\`\`\`\n\nI hope {that} helps [1].`,
    ],
    ['a fence without its end', `Here:\n\`\`\`json\n${pretty}`],
    ['the last of several fences', `\`\`\`json\n{"action":"finish"}\n\`\`\`\nNo, rather:\n\`\`\`json\n${json}\n\`\`\``],
    ['prose around it', `I have read [3] and decided: ${json} (see also [4]).`],
    ['prose with quotes and brackets before it', `The "goal" is set [as you said]. ${json}`],
    ['JSON in a JSON string', JSON.stringify(json)],
    ['trailing commas', pretty.replaceAll(/"\n/g, '",\n')],
    [
      'single quotes',
      "{'action': 'search', 'queries': ['varroa mites', 'winter \"losses\"'], 'goal': 'why {colonies} die [in winter]'}",
    ],
    ['keys without quotes', json.replace('"action"', 'action').replace('"goal"', 'goal')],
    ['comments', pretty.replace('{', '{ // my decision')],
    ['a sound object before a longer broken one', `${json}\n{ broken: , , ${'x'.repeat(300)}`],
  ])('%s', (_, text) => {
    expect(findJson(text)).toEqual({ isFound: true, value });
  });

  it('what is there of an answer that was cut off', () => {
    expect(findJson(json.slice(0, json.indexOf('losses')))).toEqual({
      isFound: true,
      value: { action: 'search', queries: ['varroa mites', 'winter "'] },
    });
    expect(findJson(`Here:\n\`\`\`json\n{"items": [{"id": 1}, {"id": 2`)).toEqual({
      isFound: true,
      value: { items: [{ id: 1 }, { id: 2 }] },
    });
  });

  it('a list, but not the brackets of prose', () => {
    expect(findJson('[{"id": 1}]')).toEqual({ isFound: true, value: [{ id: 1 }] });
    expect(findJson('They die of mites [1], and of hunger [see Table 2].')).toMatchObject({ isFound: false });
  });

  it('lines of text inside a string that breaks them', () => {
    expect(findJson('{"text": "one\ntwo", "n": 1}')).toEqual({ isFound: true, value: { text: 'one\ntwo', n: 1 } });
  });
});

describe('findJson says why it finds nothing', () => {
  it.each([
    ['nothing', '', 'the answer is empty'],
    ['prose', "I'm sorry, I can't help with that.", 'there is neither { nor [ in it'],
    ['a number', '42', 'there is neither { nor [ in it'],
  ])('in %s', (_, text, reason) => {
    expect(findJson(text)).toEqual({ isFound: false, reason });
  });

  it('in brackets without end or without sense, at once', () => {
    const million = 1_000_000;
    for (const text of [
      '['.repeat(million),
      '{'.repeat(million),
      '[{'.repeat(million / 2),
      '{"a":'.repeat(million / 5),
      '}'.repeat(million),
      '{}'.repeat(million / 2),
      '["'.repeat(million / 2),
      '```\n{\n'.repeat(million / 7),
      `${'[1,'.repeat(30)}${"'x".repeat(million / 2)}`,
    ]) {
      expect(() => findJson(text)).not.toThrow();
    }
    expect(findJson('['.repeat(million))).toMatchObject({ isFound: false });
  });
});
