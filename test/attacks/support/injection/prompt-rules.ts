import { withoutUnseen } from '#shared/text/unseen-characters.ts';

/** A rule of Heddle's that was found broken, with where. */
export type Broken = { readonly rule: string; readonly detail: string };

const tags =
  'passage|evidence|quote|summary|brief|clarification|library|outline|last_step|past_queries|steps|goal|headings|finished_sections|said_before|section|report_facts|instruction|first_draft|present_text|problems|claim';
/** As a model may read one, however it is written. */
const likeTag = new RegExp(
  `[<＜﹤][\\s\\u00ad\\u200b-\\u200f\\u2060-\\u2064]*/?[\\s\\u00ad\\u200b-\\u200f\\u2060-\\u2064]*(?:${tags})\\b`,
  'giu',
);
const realTag = new RegExp(`^<(/?)(${tags})((?: \\w+="[^"<>]*")*)>$`, 'u');
const chatMarks =
  /<[|｜]|\[\/?INST\]|<<\/?SYS>>|<\/?s>|<\/?(?:start|end)_of_turn>|<\/?tool_(?:call|response)>|\[TOOL_CALLS\]/u;

/**
 * What of a prompt breaks the rules: the words of documents stand in blocks and nowhere else, blocks are closed by
 * Heddle alone, and nothing is in them that a reader wouldn't see or that a server takes for its own.
 */
export function brokenInPrompt(
  messages: readonly { readonly role: string; readonly content: string }[],
  { names, secret }: { readonly names: readonly string[]; readonly secret: string },
): readonly Broken[] {
  const broken: Broken[] = [];
  const tell = (rule: string, detail: string): void => void broken.push({ rule, detail: detail.slice(0, 300) });
  for (const { role, content } of messages) {
    if (content.includes(secret)) tell('a key is told to no one', `in a ${role} message`);
    if (role === 'assistant') continue;
    if (withoutUnseen(content) !== content) tell('nothing unseen is in a prompt', JSON.stringify(around(content)));
    const mark = chatMarks.exec(content);
    if (mark !== null)
      tell('no marks of chats are in a prompt', content.slice(Math.max(0, mark.index - 60), mark.index + 60));
    const outside = role === 'system' ? content : outsideOfBlocks(content, tell);
    for (const name of names) {
      if (outside.includes(name))
        tell('documents speak only inside their blocks', `${name} outside, in a ${role} message`);
    }
  }
  return broken;
}

/** The text without its blocks. Tags must be Heddle's own, each on a line of its own, and close what they open. */
function outsideOfBlocks(content: string, tell: (rule: string, detail: string) => void): string {
  const rule = 'no document closes or opens a block';
  const open: string[] = [];
  let outside = '';
  let genuine = 0;
  for (const line of content.split('\n')) {
    const [, slash, name = ''] = realTag.exec(line) ?? [];
    if (slash === undefined) {
      if (open.length === 0) outside += `${line}\n`;
      continue;
    }
    genuine += 1;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) tell(rule, `</${name}> closes nothing`);
    if (open.length > (open[0] === 'claim' ? 2 : 1)) tell(rule, `<${name}> stands in <${open[0]}>`);
  }
  if (open.length > 0) tell(rule, `<${open.at(-1)}> is never closed`);
  const like = content.match(likeTag)?.length ?? 0;
  // the question itself names blocks, as in "<present_text> is what it is now"
  const named = outside.match(likeTag)?.length ?? 0;
  if (like !== genuine + named) tell(rule, `${like - genuine - named} tags inside of blocks look like Heddle's`);
  return outside;
}

function around(content: string): string {
  const at = [...content].findIndex((_, index) => withoutUnseen(content.slice(0, index + 1)).length <= index);
  return content.slice(Math.max(0, at - 20), at + 20);
}
