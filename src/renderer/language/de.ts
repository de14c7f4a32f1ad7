import type { Catalogue } from './catalogue.ts';
import { createFormat } from './format.ts';
import { backups } from './de/backups.ts';
import { checks } from './de/checks.ts';
import { citations } from './de/citations.ts';
import { evidence } from './de/evidence.ts';
import { source } from './de/source.ts';
import { exporting } from './de/export.ts';
import { library } from './de/library.ts';
import { editing } from './de/editing.ts';
import { editor } from './de/editor.ts';
import { outline } from './de/outline.ts';
import { problems } from './de/problems.ts';
import { runs } from './de/runs.ts';
import { settings } from './de/settings.ts';
import { versions } from './de/versions.ts';

const { count } = createFormat('de');

const de: Catalogue = {
  app: {
    name: 'Heddle',
    tagline: 'Lange, belegte Berichte aus Ihren eigenen Dokumenten, ohne Netz',
    loading: 'Heddle wird geöffnet …',
    openingProject: 'Das Projekt wird geöffnet …',
    coreGone: 'Der Kern von Heddle ist nicht erreichbar. Es wird weiter versucht; nichts Geschriebenes geht verloren.',
    coreBack: 'Der Kern von Heddle wurde neu gestartet. Nichts ist verloren.',
    close: 'Schließen',
    cancel: 'Abbrechen',
    undo: 'Rückgängig',
    more: 'Mehr',
    dismiss: 'Ausblenden',
    yourMove: 'Das können Sie tun',
    providerMove: 'Etwas außerhalb von Heddle',
    ourMove: 'Ein Fehler in Heddle',
    palette: 'Befehle',
    palettePlaceholder: 'Befehl eingeben …',
    paletteEmpty: 'Kein Befehl mit diesem Namen.',
    openPalette: 'Alle Befehle',
    leftSide: 'Bibliothek und Gliederung',
    rightSide: 'Belege, Quelle, Prüfungen und Lauf',
    report: 'Bericht',
    hideLeft: 'Linke Seite aus- oder einblenden',
    hideRight: 'Rechte Seite aus- oder einblenden',
    showLibrary: 'Bibliothek zeigen',
    showOutline: 'Gliederung zeigen',
    showEvidence: 'Belege zeigen',
    showSource: 'Quelle zeigen',
    showChecks: 'Prüfungen zeigen',
    showRun: 'Lauf zeigen',
    showVersions: 'Fassungen zeigen',
    library: 'Bibliothek',
    outline: 'Gliederung',
    evidence: 'Belege',
    source: 'Quelle',
    checks: 'Prüfungen',
    run: 'Lauf',
    versions: 'Fassungen',
    settings: 'Einstellungen',
    openSettings: 'Einstellungen öffnen',
    goBack: 'Zurück zur vorigen Stelle',
    closeProject: 'Projekt schließen',
    projectMenu: 'Projekt',
    renameProject: 'Projekt umbenennen',
    draft: 'Entwurf …',
    exportReport: 'Exportieren …',
    theme: 'Zwischen hell, dunkel und Systemvorgabe wechseln',
    resizeLeft: 'Breite der linken Seite',
    resizeRight: 'Breite der rechten Seite',
    readOnly: 'Nur lesbar: Ein neueres Heddle hat dieses Projekt angelegt. Zum Ändern bitte Heddle aktualisieren.',
    unwritable:
      'Nur lesbar: In diesen Ordner kann nichts geschrieben werden. Zum Ändern das Projekt bitte in einen eigenen Ordner kopieren.',
    offline: 'Offline: Nichts verlässt diesen Rechner',
    notices: 'Hinweise',
    partFailed: 'Dieser Teil des Fensters ist gescheitert. Was Sie geschrieben haben, ist sicher.',
    showAgain: 'Noch einmal zeigen',
    skipToReport: 'Zum Bericht springen',
  },
  start: {
    heading: 'Ihre Projekte',
    newProject: 'Neues Projekt …',
    openProject: 'Projekt öffnen …',
    openSample: 'Beispielprojekt öffnen',
    sampleText: 'Dreiundzwanzig öffentliche Leitfäden über digitale Dienste, bereit für einen ersten Entwurf.',
    recent: 'Zuletzt geöffnet',
    nothingRecent:
      'Hier ist noch nichts. Legen Sie ein Projekt an und holen Sie Ihre Dokumente herein, oder sehen Sie sich im Beispiel um.',
    isGone: 'Der Ordner ist nicht mehr da',
    forget: 'Von dieser Liste nehmen',
    projectTitle: 'Titel',
    projectFolder: 'Ordner',
    chooseFolder: 'Wählen …',
    create: 'Projekt anlegen',
    open: 'Öffnen',
    folderTaken: 'Das Projekt liegt in diesem Ordner, den Sie kopieren und sichern können.',
    browse: 'Ordner wählen',
    browseFiles: 'Dateien wählen',
    parentFolder: 'Zum übergeordneten Ordner',
    useThisFolder: 'Diesen Ordner nehmen',
    chooseFiles: ({ chosen }) => `${count(chosen, 'Datei', 'Dateien')} nehmen`,
    emptyFolder: 'In diesem Ordner ist nichts.',
    pathLabel: 'Pfad',
  },
  backups,
  export: exporting,
  library,
  source,
  evidence,
  outline,
  problems,
  runs,
  checks,
  citations,
  versions,
  settings,
  editing,
  editor,
};

export const language = { name: 'Deutsch', catalogue: de };
