import type { Catalogue } from '../catalogue.ts';
import { createFormat } from '../format.ts';

const { count } = createFormat('de');

export const versions: Catalogue['versions'] = {
  label: 'Fassungen',
  emptyTitle: 'Noch keine Fassungen',
  emptyText:
    'Heddle behält von Zeit zu Zeit eine und vor allem, was viel ändert. Den jetzigen Stand können Sie selbst benennen.',
  name: 'Name des jetzigen Stands',
  namePlaceholder: 'Wie an Anna gesendet',
  keep: 'Stand behalten',
  kept: ({ name }) => `Behalten als „${name}“.`,
  now: 'Jetzt',
  words: ({ words }) => count(words, 'Wort', 'Wörter'),
  compare: 'Mit jetzt vergleichen',
  compareLabel: ({ version }) => `Mit jetzt vergleichen: ${version}`,
  restore: 'Wiederherstellen …',
  restoreLabel: ({ version }) => `Wiederherstellen …: ${version}`,
  restoreTitle: 'Zu dieser Fassung zurückgehen?',
  restoreText: ({ version }) =>
    `Der Bericht wird wieder wie damals: ${version}. Sein jetziger Stand wird vorher als Fassung behalten; Sie können also zurück.`,
  restoreDo: 'Zurückgehen',
  restored: ({ version }) => `Der Bericht ist wieder wie damals: ${version}. Der Stand davor ist behalten.`,
  compareTitle: 'Was sich geändert hat',
  from: 'Von',
  to: 'Bis',
  same: 'Wählen Sie zwei verschiedene Fassungen.',
  list: 'Behaltene Fassungen',
};
