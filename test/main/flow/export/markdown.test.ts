import { describe, expect, it } from 'vitest';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { createPandocWriter, writeMarkdown } from '#main/flow/export/index.ts';
import type { ReportWriter } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';

const writePandoc = createPandocWriter({ writeBibliography: bibliographyFiles.write });

async function written(writer: ReportWriter, options: Parameters<typeof printableReport>[0] = {}) {
  const report = await printableReport(options);
  const result = await writer(report, { name: 'my report', signal: new AbortController().signal });
  if (!result.ok) throw new Error(result.fault.message);
  const [file, ...beside] = result.value.files;
  return {
    report,
    text: new TextDecoder().decode(file?.bytes),
    paths: [file?.path, ...beside.map(({ path }) => path)],
  };
}

describe('a report in Markdown', () => {
  it('has its citations as the style sets them, and its references in the style’s order', async () => {
    const { text } = await written(writeMarkdown);
    expect(text).toContain('# Small things: a report & its parts\n\nAda Lovelace, Grace Hopper\n\n> Extractive draft');
    expect(text).toContain('Small things weigh little [1, p. 3–4, 9; 2, p. 3]. They are many[^1].');
    expect(text).toContain('[^1]: A note with _marks_ and a citation [3].');
    expect(text).toMatch(/## References\n\n1\. Smith \(2024\)\. _Small things & their \\<weights>_\. /u);
    expect((await written(writeMarkdown, { style: 'author-date' })).text).toContain(
      '(Smith, 2024, p. 3–4, 9; 王, 2019, p. 3)',
    );
  });

  it('has the citations of a note style in notes', async () => {
    const { text, report } = await written(writeMarkdown, { style: 'note' });
    expect(text).toContain('Small things weigh little [^1]. They are many[^2].');
    expect(text).toContain('[^1]: Smith, _Small things & their \\<weights>_, p. 3–4, 9.; 王, _城市与水_, p. 3.');
    expect(text.match(/^\[\^\d+\]: /gmu)).toHaveLength(report.notes.length);
  });

  it('numbers captions, and names images beside it', async () => {
    const { text, paths, report } = await written(writeMarkdown);
    const [first] = [...report.images.values()];
    expect(text).toContain(
      `![Three bars](my%20report-files/${first?.asset.contentHash}.png)\n\n**Figure 1.** Weights of`,
    );
    expect(text).toContain('**Table 1.** Weights & measures in 100%\n\n| Thing | Weight, min | max |');
    expect(paths).toEqual([
      'my report.md',
      ...[...report.images.values()].map(({ asset }) => `my report-files/${asset.contentHash}.png`),
    ]);
  });

  it('says which image could not be read', async () => {
    const report = await printableReport();
    const images = new Map(
      [...report.images].map(([id, { asset }]) => [id, { asset, read: () => Promise.reject(new Error('gone')) }]),
    );
    const result = await writeMarkdown({ ...report, images }, { name: 'x', signal: new AbortController().signal });
    expect(result).toMatchObject({
      ok: false,
      fault: { code: 'image-unreadable', message: expect.stringContaining('image 0.png') },
    });
  });

  it('puts the appendix before the references, and the contents before the text', async () => {
    const { text } = await written(writeMarkdown, { withAppendix: true, hasContents: true, numbersHeadings: true });
    expect(text).toContain('**Contents**\n\n- 1 Introduction\n- 2 Findings\n  - 2.1 What was measured & how');
    expect(text).toContain('## 1 Introduction');
    const appendix = text.slice(text.indexOf('## Evidence'), text.indexOf('## References'));
    expect(appendix).toContain(
      '### Introduction\n\nSmall things weigh little. [1, p. 3–4, 9; 2, p. 3] (not checked)\n\n> “First” \\<words> & of 0.0\n>\n> — Small things & their \\<weights>, page 3, 0–16',
    );
  });
});

describe('a report for pandoc', () => {
  it('cites by keys that its bibliography file has', async () => {
    const { text, paths } = await written(writePandoc);
    expect(text).toContain('bibliography: "my report.bib"');
    expect(text).toContain('[@smith2024, pp. 3-4, 9; @source2019, p. 3]');
    expect(text).toContain('As @smith2024 [p. 3] says');
    expect(text).toContain('([see @bea:2024_report, ch. 3, emphasis added]).');
    expect(text).toContain('It leads nowhere \\[?\\].');
    expect(text).toContain('# References\n\n::: {#refs}\n:::');
    expect(paths[1]).toBe('my report.bib');
  });

  it('leaves to the style whether a citation is a note, and keeps the person’s notes', async () => {
    const { text } = await written(writePandoc, { style: 'note' });
    expect(text).toContain('Small things weigh little [@smith2024, pp. 3-4, 9; @source2019, p. 3].');
    expect(text.match(/^\[\^\d+\]: /gmu)).toEqual(['[^2]: ']);
  });

  it('has captions, widths and anchors in pandoc’s own form', async () => {
    const { text } = await written(writePandoc);
    expect(text).toContain(
      '## Inside a section _emphasised_ {#sec-inside-a-section-emphasised}'.replace('## ', '### '),
    );
    expect(text).toMatch(/\n\n: Weights & measures in 100%\n/u);
    expect(text).toMatch(
      /!\[Weights of three things \[@bea:2024_report, p\. 4\]\.\]\([^)]*\)\{#figure-1 width=60% alt="Three bars"\}/u,
    );
  });
});
