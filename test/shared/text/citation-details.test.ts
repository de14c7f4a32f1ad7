import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { CitationAttributes, RichText } from '#shared/domain/rich-text.ts';
import { replaceCited } from '#shared/text/rich-text-cite.ts';
import { tidyInline } from '#shared/text/rich-text-inline.ts';
import { removeCitations } from '#shared/text/rich-text-removal.ts';

const [one, two, three] = [toId('evi', 'one000'), toId('evi', 'two000'), toId('evi', 'three0')];
const cite = (attrs: CitationAttributes) => ({ type: 'citation' as const, attrs });
const bodyOf = (attrs: CitationAttributes): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'So ' }, cite(attrs)] }],
});
const details = { prefix: 'see', locator: 'ch. 3', mode: 'author-in-text' } as const;

describe('what is said of a citation', () => {
  it('stays when its evidence is merged or goes in part', () => {
    const body = bodyOf({ ...details, evidenceIds: [one, two] });
    expect(replaceCited(body, new Map([[two, three]]))).toEqual(bodyOf({ ...details, evidenceIds: [one, three] }));
    expect(removeCitations(body, (id) => id !== one)).toEqual(bodyOf({ ...details, evidenceIds: [two] }));
  });

  it('keeps it from becoming one with its neighbour', () => {
    const [plain, other, detailed] = [
      cite({ evidenceIds: [one] }),
      cite({ evidenceIds: [two] }),
      cite({ ...details, evidenceIds: [three] }),
    ];
    expect(tidyInline([plain, other, detailed, plain])).toEqual([cite({ evidenceIds: [one, two] }), detailed, plain]);
  });
});
