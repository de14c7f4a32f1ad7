import type { Attempt } from './failure.ts';
import { codeWord, contextQuestion } from './context-question.ts';
import type { RawAnswer } from './read-answer.ts';
import type { ChatRequest } from './request-body.ts';

/** How long a prompt may be, in estimated tokens. */
export type ProbedContext = { readonly contextTokens: number; readonly cutsSilently: boolean };

type Ask = (request: ChatRequest) => Promise<Attempt<RawAnswer>>;

/** No prompt of Heddle's is longer than the second. */
const firstTokens = 6000;
const mostTokens = 12_000;
const leastTokens = 700;
/** For a model that can't repeat a word out of a short prompt, at an endpoint that doesn't count tokens. */
const unknownTokens = 2000;

/** What a prompt of so many estimated tokens came to: its beginning arrived, or didn't, or it was refused. */
type Trial =
  | { readonly kind: 'held' | 'lost'; readonly tokens: number; readonly counted: number | null }
  | { readonly kind: 'refused'; readonly tokens: number; readonly limit: number | null };

type Counted = Trial & { kind: 'held' | 'lost' };

/**
 * Finds out how much of a prompt arrives: a code word stands at its start and is asked for at its end. A model that
 * doesn't repeat it may be weak rather than cut short: where prompt tokens are counted, their ratio to the estimate
 * decides, which is the same for all lengths that arrive whole. `hint`: the length that the endpoint names itself.
 */
export async function probeContext(options: { hint: number | null; ask: Ask }): Promise<Attempt<ProbedContext>> {
  const most = Math.min(mostTokens, options.hint ?? mostTokens);
  const first = Math.min(firstTokens, most);
  const lost: Counted[] = [];
  let base: Counted | null = null;

  const found = (tokens: number) => {
    const cutsSilently = lost.some((trial) => base !== null && !isOfOneRatio(trial, base));
    return { ok: true, value: { contextTokens: Math.min(tokens, most), cutsSilently } } as const;
  };

  for (let tokens = first; base === null; tokens = Math.floor(tokens / 2)) {
    const tried = await tryLength(tokens, options.ask);
    if (!tried.ok) return tried;
    const trial = tried.value;
    if (trial.kind === 'refused') {
      if (trial.limit !== null) return found(trial.limit);
    } else if (trial.kind === 'held') base = trial;
    else lost.push(trial);
    if (base === null && tokens / 2 < leastTokens) {
      const shortest = lost.at(-1);
      // Nothing tells a weak model from a cut prompt.
      if (shortest === undefined || shortest.counted === null) return found(unknownTokens);
      base = shortest;
    }
  }
  let held = longestArrived(lost, base);
  if (held === first && held < most) {
    const tried = await tryLength(most, options.ask);
    if (!tried.ok) return tried;
    const trial = tried.value;
    if (trial.kind === 'refused') return found(Math.max(held, trial.limit ?? held));
    if (trial.kind === 'held') return found(most);
    lost.unshift(trial);
    held = longestArrived(lost, base);
  }
  const cut = lost.findLast((trial) => trial.tokens > held);
  if (cut === undefined) return found(held);
  const between = lengthBetween(held, cut);
  if (between === null) return found(held);
  const tried = await tryLength(between, options.ask);
  if (!tried.ok) return tried;
  const { value: trial } = tried;
  return found(trial.kind === 'held' || (trial.kind === 'lost' && isOfOneRatio(trial, base)) ? between : held);
}

function longestArrived(lost: readonly Counted[], base: Counted): number {
  return Math.max(base.tokens, ...lost.filter((trial) => isOfOneRatio(trial, base)).map(({ tokens }) => tokens));
}

/** Whether as large a part of this prompt was counted as of the other, which arrived. */
function isOfOneRatio(trial: Counted, base: Counted): boolean {
  if (trial.counted === null || base.counted === null) return false;
  return trial.counted / trial.tokens >= (0.9 * base.counted) / base.tokens;
}

/** What one more question may gain: just under what was counted of the cut prompt, or half way. */
function lengthBetween(held: number, cut: Counted): number | null {
  const length = Math.floor(0.97 * Math.min(cut.counted ?? held * 1.5, cut.tokens));
  return length > held * 1.1 ? length : null;
}

async function tryLength(tokens: number, ask: Ask): Promise<Attempt<Trial>> {
  for (const wording of [0, 1] as const) {
    const asked = await ask(contextQuestion(tokens, wording));
    if (!asked.ok) {
      if (asked.failure.kind !== 'too-long') return asked;
      return { ok: true, value: { kind: 'refused', tokens, limit: limitIn(asked.failure.detail) } };
    }
    const { allText, promptTokens: counted } = asked.value;
    if (allText.includes(codeWord)) return { ok: true, value: { kind: 'held', tokens, counted } };
    if (counted !== null) return { ok: true, value: { kind: 'lost', tokens, counted } };
  }
  return { ok: true, value: { kind: 'lost', tokens, counted: null } };
}

/** The limit that an error names, in its own tokens; null where it names none. */
function limitIn(words: string): number | null {
  for (const pattern of limitPatterns) {
    const told = Number(pattern.exec(words)?.[1]?.replaceAll(/[,_]/g, ''));
    if (told >= 256) return told;
  }
  return null;
}

const limitPatterns = [
  /(?:maximum|max) context (?:length|window|size)[^\d]{0,30}(\d[\d,_]*)/i,
  /context (?:length|window|size)[^\d]{0,20}(\d[\d,_]*)/i,
  /(?:n_ctx|max_model_len)[^\d]{0,12}(\d[\d,_]*)/i,
  /<=\s*(\d[\d,_]*)/,
  />\s*(\d[\d,_]*)\s*(?:tokens\s*)?max/i,
  /limit[^\d]{0,12}(\d[\d,_]*)/i,
];
