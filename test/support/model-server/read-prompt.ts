import type { ChatBody } from './server-answer.ts';

/** What a prompt asks for, told by its first sentence. */
export type Question =
  | 'gather'
  | 'outline'
  | 'headings'
  | 'links'
  | 'search'
  | 'refine'
  | 'selection'
  | 'extraction'
  | 'section'
  | 'verdicts';

export type PromptBlock = { readonly attributes: Readonly<Record<string, string>>; readonly text: string };

export type Prompt = {
  readonly question: Question;
  readonly system: string;
  readonly user: string;
  /** The text of the first block of that name; empty where there is none. */
  readonly block: (tag: string) => string;
  readonly blocks: (tag: string) => readonly PromptBlock[];
};

const beginnings: readonly (readonly [Question, RegExp])[] = [
  ['refine', /^You plan a report\..*There is an outline/su],
  ['gather', /^You plan a report\./u],
  ['outline', /^You make the outline.*intent/su],
  ['headings', /^You make the outline/u],
  ['links', /^You sort new evidence/u],
  ['search', /^You look for evidence/u],
  ['selection', /^You choose the passages/u],
  ['extraction', /^You take evidence/u],
  ['section', /^You write (?:one section|the introduction|the closing section)/u],
  ['verdicts', /^You check whether quotes/u],
];

/** Reads one of Heddle's prompts. Throws at one that it doesn't know: the fakes answer nothing else. */
export function readPrompt({ messages }: Pick<ChatBody, 'messages'>): Prompt {
  const system = messages.find(({ role }) => role === 'system')?.content ?? '';
  const user = messages.find(({ role }) => role === 'user')?.content ?? '';
  const question = beginnings.find(([, beginning]) => beginning.test(system))?.[0];
  if (question === undefined) throw new Error(`no prompt of Heddle's begins so: ${system.slice(0, 80)}`);
  const blocks = (tag: string) =>
    [...user.matchAll(new RegExp(`<${tag}((?: \\w+="[^"]*")*)>\\n(.*?)\\n</${tag}>`, 'gsu'))].map(
      ([, attributes = '', text = '']) => ({
        attributes: Object.fromEntries(
          [...attributes.matchAll(/(\w+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, value]),
        ),
        text,
      }),
    );
  return { question, system, user, blocks, block: (tag) => blocks(tag)[0]?.text ?? '' };
}

const littleWords = new Set(
  'about above after again against also another because been before being between both could does doing during each from further have having here into itself just like made make many more most much must need only other over same should some such than that their them then there these they this those through under until very want well were what when where which while will with within without would your find sources says work works working'.split(
    ' ',
  ),
);

/** Lower-case words of four letters and more that say something, each once. */
export function tellingWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return [...new Set(words)].filter((word) => !littleWords.has(word));
}

export function sharedWords(text: string, about: ReadonlySet<string>): number {
  return tellingWords(text).filter((word) => about.has(word)).length;
}
