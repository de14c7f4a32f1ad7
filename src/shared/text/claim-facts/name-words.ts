import { isStopWord } from '../terms/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What joins the words of a name. */
export const connectors = words('of on for the de la le du des van von der den del di da dos et y al bin ibn');

/** Whether a word has its capital for its place in a title or sentence, or names a role and not who has it. */
export function isNameless(word: string): boolean {
  const lower = word.toLowerCase();
  // "WHO" and "IT" are names, "Who" and "It" are none.
  if (/^\p{Lu}{2}/u.test(word)) return namelessCapitals.has(lower);
  const start = lower.replace(/'.*$/, '');
  if (namelessWords.has(lower)) return true;
  return !alsoNames.has(start) && (isStopWord(start, 'en') || isStopWord(start, 'de'));
}

const alsoNames = words('may will');

const namelessCapitals = words('ceo cfo cto tv bc ad bce ce am pm ok phd md jr sr');

const namelessWords = words(`
  mr mrs ms mx miss dr prof professor sir dame lord lady judge justice president chairman chairwoman chair director senator
  sen gov governor rep representative minister chancellor king queen prince princess pope captain capt general gen colonel
  col major sergeant sgt lieutenant lt rev reverend st saint hon jr sr phd esq herr frau coach secretary mayor
  monday tuesday wednesday thursday friday saturday sunday
  section chapter figure table part article appendix step phase level grade class type group version volume
  god earth sun moon internet web`);

/** Names said in several ways that share no letters, folded, without full stops. */
export const sameNames: readonly (readonly string[])[] = [
  ['us', 'usa', 'united states', 'america', 'american', 'americans'],
  ['uk', 'united kingdom', 'great britain', 'britain', 'british'],
  ['eu', 'european union'],
  ['un', 'united nations'],
  ['france', 'french'],
  ['netherlands', 'holland', 'dutch'],
  ['spain', 'spanish'],
  ['greece', 'greek'],
  ['switzerland', 'swiss'],
  ['wales', 'welsh'],
  ['denmark', 'danish'],
  ['norway', 'norwegian'],
  ['iceland', 'icelandic'],
  ['ireland', 'irish'],
  ['poland', 'polish'],
  ['turkey', 'turkish'],
  ['germany', 'german', 'deutschland', 'deutsch'],
  ['philippines', 'philippine', 'filipino'],
  ['co2', 'carbon dioxide', 'kohlendioxid'],
  ['ch4', 'methane', 'methan'],
  ['n2o', 'nitrous oxide', 'lachgas'],
  ['h2o', 'water', 'wasser'],
];
