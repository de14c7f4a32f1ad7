import { createFormat } from '../format.ts';

const { count, number } = createFormat('en');

export const editing = {
  loading: 'Reading the report…',
  report: 'Report',
  section: (heading: string) => (heading === '' ? 'Section without a heading' : `Section: ${heading}`),
  emptyTitle: 'No report yet',
  emptyText: 'Write a brief and let Heddle draft, or add a section and write it yourself.',
  firstSection: 'Add a section',
  saved: 'Saved',
  saving: 'Saving…',
  notSaved: ({ reason }: { reason: string }) => `Not saved: ${reason}`,
  tryAgain: 'Try again',
  words: ({ words }: { words: number }) => count(words, 'word', 'words'),
  wordsOfSection: ({ section, report }: { section: number; report: number }) =>
    `${number(section)} of ${count(report, 'word', 'words')}`,
  otherText: 'Written in another window at the same time',
  lostText: 'Written before the window closed, and not saved',
  keptBoth: (heading: string) =>
    `“${heading}” was changed elsewhere too. Your text stays; the other one is a suggestion in that section.`,
  foundLost: (heading: string) =>
    `Text of “${heading}” wasn't saved when the window closed, and the section has changed since. It is a suggestion there.`,
  newHeading: 'New section',
  splitHere: 'Split section here',
  newBelow: 'New section below',
  state: {
    queued: 'Waiting to be drafted',
    drafting: 'Being drafted…',
    failed: ({ reason }: { reason: string }) => `Could not be drafted: ${reason}`,
    notInSources: 'Not in your sources: nothing was found for this section.',
  },
  placeholder: 'Write here, or have it drafted.',
  find: {
    title: 'Find and replace',
    open: 'Find in the report',
    openReplace: 'Find and replace in the report',
    find: 'Find',
    replaceWith: 'Replace with',
    none: 'Nothing found',
    at: ({ at, of }: { at: number; of: number }) => `${number(at)} of ${number(of)}`,
    previous: 'Previous match',
    next: 'Next match',
    matchCase: 'Match case',
    wholeWords: 'Whole words',
    pattern: 'Regular expression',
    replace: 'Replace',
    replaceAll: 'Replace all',
    close: 'Close',
  },
};
