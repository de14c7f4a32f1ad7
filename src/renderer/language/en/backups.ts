import { createFormat } from '../format.ts';

const { count } = createFormat('en');

export const backups = {
  show: 'Backups…',
  title: 'Backups of this project',
  about:
    'Heddle keeps a checked copy of the project’s database with the first change of a day, and before sources are removed or a newer Heddle takes the project over. Your original files lie beside it, in the same folder.',
  makeNow: 'Back up now',
  making: 'Backing up…',
  made: ({ size }: { size: string }) => `Backed up and checked: ${size}.`,
  none: 'No backup yet.',
  list: 'Backups, newest first',
  restore: 'Go back',
  restoreOf: ({ when }: { when: string }) => `Go back to the backup of ${when}`,
  restoreTitle: 'Go back to this backup?',
  restoreText: ({ when }: { when: string }) =>
    `Everything in the project becomes as it was on ${when}. What is there now is kept as a backup first.`,
  restoreDo: 'Go back',
  damagedTitle: 'This project’s database is damaged',
  damagedText: 'Go back to one of its backups. The damaged file is kept beside them.',
  reasons: {
    daily: 'first change of the day',
    'by-hand': 'made by you',
    'before-change': 'before sources were removed',
    'before-restore': 'what was there before a restore',
    'before-migration': 'before a newer Heddle took it over',
  },
  pack: 'Export the project as one file…',
  packing: 'Packing the project. You can go on working.',
  packed: ({ files, size }: { files: number; size: string }) =>
    `The project is packed: ${count(files, 'file', 'files')}, ${size}.`,
  unpack: 'Open a project file…',
  unpacking: 'Opening the project file…',
  unpacked: ({ folder }: { folder: string }) => `The project is in ${folder}.`,
};
