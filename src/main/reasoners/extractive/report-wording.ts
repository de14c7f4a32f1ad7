type Report = {
  readonly sectionCount: number;
  readonly citedSourceCount: number;
  readonly librarySourceCount: number;
  readonly evidenceCount: number;
};

/** The sentences of its own that an extractive report needs: they speak of the report and of nothing else. */
export type Wording = {
  readonly introduction: string;
  readonly introductionIntent: string;
  readonly closing: string;
  readonly closingIntent: string;
  readonly findings: string;
  readonly itemIntent: (heading: string, question: string) => string;
  readonly asks: (question: string) => string;
  readonly covers: (headings: readonly string[]) => string;
  readonly restsOn: (report: Report) => string;
  readonly isExtractive: string;
  readonly notInSources: (heading: string) => string;
  readonly differ: string;
  readonly differAlso: string;
  readonly singleSource: (headings: readonly string[]) => string;
  readonly unsupported: (headings: readonly string[]) => string;
  readonly nothingDiffers: string;
  readonly nothingOpen: string;
  readonly instructionNotFollowed: string;
  readonly frameNotReworded: string;
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const english: Wording = {
  introduction: 'Introduction',
  introductionIntent: 'Say what the report asks, what it covers and from how many sources it is put together.',
  closing: 'Disagreements and gaps',
  closingIntent: 'Say where the sources differ, what rests on one source alone and what they leave open.',
  findings: 'Findings',
  itemIntent: (heading, question) =>
    `Say what the sources hold on “${heading}” that bears on the question: ${question}`,
  asks: (question) => `This report gathers what the sources say on the question “${question}”`,
  covers: (headings) => `Its sections are on ${list(headings, 'and')}.`,
  restsOn: ({ citedSourceCount, librarySourceCount, evidenceCount }) =>
    `It rests on ${plural(evidenceCount, 'quotation', 'quotations')} and cites ${citedSourceCount} of the ${plural(librarySourceCount, 'source', 'sources')} at hand.`,
  isExtractive:
    'It is an extractive draft: its statements are sentences taken word for word from the cited sources, chosen and put in order without a language model.',
  notInSources: (heading) => `The sources at hand don’t answer what was asked about “${heading}”.`,
  differ: 'The sources differ here, or seem to:',
  differAlso: 'They also seem to differ here:',
  singleSource: (headings) =>
    `${headings.length === 1 ? 'One section rests on a single source' : 'Some sections rest on a single source each'}: ${list(headings, 'and')}.`,
  unsupported: (headings) =>
    `Without an answer in the sources ${headings.length === 1 ? 'is' : 'are'} ${list(headings, 'and')}.`,
  nothingDiffers:
    'No two quotations in this report were found to contradict each other; they were compared by their wording alone.',
  nothingOpen: 'Each section rests on more than one source.',
  instructionNotFollowed:
    'Without a language model this instruction can’t be followed as such: other sentences of the evidence were chosen, those that share its words first. What can be asked for is another length or more sources.',
  frameNotReworded:
    'Without a language model the introduction and the closing section are put together from the report as it is now; an instruction can’t change them.',
};

const german: Wording = {
  introduction: 'Einleitung',
  introductionIntent: 'Sagen, wonach der Bericht fragt, was er behandelt und auf wie vielen Quellen er beruht.',
  closing: 'Widersprüche und Lücken',
  closingIntent: 'Sagen, wo die Quellen sich unterscheiden, was nur auf einer Quelle beruht und was offen bleibt.',
  findings: 'Befunde',
  itemIntent: (heading, question) =>
    `Sagen, was die Quellen zu „${heading}“ enthalten, soweit es die Frage betrifft: ${question}`,
  asks: (question) => `Dieser Bericht sammelt, was die Quellen zur Frage „${question}“ sagen`,
  covers: (headings) => `Seine Abschnitte behandeln: ${list(headings, 'und', '„', '“')}.`,
  restsOn: ({ citedSourceCount, librarySourceCount, evidenceCount }) =>
    `Er beruht auf ${plural(evidenceCount, 'Zitat', 'Zitaten')} und führt ${citedSourceCount} von ${plural(librarySourceCount, 'vorhandenen Quelle', 'vorhandenen Quellen')} an.`,
  isExtractive:
    'Er ist ein extraktiver Entwurf: Seine Aussagen sind wörtlich den genannten Quellen entnommen und ohne Sprachmodell ausgewählt und geordnet.',
  notInSources: (heading) => `Die vorhandenen Quellen beantworten nicht, was zu „${heading}“ gefragt war.`,
  differ: 'Hier unterscheiden sich die Quellen, oder es scheint so:',
  differAlso: 'Auch hier scheinen sie sich zu unterscheiden:',
  singleSource: (headings) => `Nur auf je einer Quelle beruht: ${list(headings, 'und', '„', '“')}.`,
  unsupported: (headings) => `Ohne Antwort in den Quellen bleibt: ${list(headings, 'und', '„', '“')}.`,
  nothingDiffers:
    'Keine zwei Zitate dieses Berichts widersprechen einander erkennbar; verglichen wurde allein der Wortlaut.',
  nothingOpen: 'Jeder Abschnitt beruht auf mehr als einer Quelle.',
  instructionNotFollowed:
    'Ohne Sprachmodell lässt sich diese Anweisung so nicht befolgen: Es wurden andere Sätze der Belege gewählt, zuerst solche, die Wörter mit ihr teilen. Verlangen lassen sich eine andere Länge oder mehr Quellen.',
  frameNotReworded:
    'Ohne Sprachmodell werden Einleitung und Schluss aus dem Bericht zusammengestellt, wie er jetzt ist; eine Anweisung kann sie nicht ändern.',
};

const wordings: Readonly<Record<string, Wording>> = { en: english, de: german };

/** The wording in the brief's language where it is at hand, else in English. */
export function wordingFor(language: string): Wording {
  return wordings[language] ?? english;
}

function list(headings: readonly string[], and: string, open = '“', close = '”'): string {
  const quoted = headings.map((heading) => `${open}${heading}${close}`);
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} ${and} ${quoted.at(-1)}`;
}
