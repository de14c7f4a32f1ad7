import type { Catalogue } from '../catalogue.ts';
import { createFormat } from '../format.ts';

const { count, number } = createFormat('de');

export const checks: Catalogue['checks'] = {
  label: 'Prüfungen',
  refresh: 'Noch einmal prüfen',
  checking: 'Wird geprüft …',
  justNow: 'Eben geprüft',
  minutesAgo: ({ minutes }) => `Vor ${number(minutes)} min geprüft`,
  emptyTitle: 'Noch nichts zu prüfen',
  emptyText: 'Sobald es Text gibt, sieht Heddle von selbst nach jedem Zitat, jeder Belegstelle und jeder Aussage.',
  allWell: 'Nichts anzusehen. Jedes Zitat hat seinen Beleg, und nichts Falsches wurde gefunden.',
  allHidden: 'Alle Arten von Problemen, die gefunden wurden, sind ausgeblendet.',
  citations: ({ citations, resolved }) =>
    citations === resolved
      ? `${count(citations, 'Zitat', 'Zitate')}, alle mit ihrem Beleg`
      : `${count(citations, 'Zitat', 'Zitate')}, ${number(citations - resolved)} ohne Beleg`,
  quotes: ({ exact }) => `${count(exact, 'Belegstelle', 'Belegstellen')} Wort für Wort in den Quellen`,
  claims: ({ claims }) => count(claims, 'Aussage', 'Aussagen'),
  verdicts: {
    supported: ({ claims }) => `${number(claims)} belegt`,
    partly: ({ claims }) => `${number(claims)} teilweise belegt`,
    unsupported: ({ claims }) => `${number(claims)} nicht belegt`,
    contradicted: ({ claims }) => `${number(claims)} widersprochen`,
    unchecked: ({ claims }) => `${number(claims)} nicht beurteilt`,
  },
  problems: ({ problems }) => count(problems, 'Problem', 'Probleme'),
  judge: ({ claims }) => `Das Modell ${count(claims, 'Aussage', 'Aussagen')} beurteilen lassen`,
  underline: 'Aussagen im Text unterstreichen',
  group: 'Geordnet nach',
  bySection: 'Abschnitten',
  byKind: 'Arten',
  kinds: 'Arten von Problemen',
  wholeReport: 'Der ganze Bericht',
  goTo: 'Im Text zeigen',
  kind: {
    citations: 'Zitate',
    quotes: 'Belegstellen',
    facts: 'Zahlen, Daten, Namen',
    claims: 'Aussagen',
    repeats: 'Wiederholungen',
    references: 'Literaturverzeichnis',
    sections: 'Fehlende Abschnitte',
  },
  problem: {
    'citation-unresolved': 'Zitat ohne Beleg',
    'citation-not-of-section': 'Zitat aus einem anderen Abschnitt',
    'quote-source-missing': 'Die zitierte Quelle ist fort',
    'quote-not-exact': 'Belegstelle nicht wortgetreu',
    'number-not-in-quotes': 'Zahl steht nicht in den Belegstellen',
    'date-not-in-quotes': 'Datum steht nicht in den Belegstellen',
    'name-not-in-quotes': 'Name steht nicht in den Belegstellen',
    'quotation-not-in-quotes': 'Wörtliche Rede steht nicht in den Belegstellen',
    'claim-uncited': 'Aussage ohne Zitat',
    'claim-partly-supported': 'Aussage teilweise belegt',
    'claim-unsupported': 'Aussage nicht belegt',
    'claim-contradicted': 'Aussage widersprochen',
    'sentence-repeated': 'Satz wiederholt sich',
    'source-cited-not-listed': 'Zitiert, aber nicht verzeichnet',
    'source-listed-not-cited': 'Verzeichnet, aber nicht zitiert',
    'section-missing': 'Abschnitt fehlt',
  },
};
