import { resolve } from 'node:path';
import type { RequestInput } from '#shared/contract/index.ts';
import type { OneShotRequest } from '#main/app/core.ts';
import { foreignOption, parseWords, type Options } from './command-words.ts';
import { commandHelp, isCommand, type Asked, type CommandName } from './commands.ts';
import { readExportOptions } from './read-export-options.ts';
import { readChanges, readLanguages, readRunOptions, toNumber } from './read-options.ts';

/** A request to the core with the words that came with it. */
export type ParsedCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong-use'; readonly message: string }
  | { readonly kind: 'problems'; readonly output: OutputOptions }
  | { readonly kind: 'diagnostics'; readonly folder: string | null; readonly output: OutputOptions }
  | { readonly kind: 'eval-retrieval'; readonly folder: string; readonly output: OutputOptions }
  | { readonly kind: 'eval-styles'; readonly folder: string; readonly output: OutputOptions }
  | { readonly kind: 'eval-claims'; readonly file: string; readonly output: OutputOptions }
  | {
      readonly kind: 'request';
      readonly asked: Asked;
      readonly input: RequestInput<OneShotRequest>;
      readonly output: OutputOptions;
      /** Where what is exported goes. */
      readonly outFile: string | null;
      /** What names the run: an id, the beginning of one, or `last`. */
      readonly run: string | null;
      /** The kind of report whose sections the outline begins with. */
      readonly template: string | null;
      /** Overrides every setting. */
      readonly isOffline: boolean;
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
  const foreign = foreignOption(command, parsed.values);
  if (foreign !== null) return wrongUse(`heddle ${command} has no --${foreign}. Usage: ${commandHelp[command].usage}`);
  const [folder, ...others] = parsed.positionals;
  if (command === 'problems' || command === 'diagnostics')
    return aboutTheApp(command, parsed.positionals, toOutput(parsed.values));
  return folder === undefined ? misuse(command) : toRequest(command, folder, others, parsed.values);
}

/** What may be asked without a project. */
function aboutTheApp(
  command: 'problems' | 'diagnostics',
  words: readonly string[],
  output: OutputOptions,
): ParsedCommand {
  if (words.length > (command === 'problems' ? 0 : 1)) return misuse(command);
  return command === 'problems' ? { kind: command, output } : { kind: command, folder: words[0] ?? null, output };
}

function toOutput({ json = false, events = false }: Options): OutputOptions {
  return { json, events };
}

