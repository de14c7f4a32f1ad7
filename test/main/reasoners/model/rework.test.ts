import { describe, expect, it } from 'vitest';
import { providerFault } from '#shared/base/fault.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ReworkRequest, SectionRequest } from '#main/ports/reasoner.ts';
import { fakeLanguageModel, type FakeAnswer } from '#test/support/fake-language-model.ts';
import { evidenceId, never, reasonerOver, sectionOf } from './samples.ts';

const one = `[@${evidenceId(1)}]`;

async function rework(answer: FakeAnswer, changes: Partial<ReworkRequest> = {}, section: Partial<SectionRequest> = {}) {
  const model = fakeLanguageModel([answer], { contextTokens: 8192 });
  const request: ReworkRequest = {
    how: 'shorten',
    selection: `Colonies eat honey in winter ${one}. ⟦a⟧`,
    sentences: [{ text: 'Colonies eat honey in winter. ⟦a⟧', evidenceIds: [evidenceId(1)], paragraph: 0 }],
    section: sectionOf(section),
    cited: [evidenceId(1)],
    ...changes,
  };
  const answered = await reasonerOver(model).rework(request, never);
  const prompt = model.calls[0]?.messages.map(({ content }) => content).join('\n') ?? '';
  return { answered, prompt, call: model.calls[0] };
}

describe('a stretch that a model rewords', () => {
  it('is asked for with the stretch, its evidence and what is wanted', async () => {
    const { answered, prompt, call } = await rework(
      `They eat honey ${one}. ⟦a⟧`,
      {},
      { instruction: 'Sound less dry.' },
    );
    expect(answered).toMatchObject({ ok: true, value: { markdown: `They eat honey ${one}. ⟦a⟧` } });
    expect(call).toMatchObject({ role: 'writer', form: null, purpose: expect.stringMatching(/^rework itm_\w+ 1$/u) });
    expect(prompt).toContain('Colonies eat honey in winter');
    expect(prompt).toContain('Sound less dry.');
    expect(prompt).toContain(evidenceId(1));
    expect(prompt).toContain('Shorten <present_text>');
  });

  it('is told what was wrong with the first answer', async () => {
    const { prompt, call } = await rework(
      `They eat honey ${one}.`,
      { how: 'rewrite' },
      { firstDraft: 'They eat 99 kg.', problems: ['number-not-in-quotes: 99'] },
    );
    expect(call?.purpose).toMatch(/ 2$/u);
    expect(prompt).toContain('They eat 99 kg.');
    expect(prompt).toContain('number-not-in-quotes: 99');
  });

  it('fits into the context, however long stretch and evidence are', async () => {
    const long = 'Colonies eat honey in winter and are fed syrup. '.repeat(120);
    const { prompt, call } = await rework('They eat honey.', { how: 'expand', selection: long });
    expect(estimateTokens(prompt) + (call?.maxTokens ?? 0)).toBeLessThan(8192);
  });

  it('passes on why there is none', async () => {
    const fault = providerFault('endpoint-busy', 'busy');
    expect((await rework({ fault })).answered).toEqual({ ok: false, fault });
    expect((await rework('DIGEST: Nothing.')).answered).toMatchObject({ fault: { code: 'answer-unusable' } });
  });
});
