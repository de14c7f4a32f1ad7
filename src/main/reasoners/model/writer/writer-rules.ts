import { materialRule } from '../prompting/material.ts';

/** `unanswered`: a body section that has no evidence. */
export type SectionKind = 'introduction' | 'body' | 'closing' | 'unanswered';

const always = [
  '- Write Markdown in the language of the brief, in plain and precise sentences. No title and no heading over the section: it gets its heading by itself.',
  '- The last line is: DIGEST: one sentence of at most 25 words that says what the section says.',
  `- ${materialRule}`,
];

const citing = [
  '- Put the id of the evidence right after each claim that rests on it, in this form: [@evi_id]. Copy the id letter by letter. For two: [@evi_id1; @evi_id2].',
  '- Keep numbers, dates, units and names exactly as the quotes have them. Tell it in your own words; use quotation marks only around words that are copied exactly.',
];

const rules: Readonly<Record<SectionKind, readonly string[]>> = {
  body: [
    'You write one section of a report from the evidence given, and from nothing else.',
    '- Every sentence rests on evidence and ends with its citation. What no evidence says is not said: no general knowledge, no guesses, no advice of your own.',
    ...citing,
    '- Bring together what belongs together; say where the evidence differs. Do not go through it piece by piece.',
    '- Evidence marked table="yes" comes from a table: show three or more such pieces as a Markdown table, with the citation in the last cell of each row.',
    '- Do not repeat what <said_before> and <finished_sections> say already.',
  ],
  introduction: [
    'You write the introduction of a report whose other sections are finished.',
    '- Say what the report asks, what it covers and what it rests on. Do not tell its findings in full.',
    '- Without a citation speak of the report itself only, with no numbers, dates or names but those in <brief>, <headings> and <report_facts>.',
  ],
  closing: [
    'You write the closing section of a report whose other sections are finished.',
    '- Answer the brief in short from <finished_sections>: what follows from them together, where they differ, what stays open. Bring nothing new.',
    '- Without a citation use no numbers, dates or names but those in <brief>, <headings> and <report_facts>.',
    '- Say which sections the sources do not answer or answer from one source alone, if there are any.',
  ],
  unanswered: [
    'You write one section of a report. The sources at hand hold nothing on its subject.',
    '- Say in one or two plain sentences that the sources at hand do not answer this. Add no facts, no numbers, no names and no citations.',
  ],
};

/** `canCite`: whether there is evidence to cite. */
export function writerRules(kind: SectionKind, canCite: boolean): string {
  const isFrame = kind === 'introduction' || kind === 'closing';
  const citations = canCite ? citing : ['- There is nothing to cite here: put no citations.'];
  return [...rules[kind], ...(isFrame ? citations : []), ...always].join('\n');
}
