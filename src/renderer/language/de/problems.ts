import type { Catalogue } from '../catalogue.ts';
import { createFormat } from '../format.ts';

const { count } = createFormat('de');

export const problems: Catalogue['problems'] = {
  title: 'Störungen',
  show: 'Störungen von Heddle selbst zeigen',
  intro:
    'Was in Heddle selbst schiefging. Diese Liste liegt auf diesem Rechner und verlässt ihn nie von selbst. Nichts aus Ihren Dokumenten, keine Namen, Pfade, Adressen oder Schlüssel stehen darin.',
  emptyTitle: 'Keine Störungen',
  emptyText: 'In Heddle selbst ging nichts schief, seit diese Liste zuletzt geleert wurde.',
  list: 'Störungen, die neueste zuerst',
  clear: 'Leeren',
  clearTitle: 'Die Liste der Störungen leeren?',
  clearText: 'Was auf diesem Rechner davon notiert ist, wird gelöscht. Sonst ändert sich nichts.',
  diagnostics: 'Diagnose kopieren …',
  diagnosticsTitle: 'Diagnose',
  diagnosticsIntro:
    'Dieser Text und nichts anderes kommt in die Zwischenablage. Lesen Sie ihn durch; schicken Sie ihn an jemanden, der Ihnen hilft, oder nicht.',
  copy: 'In die Zwischenablage kopieren',
  copied: 'Kopiert.',
  copyFailed: 'Die Zwischenablage ist von hier nicht erreichbar. Markieren Sie den Text und kopieren Sie ihn.',
  back: 'Zurück zur Liste',
  times: ({ times }) => count(times, 'Mal', 'Mal'),
  firstAt: ({ at }) => `zuerst ${at}`,
  underWay: ({ name, seconds }) => `Damals im Gange: ${name}, seit ${count(seconds, 'Sekunde', 'Sekunden')}`,
  lastSignAt: ({ at }) => `Letztes Lebenszeichen: ${at}`,
  version: ({ version }) => `Heddle ${version}`,
  messageNotKept: 'die Meldung ist nicht behalten: Sie könnte aus Ihren Dokumenten zitieren',
  causedBy: 'Verursacht durch',
  noPlaces: 'Keine Stelle in Heddle ist bekannt.',
  kept: ({ folder }) => `Aufbewahrt in ${folder}`,
  endedTitle: 'Heddle endete beim letzten Mal unerwartet. Nichts Bestätigtes ging verloren.',
  see: 'Ansehen, was geschah',
  happened: {
    coreError: 'Im Kern von Heddle ging etwas schief, das nichts abfing',
    shellError: 'Im Prozess, der die Fenster von Heddle hält, ging etwas schief',
    cliError: 'Ein Befehl endete mit einem Fehler, den nichts abfing',
    backgroundError: 'Arbeit nebenher ist gescheitert, etwa das Nachführen des Suchindex',
    windowError: 'In einem Fenster ging etwas schief',
    drawing: 'Ein Teil eines Fensters konnte nicht gezeigt werden',
    request: ({ about }) => `Eine Anfrage scheiterte durch einen Fehler von uns: ${about}`,
    reader: 'Eine Datei konnte nicht gelesen werden',
    export: 'Ein Bericht konnte nicht in eine Datei geschrieben werden',
    citations: 'Zitate konnten nicht gesetzt werden',
    memory: 'Der Prozess des Suchindex endete; er startet neu, sobald er gebraucht wird',
    otherWorker: 'Arbeit im Hintergrund ist gescheitert',
    coreEnded: 'Der Kern von Heddle endete und wurde neu gestartet. Nichts Bestätigtes ging verloren',
    windowEnded: 'Der Prozess eines Fensters endete',
    otherEnded: 'Ein Hilfsprozess von Heddle endete',
    session: 'Heddle endete, ohne zu schließen. Nichts Bestätigtes ging verloren',
  },
};