function toRequest(
  command: Exclude<CommandName, 'problems' | 'diagnostics'>,
  folder: string,
  others: readonly string[],
  values: Options,
): ParsedCommand {
  const output = toOutput(values);
  const ask = (
    asked: Asked,
    input: object = {},
    more: { outFile?: string; run?: string; template?: string } = {},
  ): ParsedCommand => ({
    kind: 'request',
    asked,
    input: { folder, ...input },
    output,
    outFile: more.outFile ?? null,
    run: more.run ?? null,
    template: more.template ?? null,
    isOffline: values.offline ?? false,
  });
  const [first] = others;
  if (others.length > mostWords[command]) return misuse(command);
  switch (command) {
    case 'init':
      return ask('init', values.title === undefined ? {} : { title: values.title });
    case 'import': {
      const languages = readLanguages(values['ocr-languages']);
      return 'wrong' in languages
        ? wrongUse(languages.wrong)
        : ask('import', { paths: others, ...(languages.value === null ? {} : { ocrLanguages: languages.value }) });
    }
    case 'search': {
      const limit = toNumber(values.limit);
      if (first === undefined) return misuse(command);
      if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= 100))
        return wrongUse('--limit is a whole number from 1 to 100.');
      return ask('search', { query: others.join(' '), ...(limit === undefined ? {} : { limit }) });
    }
    case 'plan':
    case 'draft': {
      const run = readRunOptions(values);
      if ('wrong' in run) return wrongUse(run.wrong);
      const { ask: mayAsk = false, resume = false, template } = values;
      return run.value.brief !== undefined || resume
        ? ask(command, { ...run.value, resume, mayAsk }, template === undefined || resume ? {} : { template })
        : wrongUse('Say what the report is to answer, with --brief TEXT or --brief @FILE.');
    }
    case 'write': {
      const run = readRunOptions(values);
      const { item: itemId, resume = false } = values;
      return 'wrong' in run
        ? wrongUse(run.wrong)
        : ask('write', { ...run.value, resume, ...(itemId === undefined ? {} : { itemId }) });
    }
    case 'check': {
      const run = readRunOptions(values);
      return 'wrong' in run ? wrongUse(run.wrong) : ask('check', run.value);
    }
    case 'export': {
      const input = readExportOptions(values);
      if ('wrong' in input) return wrongUse(input.wrong);
      return values.out === undefined
        ? misuse(command)
        : ask('export', { ...input.value, outFile: resolve(values.out) });
    }
    case 'bibliography': {
      const { format: form = 'biblatex', out, cited: isCitedOnly = false } = values;
      if (out === undefined) return misuse(command);
      return isBibliographyForm(form)
        ? ask('bibliography', { form, isCitedOnly }, { outFile: out })
        : wrongUse('--format is biblatex, bibtex, ris or csl-json.');
    }
    case 'zotero':
      return ask('zotero', { collection: values.collection ?? null });
    case 'text':
      return first === undefined ? misuse(command) : ask('text', { sourceId: first });
    case 'runs':
    case 'endpoint':
    case 'reindex':
    case 'backups':
      return ask(command);
    case 'backup':
      return ask('backup', values.out === undefined ? {} : { outFile: resolve(values.out) });
    case 'restore':
      return first === undefined
        ? misuse(command)
        : ask('restore', { backup: first, ...(values.to === undefined ? {} : { toFolder: resolve(values.to) }) });
    case 'pack':
      return values.out === undefined ? misuse(command) : ask('pack', { outFile: resolve(values.out) });
    case 'unpack':
      // The file stands first, as it does where anything is copied.
      return first === undefined ? misuse(command) : ask('unpack', { folder: resolve(first), file: resolve(folder) });
    case 'trace': {
      const outFile = values['export-trajectories'];
      if (first === undefined) return misuse(command);
      return outFile === undefined
        ? ask('trace', {}, { run: first })
        : ask('export-trajectories', {}, { run: first, outFile });
    }
    case 'settings': {
      const changes = readChanges(others);
      if ('wrong' in changes) return wrongUse(`${changes.wrong} Usage: ${commandHelp[command].usage}`);
      const scope = values.app === true ? 'app' : 'project';
      return first === undefined ? ask('settings') : ask('change-settings', { scope, changes: changes.value });
    }
    case 'eval':
      if (first === undefined) return misuse(command);
      if (folder === 'retrieval') return { kind: 'eval-retrieval', folder: first, output };
      if (folder === 'styles') return { kind: 'eval-styles', folder: first, output };
      return folder === 'claims' ? { kind: 'eval-claims', file: first, output } : misuse(command);
  }
}

/** Words that may follow the folder. */
const mostWords: Readonly<Record<CommandName, number>> = {
  init: 0,
  import: Number.POSITIVE_INFINITY,
  search: Number.POSITIVE_INFINITY,
  plan: 0,
  write: 0,
  draft: 0,
  check: 0,
  export: 0,
  bibliography: 0,
  zotero: 0,
  text: 1,
  runs: 0,
  trace: 1,
  settings: Number.POSITIVE_INFINITY,
  endpoint: 0,
  reindex: 0,
  backup: 0,
  backups: 0,
  restore: 1,
  pack: 0,
  unpack: 1,
  problems: 0,
  diagnostics: 0,
  eval: 1,
};

function isBibliographyForm(form: string): boolean {
  return ['biblatex', 'bibtex', 'ris', 'csl-json'].includes(form);
}

function misuse(command: CommandName): ParsedCommand {
  return wrongUse(`Usage: ${commandHelp[command].usage}`);
}

function wrongUse(message: string): ParsedCommand {
  return { kind: 'wrong-use', message };
}
