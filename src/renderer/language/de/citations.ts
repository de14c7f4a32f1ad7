import type { Catalogue } from '../catalogue.ts';

export const citations: Catalogue['citations'] = {
  style: 'Zitierstil',
  ownStyles: 'Stile, die Sie hinzugefügt haben',
  add: 'Stildatei hinzufügen …',
  addHint: 'Dateien mit der Endung .csl. Auf zotero.org/styles gibt es zehntausend davon.',
  remove: ({ title }) => `„${title}“ entfernen`,
  missing: ({ id }) => `${id} (nicht vorhanden)`,
  added: ({ title }) => `„${title}“ ist hinzugefügt. Der Bericht benutzt ihn jetzt.`,
  details: 'Wie zitiert wird',
  prefix: 'Davor',
  prefixHint: 'Etwa „vgl.“',
  suffix: 'Danach',
  suffixHint: 'Etwa „Hervorhebung hinzugefügt“',
  locator: 'Stelle in der Quelle',
  locatorHint: 'Leer: die Seiten der Zitatstellen. Etwa „12–14“ oder „Kap. 3“',
  withoutPlace: 'Ohne Stelle',
  mode: 'Autoren',
  modes: {
    usual: 'Wie der Stil es vorsieht',
    'without-author': 'Weggelassen, wie „(2024)“',
    'author-in-text': 'Im Satz, wie „Schmidt (2024)“',
  },
  apply: 'Übernehmen',
  reads: 'In der Anmerkung steht',
};
