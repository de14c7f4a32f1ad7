import type { OneShotRequest } from '#main/app/core.ts';

/** One command: its words, and what it is for. Options that its usage doesn't name are refused. */
export type CommandHelp = { readonly usage: string; readonly summary: string };

/** Stands for all of these in a usage. */
export const budgetOptions = '[--max-steps N] [--max-tokens N] [--max-cost USD] [--max-minutes N]';

export const commandHelp = {
  init: { usage: 'heddle init DIR [--title T]', summary: 'make a project in a folder' },
  import: {
    usage: 'heddle import DIR [PATH…] [--ocr-languages CODES]',
    summary:
      'bring files and folders in; without PATH, finish what an earlier import began. Entries of bibliographies (.bib,\n' +
      '      .ris, .nbib, CSL-JSON) are matched to sources, and the files they name come in too. Text on\n' +
      '      pictures is recognised in English, or in the languages of CODES, as deu+eng, whose data you put into the folder\n' +
      '      ocr of the settings',
  },
  search: { usage: 'heddle search DIR QUERY [--limit N]', summary: 'find passages by words and meaning' },
  plan: {
    usage:
      'heddle plan DIR --brief TEXT|@FILE [--template KIND] [--reasoner extractive|model] [--words N] [--ask] [--resume] [BUDGET]',
    summary:
      'gather evidence and make an outline; with --ask, the planner may put one question to you first.\n' +
      '      KIND is research-report, literature-review, policy-brief, due-diligence, technical-evaluation or your own:\n' +
      '      its sections are added to the outline, its length and tone hold where you name none',
  },
  write: {
    usage: 'heddle write DIR [--item ID] [--reasoner extractive|model] [--resume] [BUDGET]',
    summary: 'draft the sections of the outline',
  },
  draft: {
    usage:
      'heddle draft DIR --brief TEXT|@FILE [--template KIND] [--reasoner extractive|model] [--words N] [--ask] [--resume] [BUDGET]',
    summary: 'plan and write in one go',
  },
  check: {
    usage: 'heddle check DIR [--reasoner extractive|model]',
    summary: 'verify every citation and claim; with a model, also claims in other words than their quotes',
  },
  export: {
    usage:
      'heddle export DIR --format md|docx|pdf|html|tex|odt|json --out FILE [--style STYLE] [--citations styled|numbered|pandoc] [--quotes] [--comments] [--contents] [--number-headings] [--paper a4|letter]',
    summary:
      'write the report to a file, with what belongs to it beside it; STYLE is the name of a citation style, as apa.\n' +
      '      With --quotes an appendix has every citation with its quotes, with --comments they stand beside it (docx, odt);\n' +
      '      --citations pandoc writes md that pandoc formats. What to look at before you hand it in is said, and stops nothing',
  },
  bibliography: {
    usage: 'heddle bibliography DIR --format biblatex|bibtex|ris|csl-json [--cited] --out FILE',
    summary: 'write what is known of the sources to a file for other programs; with --cited, of those the report cites',
  },
  zotero: {
    usage: 'heddle zotero DIR [--collection NAME]',
    summary:
      'bring in the library of the Zotero that runs on this computer, or a collection of it, with its files; in Zotero,\n' +
      '      Settings → Advanced → “Allow other applications on this computer to communicate with Zotero” has to be ticked',
  },
  text: { usage: 'heddle text DIR SOURCE_ID', summary: "print a source's stored text, byte for byte" },
  runs: { usage: 'heddle runs DIR', summary: 'list the runs, newest first, with what they used' },
  trace: {
    usage: 'heddle trace DIR RUN [--export-trajectories FILE]',
    summary:
      'print the steps of a run and what its models were asked and said; RUN is an id, its beginning, or last.\n' +
      "      The export holds planner's and writer's questions with answers that passed the checks, to train a model of\n" +
      '      your own; they hold quotes from your documents',
  },
  settings: {
    usage: 'heddle settings DIR [--app] [KEY=VALUE…]',
    summary:
      'show or set how models are reached, for this project or, with --app, for all; an empty VALUE takes a setting out.\n' +
      '      KEY is baseUrl, model, parallelCalls, patienceSeconds, isOffline, useEndpointEmbeddings, roles.ROLE.baseUrl,\n' +
      '      roles.ROLE.model (planner, extractor, writer, checker, embedder), prices.MODEL.promptUsd or .completionUsd',
  },
  endpoint: { usage: 'heddle endpoint DIR', summary: 'ask each endpoint of the settings anew what it can do' },
  reindex: { usage: 'heddle reindex DIR', summary: 'rebuild memory/ from project.db' },
  backup: {
    usage: 'heddle backup DIR [--out FILE]',
    summary: 'make a checked copy of project.db in backups/, or in FILE; also while the project is open',
  },
  backups: { usage: 'heddle backups DIR', summary: 'list the backups, newest first' },
  restore: {
    usage: 'heddle restore DIR BACKUP [--to NEW_DIR]',
    summary:
      'go back to a backup: a name from the list, or a file. What is there is kept as a backup first; with --to it stays,\n' +
      '      and the backup becomes a project of its own',
  },
  pack: {
    usage: 'heddle pack DIR --out FILE',
    summary:
      'write the project with its sources to one file, also while it is open; keys and settings of the app aren’t in it',
  },
  unpack: { usage: 'heddle unpack FILE NEW_DIR', summary: 'make a project of such a file' },
  problems: {
    usage: 'heddle problems',
    summary: 'list what went wrong in Heddle itself on this machine, without anything of your documents',
  },
  diagnostics: {
    usage: 'heddle diagnostics [DIR]',
    summary: 'print versions, sizes, settings and problems for whoever helps; nothing of your documents, paths or keys',
  },
  eval: {
    usage: 'heddle eval retrieval BEIR_DIR | heddle eval claims FILE | heddle eval styles CSL_TESTS_DIR',
    summary:
      'measure retrieval on a collection in BEIR form, the check of numbers, dates and names on labelled pairs of\n' +
      '      claim and evidence (JSONL: AttributionBench, WiCE, Climate-FEVER, or lines of claim, evidence and label), or\n' +
      '      citations on tests of the CSL test suite',
  },
} as const satisfies Record<string, CommandHelp>;

