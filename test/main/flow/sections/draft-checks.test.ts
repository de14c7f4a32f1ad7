import { describe, expect, it } from 'vitest';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import { formatCitationMark } from '#shared/text/citation-marks.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import { faultOf } from '#test/support/scripted-reasoner.ts';
import { faithful, sentenceOn, writingProject } from './writing-project.ts';

type Project = Awaited<ReturnType<typeof writingProject>>;
type Script = Parameters<Project['write']>[0];

/** Drafts the section on bees from these Markdown texts, the second on revision; the others faithfully. */
async function writeBees(
  markdown: (id: EvidenceId) => string | readonly [string, string],
  judge: NonNullable<Script['judge']> = () => ({ verdict: 'supported', words: '' }),
) {
  const project = await writingProject(2);
  const texts = markdown(project.idOf('bees'));
  const [first, second] = typeof texts === 'string' ? [texts, texts] : texts;
  const told: string[] = [];
  const judged: string[] = [];
  const { events, calls } = await project.write({
    draft: (request: SectionRequest) => {
      if (request.item.heading !== 'bees') return faithful(request);
      told.push(...request.problems);
      return {
        markdown: request.firstDraft === null ? first : second,
        digest: request.firstDraft === null ? 'first' : 'second',
      };
    },
    judge: (claim) => {
      judged.push(claim.text);
      return judge(claim);
    },
  });
  const state = project.store.getSectionOf(toId('itm', 'bees00'))?.state;
  const stored =
    state !== undefined && 'body' in state
      ? richTextToMarkdown(state.body, { citation: formatCitationMark, headingOffset: 0 })
      : null;
  return {
    ...project,
    stored,
    state,
    told: told.map((problem) => problem.split(':')[0]),
    judged,
    events,
    calls,
    step: project.stepOf('bees'),
  };
}

const own = (id: EvidenceId) => `${sentenceOn('bees').slice(0, -1)} [@${id}].`;

describe('what a model invents', () => {
  it('is taken out of the stored text: unknown citations, and sentences that cite nothing else', async () => {
    const { stored, step, told } = await writeBees(
      (id) =>
        `${own(id)} Bees **sleep** in winter [@evi_invented]. Bees are counted [@evi_invented; @${id}] by day.\n\n- Only this [@evi_alsoinvented].\n\n| a | b |\n|---|---|\n| c | d [@evi_invented] |`,
    );
    expect(stored).toBe(`${own(toId('evi', 'bees00'))} Bees are counted [@evi_bees00] by day.`);
    expect(told).toEqual(['citation-unresolved', 'citation-unresolved', 'citation-unresolved', 'citation-unresolved']);
    expect(step).toMatchObject({
      removed: [
        { text: 'Bees sleep in winter.', reason: 'all it cites was never given: evi_invented' },
        { text: 'Only this.', reason: 'all it cites was never given: evi_alsoinvented' },
        { text: 'c | d', reason: 'all it cites was never given: evi_invented' },
        { text: 'Bees are counted by day.', reason: 'cited without being given: evi_invented' },
      ],
      problems: 0,
      soundCall: null,
    });
  });

  it('counts evidence of another section as invented', async () => {
    const { stored } = await writeBees((id) => `${own(id)} Wasps were counted [@evi_wasps0].`);
    expect(stored).toBe(own(toId('evi', 'bees00')));
  });

  it('is taken out where it stands between quotation marks and no quote cited has the words', async () => {
    const { stored, step, told } = await writeBees(
      (id) =>
        `He wrote that “keepers of bees counted 100 of them” [@${id}]. She wrote that “keepers loved all their bees” [@${id}]. “One. Two invented words here. Three” [@${id}].`,
    );
    expect(stored).toBe('He wrote that “keepers of bees counted 100 of them” [@evi_bees00].');
    expect(told).toContain('quotation-not-in-quotes');
    expect(step['removed']).toContainEqual({
      text: 'She wrote that “keepers loved all their bees”.',
      reason: 'no quote cited for it has the words “keepers loved all their bees”',
    });
  });

  it('is not what only differs in print, leaves words out, or names a heading, a title or the question', async () => {
    const { step } = await writeBees((id) =>
      [
        `It says "Keepers of bees  counted […] them in the year 1900" [@${id}].`,
        `It says »bees counted 100 of them«, [@${id}]`,
        `and “[k]eepers of bees … were rare.” [@${id}].`,
        `On “what of bees?” there is a source, “bees” [@${id}].`,
        `As for “wasps” in “Introduction”, nothing [@${id}].`,
      ].join(' '),
    );
    expect(step).toMatchObject({ removed: [], problems: 0 });
  });

  it('is taken out where nothing could cite it: code that no quote has, headings with numbers that none has', async () => {
    const { stored, step } = await writeBees(
      (id) =>
        `### 40 hives\n\n${own(id)}\n\n### 100 bees\n\n\`\`\`\nbees counted 100 of them\n\`\`\`\n\n\`\`\`js\nkeepers.loved(bees)\n\`\`\``,
    );
    expect(stored).toBe(`${own(toId('evi', 'bees00'))}\n\n### 100 bees\n\n\`\`\`\nbees counted 100 of them\n\`\`\``);
    expect(step).toMatchObject({
      removed: [
        { text: '40 hives', reason: 'no quote of the section has "40", and a heading can\'t cite' },
        { text: 'keepers.loved(bees)', reason: 'no quote of the section has this code' },
      ],
    });
  });

  it('is taken out where an id stands among the words', async () => {
    const { stored, step } = await writeBees(
      (id) => `${own(id)} Bees are counted (evi_madeup12, @evi_BAD-ID) here [@${id}].`,
    );
    expect(stored).toBe(`${own(toId('evi', 'bees00'))} Bees are counted here [@evi_bees00].`);
    expect(step).toMatchObject({ removed: [{ text: '(evi_madeup12, @evi_BAD-ID)' }] });
  });

  it('fails the section where nothing else is in it', async () => {
    const { state, step } = await writeBees(() => 'All is invented [@evi_invented].');
    expect(state).toMatchObject({ status: 'failed', fault: { code: 'answer-unusable' } });
    expect(step).toMatchObject({ outcome: 'failed', fault: { code: 'answer-unusable' } });
  });
});

