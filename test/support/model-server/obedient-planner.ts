import type { ObedientOptions } from './obedient-model.ts';
import { sharedWords, tellingWords, type Prompt } from './read-prompt.ts';

const firstSearches = 3;
const defaultSteps = 9;
const openHeading = 'What stays open';

/** Plans: searches with words of the brief and of the evidence, an outline, links, the end. */
export const plannerAnswers = {
  gather,
  refine,
  search: (prompt: Prompt): object => searchFor(prompt),
  links: (prompt: Prompt): object => ({ links: linksOf(prompt) }),
  outline: (prompt: Prompt, options: ObedientOptions): object => ({ sections: outlineOf(prompt, options) }),
  headings: (prompt: Prompt, options: ObedientOptions): object => {
    const body = outlineOf(prompt, options).filter(({ role }) => role === 'body');
    return { headings: body.map(({ heading }) => heading) };
  },
};

function gather(prompt: Prompt, { steps = defaultSteps }: ObedientOptions): object {
  const searches = steps > defaultSteps ? firstSearches + 2 : firstSearches;
  const isEnough = stepOf(prompt) > searches && evidenceOf(prompt).length > 0;
  const mayPropose = /^- propose_outline:/mu.test(prompt.system);
  const isHopeless = stepOf(prompt) > searches + 4 && /^- finish:/mu.test(prompt.system);
  const none = { last_search: lastSearchOf(prompt), goal: '', queries: [], text: '' };
  if (isEnough && mayPropose) return { ...none, action: 'propose_outline' };
  if (isHopeless) return { ...none, action: 'finish', text: 'The library has nothing on the brief.' };
  return { ...none, action: 'search', ...searchFor(prompt) };
}

function refine(prompt: Prompt, { steps = defaultSteps }: ObedientOptions): object {
  const items = itemsOf(prompt).filter(({ isBody }) => isBody);
  const isOver = stepOf(prompt) >= steps;
  const thin = items.filter(({ isEnough, heading }) => !isEnough && heading !== openHeading);
  const about = thin[stepOf(prompt) % Math.max(1, thin.length)] ?? items[stepOf(prompt) % Math.max(1, items.length)];
  const base = {
    last_search: lastSearchOf(prompt),
    notes: items.slice(0, 2).map(({ number, heading }) => ({
      item: number,
      known: `what the sources say on ${heading.toLowerCase()}`,
      missing: 'figures and examples',
    })),
    goal: '',
    queries: [],
    item: '',
    evidence: '',
    operations: [],
    text: '',
  };
  const foundNew = /New evidence: [1-9]/u.test(prompt.block('last_step'));
  const links = foundNew || isOver ? linksOf(prompt) : [];
  if (links.length > 0) {
    const operations = links.map(({ section, evidence }) => ({
      op: 'link',
      item: section,
      other: '',
      position: 0,
      heading: '',
      intent: '',
      role: 'none',
      evidence,
    }));
    return { ...base, action: 'propose_outline', operations };
  }
  if (isOver || !/^- search:/mu.test(prompt.system)) {
    return { ...base, action: 'finish', text: 'Every item was looked for.' };
  }
  return { ...base, action: 'search', ...searchFor(prompt, about?.heading), item: about?.number ?? '' };
}

/** Two words of the brief, later of the evidence and the outline, that were not searched for together. */
function searchFor(prompt: Prompt, heading = ''): { goal: string; queries: string[] } {
  const step = stepOf(prompt);
  const ofBrief = tellingWords(prompt.block('brief').split('\n')[0] ?? '');
  const found = tellingWords(
    [prompt.block('evidence'), prompt.block('outline')].join('\n').replaceAll(/\[[^\]]*\]/gu, ''),
  );
  const words = step <= firstSearches ? ofBrief : [...tellingWords(heading), ...found, ...ofBrief];
  const past = prompt.block('past_queries');
  const pick = (at: number) => words[at % words.length] ?? 'report';
  const queries: string[] = [];
  for (let attempt = 0; queries.length < 2 && attempt < 200; attempt += 1) {
    const query = [...new Set([pick(step * 7 + attempt), pick(step * 11 + 3 + attempt * 2)])].join(' ');
    if (!past.includes(`- ${query}\n`) && !past.endsWith(`- ${query}`) && !queries.includes(query)) queries.push(query);
  }
  return { goal: `Find out what the sources say on ${queries.join(' and ')}`, queries };
}

