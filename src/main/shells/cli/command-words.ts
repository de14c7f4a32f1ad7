import { parseArgs } from 'node:util';
import { budgetOptions, commandHelp, type CommandName } from './commands.ts';

/** Takes words apart into what stands alone and the options. Throws where an option is unknown or lacks its value. */
export function parseWords(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      events: { type: 'boolean' },
      offline: { type: 'boolean' },
      title: { type: 'string' },
      limit: { type: 'string' },
      brief: { type: 'string' },
      words: { type: 'string' },
      template: { type: 'string' },
      reasoner: { type: 'string' },
      ask: { type: 'boolean' },
      resume: { type: 'boolean' },
      'max-steps': { type: 'string' },
      'max-tokens': { type: 'string' },
      'max-cost': { type: 'string' },
      'max-minutes': { type: 'string' },
      'ocr-languages': { type: 'string' },
      item: { type: 'string' },
      collection: { type: 'string' },
      cited: { type: 'boolean' },
      format: { type: 'string' },
      out: { type: 'string' },
      to: { type: 'string' },
      citations: { type: 'string' },
      style: { type: 'string' },
      quotes: { type: 'boolean' },
      comments: { type: 'boolean' },
      contents: { type: 'boolean' },
      'number-headings': { type: 'boolean' },
      paper: { type: 'string' },
      'export-trajectories': { type: 'string' },
      app: { type: 'boolean' },
    },
  });
}

export type Options = ReturnType<typeof parseWords>['values'];

/** The first option that the command doesn't have: one that is passed over in silence may have been meant as a limit. */
export function foreignOption(command: CommandName, options: Options): string | null {
  const usage = commandHelp[command].usage.replace('[BUDGET]', budgetOptions);
  const known = new Set([...everywhere, ...Array.from(usage.matchAll(/--([a-z-]+)/g), ([, name]) => name)]);
  return Object.keys(options).find((name) => !known.has(name)) ?? null;
}

const everywhere = ['json', 'events', 'offline'];
