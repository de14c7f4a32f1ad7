import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ReworkRequest, SectionDraft } from '#main/ports/reasoner.ts';
import { chooseUnits } from './choose-units.ts';
import { collectUnits, type Unit } from './collect-units.ts';
import { writeUnit } from './draft-body.ts';
import { countWords } from './judge-sentence.ts';
import { readInstruction } from './read-instruction.ts';
import type { Reading } from './reading.ts';
import { centroid, cosine, countTexts, toVector } from './term-vector.ts';
import { citeSentence, escapeMarkdown } from './write-sentence.ts';

type Sentence = ReworkRequest['sentences'][number];

const shortShare = 0.5;
const longShare = 1.6;
const leastAdded = 30;

/**
 * What choosing sentences can do for a stretch: keep its most central ones, add others of the evidence, or say it with
 * other sentences of the same evidence. Fault: `not-available` where there is nothing to choose.
 */
export function reworkSelection(request: ReworkRequest, language: string, reading: Reading): Result<SectionDraft> {
  const present = request.sentences.reduce((sum, { text }) => sum + countWords(text), 0);
  const read = readInstruction(request.section.instruction);
  const asked = Math.round(read.words(present, present));
  switch (asked === present ? request.how : asked < present ? 'shorten' : 'expand') {
    case 'shorten':
      return shorten(request, asked < present ? asked : present * shortShare, language, reading);
    case 'expand':
      return expand(request, Math.max(leastAdded, asked > present ? asked - present : present * (longShare - 1)), {
        language,
        reading,
      });
    case 'rewrite':
      return rewrite(request, language, reading);
  }
}

function shorten(
  { sentences, section }: ReworkRequest,
  wantedWords: number,
  language: string,
  reading: Reading,
): Result<SectionDraft> {
  if (sentences.length < 2) {
    return fail(notAvailable('One sentence can only be shortened by rewording it, which needs a language model.'));
  }
  const terms = sentences.map(({ text }) => reading.termsOf(text, language));
  const counts = countTexts(terms);
  const vectors = terms.map((list) => toVector(list, counts, sentences.length));
  const middle = centroid(vectors);
  const quotes = section.evidence.flatMap((each) => each.quotes.map(({ exact }) => plain(exact)));
  const worth = ({ text, evidenceIds }: Sentence, at: number): number => {
    const isVerbatim = quotes.some((quote) => quote.includes(plain(text)));
    return cosine(vectors[at] ?? middle, middle) + (evidenceIds.length > 0 ? 0.5 : 0) + (isVerbatim ? 0.25 : 0);
  };
  const best = sentences
    .map((sentence, at) => ({ sentence, at, worth: worth(sentence, at) }))
    .toSorted((a, b) => b.worth - a.worth || a.at - b.at);
  const kept = new Set<number>();
  let words = 0;
  for (const { sentence, at } of best) {
    const count = countWords(sentence.text);
    if (kept.size > 0 && words + count > wantedWords * 1.15) continue;
    if (kept.size === sentences.length - 1) break;
    kept.add(at);
    words += count;
  }
  return succeed(toDraft(sentences.filter((_, at) => kept.has(at)).map(toLine)));
}

function expand(
  { selection, section, cited }: ReworkRequest,
  addedWords: number,
  { language, reading }: { readonly language: string; readonly reading: Reading },
): Result<SectionDraft> {
  const units = collectUnits(section, language, reading);
  const used = new Set(cited);
  const unused = units.filter(({ evidenceId }) => !used.has(evidenceId));
  const chosen = chooseUnits(unused.length > 0 ? unused : units, section, addedWords, reading, language);
  if (chosen.length === 0) {
    return fail(notAvailable('The evidence of this section has nothing more to add. Link more evidence to it first.'));
  }
  const added = chosen.toSorted((a, b) => a.rank - b.rank || a.charStart - b.charStart).map(writeUnit);
  return succeed({ markdown: `${selection.trimEnd()} ${added.join(' ')}`, digest: '' });
}

function rewrite({ sentences, section }: ReworkRequest, language: string, reading: Reading): Result<SectionDraft> {
  const units = [...collectUnits(section, language, reading)];
  let replaced = 0;
  const lines = sentences.map((sentence) => {
    const other = takeOther(units, sentence);
    if (other === null) return toLine(sentence);
    replaced += 1;
    return { paragraph: sentence.paragraph, text: writeUnit(other) };
  });
  if (replaced === 0) {
    return fail(
      notAvailable('Rewriting prose needs a language model, and the evidence has no other sentences that say this.'),
    );
  }
  return succeed(toDraft(lines));
}

function takeOther(units: Unit[], { evidenceIds }: Sentence): Unit | null {
  const at = units.findIndex(({ evidenceId }) => evidenceIds.includes(evidenceId));
  return at === -1 ? null : (units.splice(at, 1)[0] ?? null);
}

type Line = { readonly paragraph: number; readonly text: string };

function toLine({ text, evidenceIds, paragraph }: Sentence): Line {
  const [first, ...more] = evidenceIds;
  if (first === undefined) return { paragraph, text: escapeMarkdown(text) };
  const rest = more.map((id) => `; @${id}`).join('');
  return { paragraph, text: citeSentence(text, first).replace(`[@${first}]`, `[@${first}${rest}]`) };
}

function toDraft(lines: readonly Line[]): SectionDraft {
  const paragraphs = [...Map.groupBy(lines, ({ paragraph }) => paragraph).values()];
  return { markdown: paragraphs.map((each) => each.map(({ text }) => text).join(' ')).join('\n\n'), digest: '' };
}

function plain(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

function notAvailable(message: string) {
  return userFault('not-available', message);
}