/** Answered by the launcher, which starts the web shell: no command of this shell. */
const serveHelp: CommandHelp = {
  usage: 'heddle serve DIR [--browser] [--port N] [--no-open]',
  summary: 'open a project in a window; without a display, or with --no-open, print the address for a browser',
};

export type CommandName = keyof typeof commandHelp;

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commandHelp, word);
}

export function helpText(): string {
  const lines = [...Object.values(commandHelp), serveHelp].map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return [
    'Heddle drafts long, cited reports from your own documents: offline, or with a language model of your choice.',
    '',
    ...lines,
    '',
    `  BUDGET is ${budgetOptions}:`,
    '      a run stops in time to keep it, loses nothing, and goes on with --resume',
    '',
    '  --json     one JSON object on standard output, all else on standard error',
    '  --events   one JSON event per line on standard error instead of the progress line',
    '  --offline  open no connection, whatever is set',
    '  Exit codes: 0 done, 1 failed or paused, 2 wrong use, 130 interrupted.',
    '',
    '  Environment, which comes before any setting (ROLE is PLANNER, EXTRACTOR, WRITER, CHECKER or EMBEDDING):',
    '    HEDDLE_BASE_URL, HEDDLE_ROLE_BASE_URL   where models are, as http://localhost:11434/v1',
    '    HEDDLE_MODEL, HEDDLE_ROLE_MODEL         their names; HEDDLE_EMBEDDING_MODEL embeds with the endpoint',
    '    HEDDLE_API_KEY, HEDDLE_ROLE_API_KEY     keys, each for its own base URL alone; they are stored nowhere',
    '    HEDDLE_OFFLINE=1                        the same as --offline',
    '    HEDDLE_PARALLEL_CALLS                   calls at the same time, at most',
    '    HEDDLE_PATIENCE_SECONDS                 how long a run waits for an endpoint that is away before it pauses',
    '    HEDDLE_CONFIG_DIR                       where the settings for all projects are kept',
    '    HEDDLE_CHROMIUM                         the browser that shows the app and prints, where another would be found',
    '    HEDDLE_ZOTERO_PORT                      where Zotero listens on this machine, if not at 23119',
    '',
  ].join('\n');
}

/** The request behind each thing that can be asked for. */
export const requestOf = {
  init: 'project.create',
  import: 'library.import',
  search: 'library.search',
  plan: 'report.plan',
  write: 'report.write',
  draft: 'report.draft',
  check: 'report.check',
  export: 'report.export',
  bibliography: 'library.export-bibliography',
  zotero: 'zotero.import',
  text: 'library.text',
  runs: 'runs.list',
  trace: 'runs.trace',
  'export-trajectories': 'runs.trajectories',
  settings: 'settings.read',
  'change-settings': 'settings.write',
  endpoint: 'endpoint.probe',
  reindex: 'library.reindex',
  backup: 'backup.make',
  backups: 'backup.list',
  restore: 'backup.restore',
  pack: 'project.pack',
  unpack: 'project.unpack',
} as const satisfies Record<string, OneShotRequest>;

export type Asked = keyof typeof requestOf;
