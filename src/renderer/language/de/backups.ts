import type { Catalogue } from '../catalogue.ts';
import { createFormat } from '../format.ts';

const { count } = createFormat('de');

export const backups: Catalogue['backups'] = {
  show: 'Sicherungen …',
  title: 'Sicherungen dieses Projekts',
  about:
    'Heddle legt mit der ersten Änderung eines Tages eine geprüfte Kopie der Projektdatenbank an, ebenso bevor Quellen entfernt werden oder ein neueres Heddle das Projekt übernimmt. Ihre Originaldateien liegen daneben im selben Ordner.',
  makeNow: 'Jetzt sichern',
  making: 'Wird gesichert …',
  made: ({ size }) => `Gesichert und geprüft: ${size}.`,
  none: 'Noch keine Sicherung.',
  list: 'Sicherungen, neueste zuerst',
  restore: 'Zurück',
  restoreOf: ({ when }) => `Zurück zur Sicherung vom ${when}`,
  restoreTitle: 'Zu dieser Sicherung zurückkehren?',
  restoreText: ({ when }) =>
    `Alles im Projekt wird so, wie es am ${when} war. Was jetzt da ist, wird vorher als Sicherung aufgehoben.`,
  restoreDo: 'Zurückkehren',
  damagedTitle: 'Die Datenbank dieses Projekts ist beschädigt',
  damagedText: 'Kehren Sie zu einer seiner Sicherungen zurück. Die beschädigte Datei wird daneben aufgehoben.',
  reasons: {
    daily: 'erste Änderung des Tages',
    'by-hand': 'von Ihnen angelegt',
    'before-change': 'bevor Quellen entfernt wurden',
    'before-restore': 'was vor einer Rückkehr da war',
    'before-migration': 'bevor ein neueres Heddle es übernahm',
  },
  pack: 'Projekt als eine Datei ausgeben …',
  packing: 'Das Projekt wird gepackt. Sie können weiterarbeiten.',
  packed: ({ files, size }) => `Das Projekt ist gepackt: ${count(files, 'Datei', 'Dateien')}, ${size}.`,
  unpack: 'Projektdatei öffnen …',
  unpacking: 'Die Projektdatei wird geöffnet …',
  unpacked: ({ folder }) => `Das Projekt liegt in ${folder}.`,
};
