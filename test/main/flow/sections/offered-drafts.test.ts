import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { plainText } from '#shared/text/rich-text-plain.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { redoSection } from '#main/flow/sections/index.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import { runOf } from '#test/support/open-test-project.ts';
import { faultOf, scriptedReasoner } from '#test/support/scripted-reasoner.ts';
import { faithful, sentenceOn, writingProject } from './writing-project.ts';

const itemId = toId('itm', 'bees00');
const mine: RichText = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mine.' }] }] };

describe('a section that has a text', () => {
  it('keeps what the person made of it meanwhile, and the draft is offered beside it, once', async () => {
    const { store, write, run } = await writingProject(2);
    const draft = (request: SectionRequest) => {
      if (request.item.id === itemId) {
        store.putSection({ id: toId('sec', 'bees00'), itemId, state: { status: 'edited', body: mine, digest: '' } });
      }
      return faithful(request);
    };
    const { events } = await write({ draft });
    expect(store.getSectionOf(itemId)?.state).toMatchObject({ status: 'edited', body: mine });
    const [suggestion, ...others] = store.listSuggestions();
    expect(others).toEqual([]);
    expect(suggestion).toMatchObject({ itemId, base: mine, baseRevision: 1 });
    expect(plainText(suggestion?.body ?? mine)).toBe(sentenceOn('bees'));
    expect(events).toContain(`suggestion-made ${itemId}`);
    await write({}, { run });
    expect(store.listSuggestions()).toHaveLength(1);
  });

  it('keeps the text it had where all are written anew and its own fails', async () => {
    const { store, write } = await writingProject(2);
    await write({});
    const before = store.getSectionOf(itemId);
    const again = runOf({ question: 'What of bees?' }, { id: toId('run', 'again0'), kind: 'draft' });
    store.putRun(again);
    await write(
      { draft: (request) => (request.item.id === itemId ? faultOf('answer-unusable') : faithful(request)) },
      { run: again },
    );
    expect(store.getSectionOf(itemId)).toEqual(before);
  });
});

describe('one section redone', () => {
  async function project() {
    const opened = await writingProject(2);
    const { store } = opened;
    const run = runOf({ question: 'What of bees?' }, { id: toId('run', 'redone'), kind: 'redo' });
    store.putRun(run);
    const requests: SectionRequest[] = [];
    const events: unknown[] = [];
    const redo = (instruction: string | null, draft = faithful) =>
      redoSection({
        store,
        parseMarkdown: parseSectionMarkdown,
        itemId,
        instruction,
        run,
        reasoner: scriptedReasoner({
          draft: (request) => {
            requests.push(request);
            return draft(request);
          },
        }),
        signal: new AbortController().signal,
        onEvent: (event) => events.push(event),
        clock: { nowMs: () => Date.UTC(2026, 0, 2) },
        newSuffix: () => 'newone',
      });
    return { ...opened, redo, requests, events };
  }

  it('becomes the section where there is no text yet', async () => {
    const { store, redo, requests, events } = await project();
    expect(await redo(null)).toEqual({ ok: true, value: null });
    expect(store.getSectionOf(itemId)?.state).toMatchObject({ status: 'drafted' });
    expect(store.listSuggestions()).toEqual([]);
    expect(requests).toMatchObject([{ instruction: null }]);
    expect(requests[0]?.present).toBeUndefined();
    expect(events).toMatchObject([
      { type: 'section-started', isSuggestion: false },
      { type: 'section-finished', isSuggestion: false },
      { type: 'section-changed', itemId, revision: 1 },
    ]);
  });

  it('is told the text there is and the instruction, and changes nothing where it fails', async () => {
    const { store, redo, requests, write } = await project();
    await write({});
    const before = store.getSectionOf(itemId);
    expect(await redo('Say less.')).toEqual({ ok: true, value: toId('sug', 'newone') });
    expect(requests[0]).toMatchObject({ instruction: 'Say less.' });
    expect(requests[0]?.present).toContain('Keepers of bees');
    expect(requests[0]?.saidBefore).not.toContain(sentenceOn('bees'));
    expect(store.getSectionOf(itemId)).toEqual(before);
    const failed = await redo('Again.', () => {
      throw new Error('the reasoner broke');
    }).catch(() => 'broke');
    expect(failed).toBe('broke');
    expect(store.getSectionOf(itemId)).toEqual(before);
    expect(store.listSuggestions()).toHaveLength(1);
  });

  it('has the figures of the text there was, and its formulas where the answer kept their marks', async () => {
    const { store, redo, requests, write } = await project();
    await write({});
    const before = store.getSectionOf(itemId);
    if (before === null || !('body' in before.state)) throw new Error('no text');
    const formula = { type: 'mathInline' as const, attrs: { latex: 'x' } };
    const figure = { type: 'figure' as const, attrs: { assetId: toId('ast', 'image0'), alt: '', widthPercent: 50 } };
    const body: RichText = {
      type: 'doc',
      content: [...before.state.body.content, { type: 'paragraph', content: [formula] }, figure],
    };
    store.putSection({ ...before, state: { ...before.state, body } });
    await redo('Say less.', (request) => ({ ...faithful(request), markdown: `${faithful(request).markdown} ⟦a⟧` }));
    expect(requests[0]?.present).toMatch(/⟦a⟧\n\n⟦b⟧$/u);
    const [suggestion] = store.listSuggestions();
    expect(suggestion?.body.content.at(-1)).toEqual(figure);
    expect(JSON.stringify(suggestion?.body)).toContain(JSON.stringify(formula));
    expect(JSON.stringify(suggestion?.body)).not.toContain('⟦');
  });
});
