import * as fc from 'fast-check';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import { richTextSchema, type RichText } from '#shared/domain/rich-text.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { findCitationMarks, formatCitationMark } from '#shared/text/citation-marks.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { withCitationMarks } from '#main/reasoners/model/writer/citation-forms.ts';
import type { Claim } from '../properties.ts';
import { hostileText } from './hostile-text.ts';

const given: readonly EvidenceId[] = ['aaaaaa', 'bbbbbb1', 'cccccccccc'].map((suffix) => toId('evi', suffix));

/** What must hold of drafts in Markdown, whatever a model writes. */
export const markdownClaims: readonly Claim[] = [
  {
    what: 'Markdown: any draft becomes a text of the one form, that cites only what its marks name',
    property: fc.property(draft(), (markdown) => {
      const body = parseSectionMarkdown(markdown);
      const parsed = richTextSchema.safeParse(body);
      if (!parsed.success) throw new Error(parsed.error.message);
      const named = new Set(findCitationMarks(markdown).flatMap(({ evidenceIds }) => evidenceIds));
      // what Markdown spells otherwise, as &#64;, names nothing
      const invented = citedEvidence(body).filter((id) => !named.has(id));
      if (invented.length > 0) throw new Error(`cites ${invented.join()} out of ${JSON.stringify(markdown)}`);
      if (/"(?:figure|mathBlock)"/.test(JSON.stringify(body))) throw new Error('a figure came out of Markdown');
    }),
  },
  {
    // emphasis beside marks without a letter and beside rare blanks is written as text
    what: 'Markdown: a text that was parsed is written and parsed again as it was, rare blanks and loose marks apart',
    property: fc.property(draft(), (drafted) => {
      const markdown = drafted.replaceAll(/[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Cn}\p{Co}\p{Z}](?<![ \n])/gu, '');
      const body = parseSectionMarkdown(markdown);
      const written = richTextToMarkdown(body, { citation: formatCitationMark, headingOffset: 0 });
      const again = richTextToMarkdown(parseSectionMarkdown(written), {
        citation: formatCitationMark,
        headingOffset: 0,
      });
      if (again !== written) throw new Error(`${JSON.stringify(written)} became ${JSON.stringify(again)}`);
    }),
  },
  {
    what: 'Markdown: words of a text are never read as marks, links, images, markup or headings',
    property: fc.property(hostileLine(), (words) => {
      const body: RichText = {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
      };
      const markdown = richTextToMarkdown(body, { citation: formatCitationMark, headingOffset: 0 });
      const again = parseSectionMarkdown(markdown);
      const [block, ...more] = again.content;
      const isPlain =
        block?.type === 'paragraph' &&
        (block.content ?? []).every((node) => node.type === 'text' && node.marks === undefined);
      if (more.length > 0 || !isPlain) throw new Error(`${JSON.stringify(markdown)} became ${JSON.stringify(again)}`);
    }),
  },
  {
    what: 'citation marks: whatever a model writes, ids come out as marks of their own and of no others',
    property: fc.property(draft(), (markdown) => {
      const marked = withCitationMarks(markdown, given);
      const said = new Set((markdown.toLowerCase().match(/evi_[0-9a-z]{6,40}/g) ?? []).map((id) => id));
      for (const { evidenceIds } of findCitationMarks(marked)) {
        const invented = evidenceIds.find((id) => ![...said].some((each) => id === each || id.startsWith(each)));
        if (invented !== undefined) throw new Error(`${invented} out of ${JSON.stringify(markdown)}`);
      }
    }),
  },
];

function draft(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: hostileText(8) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...given.map((id) => `[@${id}]`),
        `[@${given[0] ?? ''}; @${given[1] ?? ''}]`,
        '[@evi_unknown1]',
        '(evi_aaaaaa)',
        '@evi_bbbb',
        '`[@evi_aaaaaa]`',
        '\\[@evi_aaaaaa]',
        '[&#64;evi_aaaaaa]',
        '[@evi_aaaaaa](http://x)',
      ),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '\n',
        '\n\n',
        '# ',
        '- ',
        '1. ',
        '> ',
        '| a | b |\n|---|---|\n| c | d |\n',
        '```\n',
        '    ',
        '---\n',
        'Table: x\n',
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('**', '*', '_', '~~', '`', '[', '](', ')', '![', '<', '>', '\\', '&amp;', '$'),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '[a](javascript:alert(1))',
        '![a](http://x/y.png)',
        '<script>x</script>',
        '<http://x>',
        '[r]: http://x',
        '[^1]: note',
      ),
    },
  );
  return fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''));
}

/** One line of a paragraph, not empty at its ends. */
function hostileLine(): fc.Arbitrary<string> {
  return draft().map((text) => `a${text.replaceAll(/[\s\u0000]+/g, ' ').toWellFormed()}b`);
}
