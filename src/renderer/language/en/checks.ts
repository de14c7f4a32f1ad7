import { createFormat } from '../format.ts';

const { count, number } = createFormat('en');

export const checks = {
  label: 'Checks',
  refresh: 'Check again',
  checking: 'Checking…',
  justNow: 'Checked just now',
  minutesAgo: ({ minutes }: { minutes: number }) => `Checked ${number(minutes)} min ago`,
  emptyTitle: 'Nothing to check yet',
  emptyText: 'Once there is text, Heddle looks after each citation, each quote and each claim by itself.',
  allWell: 'Nothing to look at. Every citation resolves, and nothing was found wrong.',
  allHidden: 'Every kind of problem that was found is hidden.',
  citations: ({ citations, resolved }: { citations: number; resolved: number }) =>
    citations === resolved
      ? `${count(citations, 'citation', 'citations')}, all with their evidence`
      : `${count(citations, 'citation', 'citations')}, ${number(citations - resolved)} without evidence`,
  quotes: ({ exact }: { exact: number }) => `${count(exact, 'quote', 'quotes')} word for word in the sources`,
  claims: ({ claims }: { claims: number }) => count(claims, 'claim', 'claims'),
  verdicts: {
    supported: ({ claims }: { claims: number }) => `${number(claims)} supported`,
    partly: ({ claims }: { claims: number }) => `${number(claims)} partly supported`,
    unsupported: ({ claims }: { claims: number }) => `${number(claims)} unsupported`,
    contradicted: ({ claims }: { claims: number }) => `${number(claims)} contradicted`,
    unchecked: ({ claims }: { claims: number }) => `${number(claims)} not judged`,
  },
  problems: ({ problems }: { problems: number }) => count(problems, 'problem', 'problems'),
  judge: ({ claims }: { claims: number }) => `Ask the model to judge ${count(claims, 'claim', 'claims')}`,
  underline: 'Underline claims in the text',
  group: 'In order of',
  bySection: 'Sections',
  byKind: 'Kinds',
  kinds: 'Kinds of problems',
  wholeReport: 'The whole report',
  goTo: 'Show in the text',
  kind: {
    citations: 'Citations',
    quotes: 'Quotes',
    facts: 'Numbers, dates, names',
    claims: 'Claims',
    repeats: 'Repetitions',
    references: 'Bibliography',
    sections: 'Missing sections',
  },
  problem: {
    'citation-unresolved': 'Citation without evidence',
    'citation-not-of-section': 'Citation from another section',
    'quote-source-missing': 'The quoted source is gone',
    'quote-not-exact': 'Quote isn’t word for word',
    'number-not-in-quotes': 'Number isn’t in the quotes',
    'date-not-in-quotes': 'Date isn’t in the quotes',
    'name-not-in-quotes': 'Name isn’t in the quotes',
    'quotation-not-in-quotes': 'Quotation isn’t in the quotes',
    'claim-uncited': 'Claim without a citation',
    'claim-partly-supported': 'Claim partly supported',
    'claim-unsupported': 'Claim not supported',
    'claim-contradicted': 'Claim contradicted',
    'sentence-repeated': 'Sentence repeated',
    'source-cited-not-listed': 'Cited, but not listed',
    'source-listed-not-cited': 'Listed, but not cited',
    'section-missing': 'Section missing',
  },
};
