import { createFormat } from '../format.ts';

const { count } = createFormat('en');

export const problems = {
  title: 'Problems',
  show: 'Show problems with Heddle itself',
  intro:
    'What went wrong in Heddle itself. This list is kept on this machine and never leaves it by itself. Nothing of your documents, no names, paths, addresses or keys are in it.',
  emptyTitle: 'No problems',
  emptyText: 'Nothing went wrong in Heddle itself since this list was last cleared.',
  list: 'Problems, the newest first',
  clear: 'Clear',
  clearTitle: 'Clear the list of problems?',
  clearText: 'What is noted of them on this machine is deleted. Nothing else changes.',
  diagnostics: 'Copy diagnostics…',
  diagnosticsTitle: 'Diagnostics',
  diagnosticsIntro:
    'This text, and nothing else, is put on the clipboard. Read it through; send it to whoever helps you, or don’t.',
  copy: 'Copy to the clipboard',
  copied: 'Copied.',
  copyFailed: 'The clipboard can’t be reached from here. Select the text and copy it.',
  back: 'Back to the list',
  times: ({ times }: { times: number }) => count(times, 'time', 'times'),
  firstAt: ({ at }: { at: string }) => `first ${at}`,
  underWay: ({ name, seconds }: { name: string; seconds: number }) =>
    `Under way then: ${name}, for ${count(seconds, 'second', 'seconds')}`,
  lastSignAt: ({ at }: { at: string }) => `Last sign of life: ${at}`,
  version: ({ version }: { version: string }) => `Heddle ${version}`,
  messageNotKept: 'its message is not kept: it could quote your documents',
  causedBy: 'Caused by',
  noPlaces: 'No place in Heddle is known.',
  kept: ({ folder }: { folder: string }) => `Kept in ${folder}`,
  endedTitle: 'Heddle ended unexpectedly last time. Nothing acknowledged was lost.',
  see: 'See what happened',
  happened: {
    coreError: 'Something went wrong in Heddle’s core that nothing caught',
    shellError: 'Something went wrong in the process that holds Heddle’s windows',
    cliError: 'A command ended with an error that nothing caught',
    backgroundError: 'Work beside your own failed, as bringing the search index up to date',
    windowError: 'Something went wrong in a window',
    drawing: 'A part of a window could not be shown',
    request: ({ about }: { about: string }) => `A request failed by a mistake of ours: ${about}`,
    reader: 'A file could not be read in',
    export: 'A report could not be written to a file',
    citations: 'Citations could not be set',
    memory: 'The search index’s process ended; it is started again when it is needed',
    otherWorker: 'Work in the background failed',
    coreEnded: 'Heddle’s core ended and was started again. Nothing acknowledged was lost',
    windowEnded: 'A window’s process ended',
    otherEnded: 'A process that helps Heddle ended',
    session: 'Heddle ended without closing. Nothing acknowledged was lost',
  },
};