type Section = { heading: string; intent: string; role: string; evidence: string[] };

function outlineOf(
  prompt: Prompt,
  { bodyItems = 6, evidencePerItem = 30, steps = defaultSteps }: ObedientOptions,
): Section[] {
  const evidence = evidenceOf(prompt);
  const keepsOneOpen = steps > defaultSteps;
  const count = Math.max(1, Math.min(bodyItems - (keepsOneOpen ? 1 : 0), evidence.length));
  const seeds = Array.from({ length: count }, (_, at) => evidence[Math.floor((at * evidence.length) / count)]);
  const taken = new Set<string>();
  const body = seeds.map((seed, at): Section => {
    const words = tellingWords(seed?.summary ?? '')
      .filter((word) => !taken.has(word))
      .slice(0, 3);
    for (const word of words) taken.add(word);
    const subject = words.length === 0 ? `subject ${String.fromCodePoint(97 + (at % 26))}` : words.join(', ');
    return {
      heading: `On ${subject}`,
      intent: `Says what the sources hold on ${subject}.`,
      role: 'body',
      evidence: [],
    };
  });
  const wordsOfSection = body.map(({ heading }) => new Set(tellingWords(heading)));
  evidence.forEach(({ handle, summary }, at) => {
    const scores = wordsOfSection.map((words) => sharedWords(summary, words));
    const best = Math.max(...scores);
    const section = body[best > 0 ? scores.indexOf(best) : at % body.length];
    if (section !== undefined && section.evidence.length < evidencePerItem) section.evidence.push(handle);
  });
  const open = { heading: openHeading, intent: 'Says what is left to find out.', role: 'body', evidence: [] };
  return [
    { heading: 'Introduction', intent: 'Says what the report asks.', role: 'introduction', evidence: [] },
    ...body,
    ...(keepsOneOpen ? [open] : []),
    { heading: 'Conclusion', intent: 'Says what follows.', role: 'closing', evidence: [] },
  ];
}

function linksOf(prompt: Prompt): { section: string; evidence: string[] }[] {
  const items = itemsOf(prompt).filter(({ isBody, heading }) => isBody && heading !== openHeading);
  if (items.length === 0) return [];
  const links = items.map(({ number }) => ({ section: number, evidence: [] as string[] }));
  evidenceOf(prompt).forEach(({ handle, summary }, at) => {
    const scores = items.map(({ heading }) => sharedWords(summary, new Set(tellingWords(heading))));
    const best = Math.max(...scores);
    links[best > 0 ? scores.indexOf(best) : at % items.length]?.evidence.push(handle);
  });
  return links.filter(({ evidence }) => evidence.length > 0);
}

function evidenceOf(prompt: Prompt): readonly { handle: string; summary: string }[] {
  return [...prompt.block('evidence').matchAll(/^(E\d+) (?:\[[^\]]*\] )?(.*)$/gmu)].map(
    ([, handle = '', summary = '']) => ({ handle, summary }),
  );
}

function itemsOf(prompt: Prompt) {
  return [
    ...prompt.block('outline').matchAll(/^(\d+(?:\.\d+)*) (.*?)(?: \[([^\]]*)\])?(?: \[locked[^\]]*\])?$/gmu),
  ].map(([, number = '', heading = '', counts = '']) => ({
    number,
    heading,
    isBody: counts.startsWith('evidence'),
    isEnough: counts.includes('enough'),
  }));
}

function stepOf(prompt: Prompt): number {
  return Number(/step (\d+)/u.exec(prompt.block('steps'))?.[1] ?? '1');
}

function lastSearchOf(prompt: Prompt): string {
  const last = prompt.block('last_step');
  if (!/^(?:search|read)/u.test(last)) return 'none';
  return /New evidence: [1-9]/u.test(last) ? 'met' : 'partly';
}
