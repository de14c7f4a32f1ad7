import { createRandom } from '#test/support/random.ts';

export type SyntheticPart = {
  readonly itemId: string;
  readonly depth: number;
  readonly heading: string;
  readonly status?: 'empty' | 'queued' | 'drafting' | 'drafted' | 'edited' | 'failed';
  readonly isNotInSources?: boolean;
  readonly body: readonly { type: string; content?: readonly object[] }[];
};

const wordsOfParagraph = 80;
const wordsOfCitation = 100;
const stems =
  'water field growth price region study result measure change effect market season worker energy policy sample value group period report'.split(
    ' ',
  );

/** The evidence that is cited is counted from 0. */
export function syntheticEvidence(index: number): string {
  return `evi_${String(index).padStart(6, '0')}`;
}

/** A report of about so many words, one citation in a hundred, in as many sections: the same for the same sizes. */
export function syntheticReport({ words, sections }: { words: number; sections: number }): readonly SyntheticPart[] {
  const random = createRandom(7);
  const paragraphs = Math.max(1, Math.round(words / sections / wordsOfParagraph));
  let untilCitation = wordsOfCitation;
  let cited = 0;
  const word = () => stems[Math.floor(random() * stems.length)] ?? 'water';
  const paragraph = () => {
    const content: object[] = [];
    let text = '';
    for (let at = 0; at < wordsOfParagraph; at += 1) {
      text += `${text === '' && content.length === 0 ? '' : ' '}${word()}`;
      untilCitation -= 1;
      if (untilCitation > 0) continue;
      untilCitation = wordsOfCitation;
      cited += 1;
      content.push(
        { type: 'text', text },
        { type: 'citation', attrs: { evidenceIds: [syntheticEvidence(cited % 200)] } },
      );
      text = '';
    }
    content.push({ type: 'text', text: `${text}.` });
    return { type: 'paragraph', content };
  };
  return Array.from({ length: sections }, (_, at) => ({
    itemId: `itm_${at}`,
    depth: at % 5 === 0 ? 1 : 2,
    heading: `Section ${at + 1} on ${word()}`,
    body: Array.from({ length: paragraphs }, paragraph),
  }));
}
