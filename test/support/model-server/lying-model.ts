import { createHash } from 'node:crypto';
import { createRandom } from '#test/support/random.ts';
import { obedientModel, type ObedientOptions } from './obedient-model.ts';
import { readPrompt, type Question } from './read-prompt.ts';
import type { ChatBody, ServerAnswer } from './server-answer.ts';

export type LyingModel = {
  readonly answer: (body: ChatBody, index?: number) => ServerAnswer & { readonly kind: 'text' };
  /** Everything it made up so far. Ids are well-formed. */
  readonly inventedIds: ReadonlySet<string>;
  /** Words that it gave out as a source's: offered quotes, deciding words, direct quotations. */
  readonly inventedQuotes: ReadonlySet<string>;
  /** Numbers it put in place of others, each with its sentence, without citation and stop. */
  readonly wrongNumbers: readonly { readonly sentence: string; readonly number: string }[];
};

type Shares = { readonly ids: number; readonly quotes: number; readonly numbers: number };
type Lies = {
  readonly ids: Set<string>;
  readonly quotes: Set<string>;
  readonly numbers: { sentence: string; number: string }[];
};

/** The obedient mind, but a share of its ids, quotes and numbers is invented. The same prompt always gets the same lies. */
export function lyingModel(options: { readonly seed: number } & Shares & ObedientOptions): LyingModel {
  const honest = obedientModel(options);
  const lies: Lies = { ids: new Set(), quotes: new Set(), numbers: [] };
  return {
    inventedIds: lies.ids,
    inventedQuotes: lies.quotes,
    wrongNumbers: lies.numbers,
    answer: (body) => {
      const answer = honest(body);
      const random = createRandom(seedOf(options.seed, body));
      return {
        ...answer,
        text: lieIn(readPrompt(body).question, answer.text, body, { random, shares: options, lies }),
      };
    },
  };
}

type Lying = { readonly random: () => number; readonly shares: Shares; readonly lies: Lies };

function lieIn(question: Question, text: string, body: ChatBody, lying: Lying): string {
  const { random, shares, lies } = lying;
  const inventedOr = (words: string) => (random() < shares.quotes ? keep(lies.quotes, inventQuote(random)) : words);
  if (question === 'section') return lieInSection(text, body, lying);
  if (question === 'extraction') {
    const { evidence } = JSON.parse(text) as { evidence: { quotes: string[] }[] };
    return JSON.stringify({ evidence: evidence.map((each) => ({ ...each, quotes: each.quotes.map(inventedOr) })) });
  }
  if (question === 'verdicts') {
    const { verdicts } = JSON.parse(text) as { verdicts: { words: string }[] };
    return JSON.stringify({ verdicts: verdicts.map((each) => ({ ...each, words: inventedOr(each.words) })) });
  }
  if (question === 'outline') {
    const { sections } = JSON.parse(text) as { sections: { evidence: string[] }[] };
    const idOr = (handle: string) => (random() < shares.ids ? keep(lies.ids, inventId(random)) : handle);
    return JSON.stringify({ sections: sections.map((each) => ({ ...each, evidence: each.evidence.map(idOr) })) });
  }
  return text;
}

function lieInSection(text: string, body: ChatBody, { random, shares, lies }: Lying): string {
  const material = body.messages.map(({ content }) => content).join('\n');
  const [prose = '', digest = ''] = text.split('\n\nDIGEST:');
  const paragraphs = prose.split('\n\n').map((paragraph) =>
    paragraph
      .split(/(?<=\]\.) /u)
      .flatMap((sentence) => {
        const cited = /^(.*) \[@(evi_[0-9a-z]+)\]\.$/su.exec(sentence);
        if (cited === null) return [sentence];
        const [, words = '', id = ''] = cited;
        const number = random() < shares.numbers ? anotherNumber(words, material, random) : null;
        if (number !== null) lies.numbers.push({ sentence: number.words, number: number.number });
        const said = number?.words ?? words;
        const citedId = random() < shares.ids ? keep(lies.ids, inventId(random)) : id;
        // Direct quotations are rarer than claims.
        const quotation =
          random() < shares.quotes / 3 ? [`In their words, “${keep(lies.quotes, inventQuote(random))}” [@${id}].`] : [];
        return [`${said} [@${citedId}].`, ...quotation];
      })
      .join(' '),
  );
  return `${paragraphs.join('\n\n')}\n\nDIGEST:${digest}`;
}

/** The words with one of their plain numbers replaced by one that stands nowhere in the prompt; null where they have none. */
function anotherNumber(words: string, material: string, random: () => number) {
  const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
  const plainNumber = new RegExp(
    `(?<![\\p{L}\\p{N}.,:'’/§-]|(?:${months}) )\\d{1,3}(?![\\p{L}\\p{N}/§-]|[.,:'’]\\d| (?:${months}))`,
    'u',
  );
  const found = plainNumber.exec(words);
  if (found === null) return null;
  let number = '';
  do number = String(200 + Math.floor(random() * 700));
  while (material.includes(number));
  const changed = `${words.slice(0, found.index)}${number}${words.slice(found.index + found[0].length)}`;
  return { words: changed, number };
}

function inventId(random: () => number): string {
  const digits = Array.from({ length: 12 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `evi_${digits}`;
}

const subjects = ['Every careful gardener', 'No lighthouse keeper', 'The oldest clockmaker', 'A patient beekeeper'];
const verbs = ['measures', 'forgets', 'repaints', 'inherits', 'postpones'];
const objects = [
  'the violet staircase',
  'a drawer of maps',
  'the seventh bridge',
  'an empty orchestra',
  'borrowed snow',
];

/** Words that no guide would hold. */
function inventQuote(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  const number = 1000 + Math.floor(random() * 9000);
  return `${pick(subjects)} ${pick(verbs)} ${pick(objects)} in ward ${number}`;
}

function keep(kept: Set<string>, invented: string): string {
  kept.add(invented);
  return invented;
}

function seedOf(seed: number, body: ChatBody): number {
  const hash = createHash('sha256')
    .update(JSON.stringify([seed, body.messages]))
    .digest();
  return hash.readInt32LE(0);
}
