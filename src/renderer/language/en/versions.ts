import { createFormat } from '../format.ts';

const { count } = createFormat('en');

export const versions = {
  label: 'Versions',
  emptyTitle: 'No versions yet',
  emptyText:
    'Heddle keeps one from time to time and before anything that changes much. You can name the present state yourself.',
  name: 'Name of the present state',
  namePlaceholder: 'As sent to Anna',
  keep: 'Keep this state',
  kept: ({ name }: { name: string }) => `Kept as “${name}”.`,
  now: 'Now',
  words: ({ words }: { words: number }) => count(words, 'word', 'words'),
  compare: 'Compare with now',
  compareLabel: ({ version }: { version: string }) => `Compare with now: ${version}`,
  restore: 'Restore…',
  restoreLabel: ({ version }: { version: string }) => `Restore…: ${version}`,
  restoreTitle: 'Go back to this version?',
  restoreText: ({ version }: { version: string }) =>
    `The report becomes what it was: ${version}. Its present state is kept as a version first, so you can come back.`,
  restoreDo: 'Go back',
  restored: ({ version }: { version: string }) => `The report is as it was: ${version}. The state before is kept.`,
  compareTitle: 'What changed',
  from: 'From',
  to: 'To',
  same: 'Choose two different versions.',
  list: 'Kept versions',
};
