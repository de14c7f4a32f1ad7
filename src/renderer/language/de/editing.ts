import type { Catalogue } from '../catalogue.ts';
import { createFormat } from '../format.ts';

const { count, number } = createFormat('de');

export const editing: Catalogue['editing'] = {
  loading: 'Der Bericht wird gelesen …',
  report: 'Bericht',
  section: (heading) => (heading === '' ? 'Abschnitt ohne Überschrift' : `Abschnitt: ${heading}`),
  emptyTitle: 'Noch kein Bericht',
  emptyText: 'Schreiben Sie einen Auftrag und lassen Sie Heddle entwerfen, oder legen Sie selbst einen Abschnitt an.',
  firstSection: 'Abschnitt anlegen',
  saved: 'Gespeichert',
  saving: 'Wird gespeichert …',
  notSaved: ({ reason }) => `Nicht gespeichert: ${reason}`,
  tryAgain: 'Erneut versuchen',
  words: ({ words }) => count(words, 'Wort', 'Wörter'),
  wordsOfSection: ({ section, report }) => `${number(section)} von ${count(report, 'Wort', 'Wörtern')}`,
  otherText: 'Gleichzeitig in einem anderen Fenster geschrieben',
  lostText: 'Vor dem Schließen des Fensters geschrieben und nicht gespeichert',
  keptBoth: (heading) =>
    `„${heading}“ wurde auch anderswo geändert. Ihr Text bleibt; der andere steht in dem Abschnitt als Vorschlag.`,
  foundLost: (heading) =>
    `Text von „${heading}“ war beim Schließen des Fensters nicht gespeichert, und der Abschnitt hat sich seither geändert. Er steht dort als Vorschlag.`,
  newHeading: 'Neuer Abschnitt',
  splitHere: 'Abschnitt hier teilen',
  newBelow: 'Neuer Abschnitt darunter',
  state: {
    queued: 'Wartet auf den Entwurf',
    drafting: 'Wird entworfen …',
    failed: ({ reason }) => `Konnte nicht entworfen werden: ${reason}`,
    notInSources: 'Nicht in Ihren Quellen: Für diesen Abschnitt wurde nichts gefunden.',
  },
  placeholder: 'Schreiben Sie hier, oder lassen Sie entwerfen.',
  find: {
    title: 'Suchen und ersetzen',
    open: 'Im Bericht suchen',
    openReplace: 'Im Bericht suchen und ersetzen',
    find: 'Suchen',
    replaceWith: 'Ersetzen durch',
    none: 'Nichts gefunden',
    at: ({ at, of }) => `${number(at)} von ${number(of)}`,
    previous: 'Voriger Treffer',
    next: 'Nächster Treffer',
    matchCase: 'Groß-/Kleinschreibung beachten',
    wholeWords: 'Ganze Wörter',
    pattern: 'Regulärer Ausdruck',
    replace: 'Ersetzen',
    replaceAll: 'Alle ersetzen',
    close: 'Schließen',
  },
};
