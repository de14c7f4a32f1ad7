import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { RequestInput, RequestName } from '#shared/contract/index.ts';
import { commandHelp, isCommand, type CommandName } from './commands.ts';

/** A request to the core with the words that came with it. */
export type ParsedCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong-use'; readonly message: string }
  | { readonly kind: 'eval-retrieval'; readonly folder: string; readonly output: OutputOptions }
  | {
      readonly kind: 'request';
      readonly command: Exclude<CommandName, 'eval'>;
      readonly input: RequestInput<RequestName>;
      readonly output: OutputOptions;
      /** Where an export goes. */
      readonly outFile: string | null;
    };

export type OutputOptions = { readonly json: boolean; readonly events: boolean };

/** Makes a request of the words after `heddle`. */
export function parseCommand(argv: readonly string[]): ParsedCommand {
  const [command, ...rest] = argv;
  if (command === undefined || command === 'help' || argv.includes('--help') || argv.includes('-h'))
    return { kind: 'help' };
  if (command === '--version') return { kind: 'version' };
  if (!isCommand(command)) return wrongUse(`There is no command "${command}". See: heddle --help`);
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(rest);
  } catch (error) {
    return wrongUse(`${(error as Error).message} Usage: ${commandHelp[command].usage}`);
  }
  const output = { json: parsed.values.json ?? false, events: parsed.values.events ?? false };
  const { positionals, values } = parsed;
  const [folder, ...others] = positionals;
  const misuse = () => wrongUse(`Usage: ${commandHelp[command].usage}`);
  if (folder === undefined) return misuse();
  const request = (input: RequestInput<RequestName>, outFile: string | null = null): ParsedCommand =>
    command === 'eval' ? misuse() : { kind: 'request', command, input, output, outFile };
  switch (command) {
    case 'init':
      return others.length > 0
        ? misuse()
        : request({ folder, ...(values.title === undefined ? {} : { title: values.title }) });
    case 'import':
      return request({ folder, paths: others });
    case 'search': {
      if (others.length === 0) return misuse();
      const limit = toNumber(values.limit);
      if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= 100))
        return wrongUse('--limit is a whole number from 1 to 100.');
      return request({ folder, query: others.join(' '), ...(limit === undefined ? {} : { limit }) });
    }
    case 'plan':
    case 'draft': {
      if (others.length > 0) return misuse();
      const brief = readBrief(values.brief, toNumber(values.words));
      if (typeof brief === 'string') return wrongUse(brief);
      if (brief === undefined && values.resume !== true)
        return wrongUse('Say what the report is to answer, with --brief TEXT or --brief @FILE.');
      const reasoner = values.reasoner ?? 'extractive';
      if (reasoner !== 'extractive' && reasoner !== 'model') return wrongUse('--reasoner is extractive or model.');
      return request({ folder, reasoner, resume: values.resume ?? false, ...(brief === undefined ? {} : { brief }) });
    }
    case 'write':
      return others.length > 0
        ? misuse()
        : request({
            folder,
            resume: values.resume ?? false,
            ...(values.item === undefined ? {} : { itemId: values.item }),
          });
    case 'check':
    case 'reindex':
      return others.length > 0 ? misuse() : request({ folder });
    case 'export': {
      const { format = 'md', out, citations = 'numbered' } = values;
      if (others.length > 0 || out === undefined) return misuse();
      return request(
        { folder, format, citations, withQuotes: values.quotes ?? false } as RequestInput<'report.export'>,
        out,
      );
    }
    case 'text': {
      const [sourceId] = others;
      return sourceId === undefined || others.length > 1
        ? misuse()
        : request({ folder, sourceId } as RequestInput<'library.text'>);
    }
    case 'eval': {
      const [beirFolder] = others;
      return folder === 'retrieval' && beirFolder !== undefined
        ? { kind: 'eval-retrieval', folder: beirFolder, output }
        : misuse();
    }
  }
}

function parseWords(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      events: { type: 'boolean' },
      title: { type: 'string' },
      limit: { type: 'string' },
      brief: { type: 'string' },
      words: { type: 'string' },
      reasoner: { type: 'string' },
      resume: { type: 'boolean' },
      item: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      citations: { type: 'string' },
      quotes: { type: 'boolean' },
      style: { type: 'string' },
    },
  });
}

/** The brief, undefined where none was given, or a sentence on what is wrong with it. */
function readBrief(value: string | undefined, lengthWords: number | undefined) {
  if (lengthWords !== undefined && !(Number.isInteger(lengthWords) && lengthWords > 0))
    return '--words is a whole number above 0.';
  if (value === undefined) return undefined;
  let question = value;
  if (value.startsWith('@')) {
    try {
      question = readFileSync(value.slice(1), 'utf8');
    } catch {
      return `The brief's file ${value.slice(1)} can't be read.`;
    }
  }
  if (question.trim() === '') return 'The brief is empty. Say what the report is to answer.';
  return { question: question.trim(), ...(lengthWords === undefined ? {} : { lengthWords }) };
}

function toNumber(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function wrongUse(message: string): ParsedCommand {
  return { kind: 'wrong-use', message };
}
