import type { RequestName } from '#shared/contract/index.ts';

/** One command: its words, what it asks of the core, and what it says on a terminal. */
export type CommandHelp = { readonly usage: string; readonly summary: string };

export const commandHelp = {
  init: { usage: 'heddle init DIR [--title T]', summary: 'make a project in a folder' },
  import: {
    usage: 'heddle import DIR [PATH…]',
    summary: 'bring files and folders in; without PATH, finish what an earlier import began',
  },
  search: { usage: 'heddle search DIR QUERY [--limit N]', summary: 'find passages by words and meaning' },
  plan: {
    usage: 'heddle plan DIR --brief TEXT|@FILE [--reasoner extractive] [--words N] [--resume]',
    summary: 'gather evidence and make an outline',
  },
  write: { usage: 'heddle write DIR [--item ID] [--resume]', summary: 'draft the sections of the outline' },
  draft: {
    usage: 'heddle draft DIR --brief TEXT|@FILE [--reasoner extractive] [--words N] [--resume]',
    summary: 'plan and write in one go',
  },
  check: { usage: 'heddle check DIR', summary: 'verify every citation and claim of the report' },
  export: {
    usage: 'heddle export DIR --format md|json --out FILE [--citations numbered|pandoc] [--quotes]',
    summary: 'write the report to a file',
  },
  text: { usage: 'heddle text DIR SOURCE_ID', summary: "print a source's stored text, byte for byte" },
  reindex: { usage: 'heddle reindex DIR', summary: 'rebuild memory/ from project.db' },
  eval: { usage: 'heddle eval retrieval BEIR_DIR', summary: 'measure retrieval on a collection in BEIR form' },
} as const satisfies Record<string, CommandHelp>;

export type CommandName = keyof typeof commandHelp;

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commandHelp, word);
}

export function helpText(): string {
  const lines = Object.values(commandHelp).map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return [
    'Heddle drafts long, cited reports from your own documents, offline.',
    '',
    ...lines,
    '',
    '  --json     one JSON object on standard output, all else on standard error',
    '  --events   one JSON event per line on standard error instead of the progress line',
    '  Exit codes: 0 done, 1 failed, 2 wrong use, 130 interrupted.',
    '',
  ].join('\n');
}

/** The request behind each command that is one. */
export const requestOf = {
  init: 'project.create',
  import: 'library.import',
  search: 'library.search',
  plan: 'report.plan',
  write: 'report.write',
  draft: 'report.draft',
  check: 'report.check',
  export: 'report.export',
  text: 'library.text',
  reindex: 'library.reindex',
} as const satisfies Partial<Record<CommandName, RequestName>>;