describe('what a model gets wrong', () => {
  it('stays, counted, where it is a number', async () => {
    const { stored, step, told } = await writeBees((id) => `Keepers counted 250 bees [@${id}].`);
    expect(stored).toContain('250');
    expect(told).toEqual(['number-not-in-quotes']);
    expect(step).toMatchObject({ outcome: 'drafted', problems: 1, removed: [], soundCall: null });
  });

  it('is judged once per claim where code can’t tell, and goes back by name with the words that decide', async () => {
    const { judged, told, step, store, calls } = await writeBees(
      (id) => [
        `${own(id)} Bees were many [@${id}]. Bees were few [@${id}].`,
        `${own(id)} Bees were scarce [@${id}]. Bees were few [@${id}].`,
      ],
      ({ text }) => ({ verdict: text.includes('many') ? 'contradicted' : 'supported', words: 'were rare' }),
    );
    expect(judged).toEqual(['Bees were many.', 'Bees were few.', 'Bees were scarce.']);
    expect(told).toEqual(['claim-contradicted']);
    expect(step).toMatchObject({ problems: 0, soundCall: 'draft itm_bees00 2' });
    const keys = step['judged'] as string[];
    expect([...store.findVerdicts(keys).values()].map(({ verdict }) => verdict)).toEqual([
      'contradicted',
      'supported',
      'supported',
    ]);
    expect(calls.filter((call) => call === 'judge')).toHaveLength(2);
  });

  it('is only shown where a claim goes a little far', async () => {
    const { told, step } = await writeBees(
      (id) => `Bees were few [@${id}].`,
      () => ({ verdict: 'partly-supported', words: 'rare' }),
    );
    expect(told).toEqual([]);
    expect(step).toMatchObject({ problems: 1, soundCall: null });
  });

  it('is left unjudged where the checker fails for this section', async () => {
    const { step, state } = await writeBees(
      (id) => `Bees were few [@${id}].`,
      () => faultOf('answer-unusable'),
    );
    expect(state).toMatchObject({ status: 'drafted' });
    expect(step).toMatchObject({ judged: [], problems: 0 });
  });

  it('is told where a sentence was said before, in the section or an earlier one', async () => {
    const { write, idOf } = await writingProject(2);
    const told: string[] = [];
    await write({
      draft: (request) => {
        if (request.item.heading !== 'wasps') return faithful(request);
        told.push(...request.problems);
        const said = `${sentenceOn('bees').slice(0, -1)} [@${idOf('wasps')}].`;
        const once = `Wasps came late [@${idOf('wasps')}].`;
        return { markdown: `${said} ${once} ${once}`, digest: '' };
      },
    });
    expect(told.filter((problem) => problem.startsWith('sentence-repeated'))).toEqual([
      `sentence-repeated: it stands in an earlier section too, in: ${sentenceOn('bees')}`,
      'sentence-repeated: it stands in this section too, in: Wasps came late.',
    ]);
  });
});

describe('a revision', () => {
  it('announces that what streamed is void', async () => {
    const { events } = await writeBees((id) => `Keepers counted 250 bees [@${id}].`);
    expect(events.filter((event) => event.endsWith('itm_bees00'))).toEqual([
      'section-started itm_bees00',
      'section-restarted itm_bees00',
      'section-finished itm_bees00',
    ]);
  });

  it('is kept where it is no worse', async () => {
    const { state } = await writeBees((id) => [
      `Keepers counted 250 bees [@${id}].`,
      `Keepers counted 260 bees [@${id}].`,
    ]);
    expect(state).toMatchObject({ digest: 'second' });
  });

  it('is not kept where it brings graver faults', async () => {
    const { state } = await writeBees((id) => ['Bees are nice.', `Keepers counted 250 bees [@${id}].`]);
    expect(state).toMatchObject({ digest: 'first' });
  });

  it('is not kept where it drops most of what was sound', async () => {
    const { state } = await writeBees((id) => [
      `${own(id)} Bees were few [@${id}]. Bees were rare [@${id}]. Bees are nice.`,
      `I am sorry, here it is: [@${id}].`,
    ]);
    expect(state).toMatchObject({ digest: 'first' });
  });

  it('that can not be had leaves the first draft', async () => {
    const project = await writingProject(1);
    await project.write({
      draft: (request) =>
        request.firstDraft === null ? { markdown: 'Bees are nice.', digest: 'first' } : faultOf('answer-unusable'),
    });
    expect(project.store.getSectionOf(toId('itm', 'bees00'))?.state).toMatchObject({
      status: 'drafted',
      digest: 'first',
    });
  });

  it('that the endpoint is not there for pauses the run', async () => {
    const project = await writingProject(1);
    const { answer } = await project.write({
      draft: (request) =>
        request.firstDraft === null ? { markdown: 'Bees are nice.', digest: 'first' } : faultOf('endpoint-busy'),
    });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'endpoint-busy' } });
    expect(project.store.listSections()).toEqual([]);
  });
});
