import { describe, expect, it } from 'vitest';
import { toId, type ItemId } from '#shared/base/ids.ts';
import { ourFault, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { createAutosave, type SaveState } from '../../../../src/renderer/editor/core/autosave.ts';
import type { UnsavedText } from '../../../../src/renderer/editor/core/unsaved-texts.ts';

const item = toId('itm', 'aaaaaa');
const paragraph = (text: string): readonly BlockNode[] => [{ type: 'paragraph', content: [{ type: 'text', text }] }];

/** An editor, a store and what they said to each other. */
function open(answers: ((written: string) => Result<{ revision: number }>)[] = []) {
  const texts = new Map<ItemId, readonly BlockNode[]>();
  const written: { text: string; baseRevision: number }[] = [];
  const states: SaveState['kind'][] = [];
  const kept = new Map<ItemId, UnsavedText>();
  const settled: ItemId[] = [];
  let revision = 0;
  let underWay = 0;
  let mostUnderWay = 0;
  const autosave = createAutosave({
    textOf: (itemId) => texts.get(itemId),
    write: async ({ blocks, baseRevision }) => {
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      await new Promise((resolve) => setTimeout(resolve, 20));
      underWay -= 1;
      const text = JSON.stringify(blocks);
      written.push({ text, baseRevision });
      revision = baseRevision + 1;
      return answers.shift()?.(text) ?? succeed({ revision });
    },
    settle: async (itemId) => {
      settled.push(itemId);
      return 7;
    },
    unsaved: {
      keep: (text) => kept.set(text.itemId, text),
      forget: (itemId) => kept.delete(itemId),
      adopt: async () => [],
      close: () => {},
    },
    onState: ({ kind }) => {
      if (states.at(-1) !== kind) states.push(kind);
    },
  });
  const write = (text: string) => {
    texts.set(item, paragraph(text));
    autosave.changed([item]);
  };
  return { autosave, write, written, states, kept, settled, most: () => mostUnderWay };
}

describe('saving by itself', () => {
  it('writes what was written last, upon the revision it came from, and tells', async () => {
    const { autosave, write, written, states } = open();
    autosave.setRevision(item, 3);
    write('a');
    write('ab');
    await expect.poll(() => states).toEqual(['saving', 'saved']);
    expect(written).toEqual([{ text: JSON.stringify(paragraph('ab')), baseRevision: 3 }]);
    expect(autosave.revisionOf(item)).toBe(4);
    expect(autosave.isUnsaved(item)).toBe(false);
  });

  it('has one write under way, and writes again what changed meanwhile', async () => {
    const { autosave, write, written, most } = open();
    write('a');
    const flushed = autosave.flush();
    write('ab');
    await flushed;
    expect(written.map(({ baseRevision }) => baseRevision)).toEqual([0, 1]);
    expect(written.at(-1)?.text).toContain('"ab"');
    expect(most()).toBe(1);
  });

  it('keeps text in the browser until it is saved', async () => {
    const { autosave, write, kept } = open();
    write('a');
    autosave.keepUnsaved();
    expect(kept.get(item)?.blocks).toEqual(paragraph('a'));
    await autosave.flush();
    expect(kept.size).toBe(0);
  });

  it('settles with a text that came first, and then writes', async () => {
    const { autosave, write, written, settled } = open([() => fail(userFault('section-changed', 'It changed.'))]);
    write('a');
    await autosave.flush();
    expect(settled).toEqual([item]);
    expect(written.map(({ baseRevision }) => baseRevision)).toEqual([0, 7]);
    expect(autosave.revisionOf(item)).toBe(8);
  });

  it('says what went wrong, keeps the text and writes it when asked again', async () => {
    const { autosave, write, states, kept } = open([() => fail(ourFault('connection-lost', 'Gone.'))]);
    write('a');
    await autosave.flush();
    expect(states.at(-1)).toBe('failed');
    expect(autosave.isUnsaved(item)).toBe(true);
    expect(kept.has(item)).toBe(true);
    await autosave.flush();
    expect(states.at(-1)).toBe('saved');
    autosave.destroy();
  });
});
