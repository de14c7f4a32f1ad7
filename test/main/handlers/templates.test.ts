import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLiveProject, openWindow, sampleBrief } from '#test/support/open-live-project.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

async function opened(documents: readonly string[] = []) {
  const config = join(await tempFolder(), 'config');
  const options = { environment: { HEDDLE_CONFIG_DIR: config } };
  return { ...(await openLiveProject(documents, options)), config, options };
}

const guides = ['content-guide-plain-language.md', 'product-vendor.md'];

describe('kinds of report', () => {
  it('come with Heddle in English and German, each with required sections, a first and a last one', async () => {
    const { ask } = await opened();
    for (const language of ['en', 'de']) {
      const { templates } = await ask('app.list-templates', { language });
      expect(templates.map(({ id }) => id).toSorted()).toEqual([
        'due-diligence',
        'literature-review',
        'policy-brief',
        'research-report',
        'technical-evaluation',
      ]);
      for (const template of templates) {
        expect(template).toMatchObject({ isBuiltIn: true, language });
        expect(template.items[0]?.role).toBe('introduction');
        expect(template.items.at(-1)?.role).toBe('closing');
        expect(template.items.filter(({ isRequired }) => isRequired).length).toBeGreaterThanOrEqual(3);
        expect(template.tone).not.toBe('');
      }
    }
    const { templates } = await ask('app.list-templates', { language: 'fr' });
    expect(templates.map(({ language }) => language)).toEqual(['en', 'en', 'en', 'en', 'en']);
  });

  it('begin an outline, in order, once, without the sections that are not wanted', async () => {
    const { ask, folder } = await opened();
    const apply = () =>
      ask('template.apply', { folder, templateId: 'policy-brief', leftOut: ['costs  AND risks', 'The problem'] });
    expect(await apply()).toMatchObject({ added: 5, template: { id: 'policy-brief', lengthWords: 1500 } });
    const { outline } = await ask('outline.read', { folder });
    const headings = outline.items.toSorted((a, b) => a.order - b.order).map(({ heading }) => heading);
    // “The problem” is required: it can't be left out.
    expect(headings).toEqual(['Summary', 'The problem', 'What is done today', 'Options', 'Recommendation']);
    expect(await apply()).toMatchObject({ added: 0 });
  });

  it('have a look before an export tell of required sections that are gone, and of no others', async () => {
    const { ask, folder } = await opened();
    await ask('template.apply', { folder, templateId: 'policy-brief', leftOut: ['Costs and risks'] });
    const missing = async () => {
      const { findings } = await ask('report.lint', { folder });
      return findings.flatMap(({ code, text }) => (code === 'section-required' ? [text] : []));
    };
    expect(await missing()).toEqual([]);
    const { outline, version } = await ask('outline.read', { folder });
    const named = (wanted: string) => outline.items.find(({ heading }) => heading === wanted)?.id ?? wanted;
    const edits = ['Options', 'What is done today'].map((heading) => ({
      kind: 'remove' as const,
      itemId: named(heading) as (typeof outline.items)[number]['id'],
    }));
    await ask('outline.edit', { folder, edits, baseVersion: version });
    expect(await missing()).toEqual(['Options']);
  });

  it('name those there are where one is unknown', async () => {
    const { connection, folder } = await opened();
    const answer = await connection.invoke('template.apply', { folder, templateId: 'shopping-list' });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'template-not-found' } });
    expect(JSON.stringify(answer)).toContain('policy-brief');
  });

  it('keep their sections over a draft, with themes where they belong and no second introduction', async () => {
    const { ask, folder } = await opened(guides);
    const { added } = await ask('template.apply', { folder, templateId: 'research-report' });
    await ask('report.draft', { folder, brief: { ...sampleBrief, lengthWords: 1500 } });
    const { parts } = await ask('report.read', { folder });
    const top = parts.filter(({ depth }) => depth === 1);
    expect(top).toHaveLength(added);
    expect(top.map(({ heading }) => heading)).toEqual([
      'Introduction',
      'Background',
      'Material and approach',
      'Findings',
      'Discussion',
      'Limitations',
      'Conclusion',
    ]);
    const at = parts.findIndex(({ heading }) => heading === 'Findings');
    expect(parts[at + 1]?.depth).toBe(2);
    expect(parts.filter(({ depth }) => depth === 2).length).toBeGreaterThanOrEqual(2);
    const { problems, claims } = await ask('report.check', { folder });
    expect(problems).toEqual([]);
    expect(claims).toBeGreaterThan(5);
  });

  it('are made of an outline, kept for all projects, replaced by name, and taken away', async () => {
    const { ask, folder, hear, config, options, heard } = await opened(guides);
    await ask('template.apply', { folder, templateId: 'policy-brief' });
    const { outline, version } = await ask('outline.read', { folder });
    const holder = outline.items.find(({ heading }) => heading === 'Options');
    if (holder === undefined) throw new Error('no item');
    await ask('outline.edit', {
      folder,
      baseVersion: version,
      edits: [
        {
          kind: 'add',
          itemId: 'itm_firstoption' as typeof holder.id,
          parentId: holder.id,
          order: 0,
          heading: 'Do nothing',
          intent: 'What comes of waiting',
          role: 'body',
        },
      ],
    });
    await ask('project.write-brief', { folder, brief: { ...sampleBrief, tone: 'Dry' } });
    const from = heard.length;
    const { templateId } = await ask('template.save', { folder, name: 'Our Briefing!' });
    expect(templateId).toBe('our-briefing');
    await hear('templates-changed', { from });
    await ask('template.save', { folder, name: 'Our briefing', description: 'For the board' });

    const elsewhere = await openWindow(join(await tempFolder(), 'other'), options);
    const { templates } = await elsewhere.ask('app.list-templates', { language: 'de' });
    const own = templates.at(-1);
    expect(own).toMatchObject({
      id: 'our-briefing',
      name: 'Our briefing',
      description: 'For the board',
      isBuiltIn: false,
      tone: 'Dry',
      lengthWords: sampleBrief.lengthWords,
    });
    expect(own?.items.find(({ heading }) => heading === 'Options')?.items).toMatchObject([
      { heading: 'Do nothing', intent: 'What comes of waiting' },
    ]);
    await elsewhere.ask('app.remove-template', { templateId });
    expect((await ask('app.list-templates', {})).templates.every(({ isBuiltIn }) => isBuiltIn)).toBe(true);
    expect(await readdir(join(config, 'templates'))).toEqual([]);
  });

  it('refuse the name of a built-in one, an empty outline, and a name without letters', async () => {
    const { ask, connection, folder } = await opened();
    const save = async (name: string) => {
      const answer = await connection.invoke('template.save', { folder, name });
      return answer.ok ? 'saved' : answer.fault.code;
    };
    expect(await save('Nothing to keep')).toBe('outline-missing');
    await ask('template.apply', { folder, templateId: 'due-diligence' });
    expect(await save('Due diligence')).toBe('wrong-use');
    expect(await save('—')).toBe('wrong-use');
    const removed = await connection.invoke('app.remove-template', { templateId: 'due-diligence' });
    expect(removed).toMatchObject({ ok: false, fault: { code: 'template-not-found' } });
  });

  it('pass over files that are none', async () => {
    const { ask, config } = await opened();
    await mkdir(join(config, 'templates'), { recursive: true });
    await writeFile(join(config, 'templates', 'broken.json'), '{"id":');
    await writeFile(join(config, 'templates', 'other.json'), '{"id":"other"}');
    expect((await ask('app.list-templates', {})).templates).toHaveLength(5);
  });
});
