import { readFileSync } from 'node:fs';
import { settingKind } from '#shared/domain/model-settings-change.ts';
import { ocrLanguageForm } from '#shared/domain/preferences.ts';
import type { Budget } from '#shared/domain/run.ts';
import type { Options } from './command-words.ts';

/** The value, or a sentence on what is wrong with the words. */
export type Read<Value> = { readonly value: Value } | { readonly wrong: string };

/** What a command says of its run; what it doesn't say is left out. */
export function readRunOptions(options: Options): Read<{
  readonly brief?: { question: string; lengthWords?: number };
  readonly reasoner?: 'extractive' | 'model';
  readonly budget?: Budget;
}> {
  const { reasoner } = options;
  const brief = readBrief(options);
  if ('wrong' in brief) return brief;
  const budget = readBudget(options);
  if ('wrong' in budget) return budget;
  if (reasoner !== undefined && reasoner !== 'extractive' && reasoner !== 'model')
    return { wrong: '--reasoner is extractive or model.' };
  return {
    value: {
      ...(brief.value === undefined ? {} : { brief: brief.value }),
      ...(reasoner === undefined ? {} : { reasoner }),
      ...(Object.keys(budget.value).length === 0 ? {} : { budget: budget.value }),
    },
  };
}

/** What `KEY=VALUE` words change; an empty value takes its field out. */
export function readChanges(pairs: readonly string[]): Read<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || value === undefined) return { wrong: `"${pair}" is not of the form KEY=VALUE.` };
    changes[key.trim()] = toSetting(key.trim(), value.trim());
  }
  return { value: changes };
}

/** Codes of languages with plus signs between them; null where none are said. */
export function readLanguages(codes: string | undefined): Read<readonly string[] | null> {
  if (codes === undefined) return { value: null };
  const languages = codes.split('+').map((code) => code.trim());
  return languages.every((code) => ocrLanguageForm.test(code))
    ? { value: languages }
    : { wrong: '--ocr-languages is codes of languages with plus signs between them, as deu+eng.' };
}

export function toNumber(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  return value.trim() === '' ? Number.NaN : Number(value);
}

/** Undefined where no brief was given. */
function readBrief({ brief, words }: Options): Read<{ question: string; lengthWords?: number } | undefined> {
  const lengthWords = toNumber(words);
  if (lengthWords !== undefined && !isCount(lengthWords)) return { wrong: '--words is a whole number above 0.' };
  if (brief === undefined) return { value: undefined };
  let question = brief;
  if (brief.startsWith('@')) {
    try {
      question = readFileSync(brief.slice(1), 'utf8');
    } catch {
      return { wrong: `The brief's file ${brief.slice(1)} can't be read.` };
    }
  }
  if (question.trim() === '') return { wrong: 'The brief is empty. Say what the report is to answer.' };
  return { value: { question: question.trim(), ...(lengthWords === undefined ? {} : { lengthWords }) } };
}

function readBudget(options: Options): Read<Budget> {
  const limits: Record<string, number> = {};
  for (const [option, limit, isWhole] of budgetOptions) {
    const value = toNumber(options[option]);
    if (value === undefined) continue;
    if (isWhole ? !isCount(value) : !(value > 0 && Number.isFinite(value)))
      return { wrong: `--${option} is a ${isWhole ? 'whole ' : ''}number above 0.` };
    limits[limit] = value;
  }
  return { value: limits };
}

const budgetOptions = [
  ['max-steps', 'steps', true],
  ['max-tokens', 'tokens', true],
  ['max-cost', 'costUsd', false],
  ['max-minutes', 'minutes', false],
] as const;

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function toSetting(key: string, value: string): unknown {
  if (value === '') return null;
  const kind = settingKind(key);
  if (kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  // What isn't a number stays words, and is refused with what is allowed.
  if (kind === 'number' && Number.isFinite(Number(value))) return Number(value);
  return value;
}
