import { furtherWordings } from './further-wordings.ts';
import type { ReportWording } from './report-wording.ts';

/** The words of the language, or of its first part; English where there are none. */
export function wordingOf(language: string): ReportWording {
  const [first = ''] = language.toLowerCase().split(/[-_]/u);
  return wordings[first] ?? english;
}

const english: ReportWording = {
  contents: 'Contents',
  figure: 'Figure',
  table: 'Table',
  references: 'References',
  notes: 'Notes',
  evidence: 'Evidence',
  page: 'page',
  close: 'Close',
  backToText: 'Back to the text',
  verdicts: {
    supported: 'supported',
    'partly-supported': 'partly supported',
    unsupported: 'not supported',
    contradicted: 'contradicted',
    unchecked: 'not checked',
  },
  reasoner: {
    extractive:
      'Extractive draft: the sentences below were chosen from the sources and stand as they stand there. No language model wrote or rephrased them.',
    model:
      'Model draft: a language model wrote the sentences below from passages of the sources. Each citation leads to exact words; whether a sentence says what they say is for a person to judge.',
  },
};

const german: ReportWording = {
  contents: 'Inhalt',
  figure: 'Abbildung',
  table: 'Tabelle',
  references: 'Literatur',
  notes: 'Anmerkungen',
  evidence: 'Belege',
  page: 'Seite',
  close: 'Schließen',
  backToText: 'Zurück zum Text',
  verdicts: {
    supported: 'belegt',
    'partly-supported': 'teilweise belegt',
    unsupported: 'nicht belegt',
    contradicted: 'widersprochen',
    unchecked: 'nicht geprüft',
  },
  reasoner: {
    extractive:
      'Auszug aus den Quellen: Die folgenden Sätze wurden aus den Quellen ausgewählt und stehen so dort. Kein Sprachmodell hat sie geschrieben oder umformuliert.',
    model:
      'Entwurf eines Sprachmodells: Die folgenden Sätze hat ein Sprachmodell aus Passagen der Quellen geschrieben. Jeder Verweis führt zu genauen Worten; ob ein Satz sagt, was sie sagen, muss ein Mensch beurteilen.',
  },
};

const wordings: Readonly<Record<string, ReportWording>> = { en: english, de: german, ...furtherWordings };
