/** What choosing sentences can do for an instruction. */
export type ReadInstruction = {
  /** How many words the section is to have. */
  readonly words: (wanted: number, present: number | null) => number;
  readonly wantsMoreSources: boolean;
  /** Whether anything of the instruction asks for another length or other sources. */
  readonly isUnderstood: boolean;
};

const shorter =
  /\b(?:short(?:er|en)?|brief(?:er|ly)?|concise(?:ly)?|condense|trim|cut|kürze[rn]?|kürzen|kurz|knapp(?:er)?|straff(?:er|en)?|verkürzen)\b/iu;
const longer =
  /\b(?:long(?:er)?|expand|extend|more detail(?:s|ed)?|in (?:more |greater )?detail|länger|ausführlich(?:er)?|mehr details?|detaillierter|erweiter[en]*|ausbauen)\b/iu;
const half = /\b(?:half|halve|hälfte|halb(?:ieren|iere)?|halb so)\b/iu;
const double = /\b(?:twice|double|doppelt|verdopp(?:le|eln))\b/iu;
const moreSources =
  /\b(?:(?:more|other|further|different|additional|several) (?:sources|references|studies|documents)|(?:mehr|andere[nr]?|weitere[nr]?|zusätzliche[nr]?|verschiedene[nr]?|mehrere[nr]?) (?:quellen|belege[n]?|studien|dokumente[n]?))\b/iu;
const wordCount = /(\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d{2,6})\s*(?:words?|wörter[n]?|worte[n]?)/iu;

/** Reads an instruction in English or German. */
export function readInstruction(instruction: string | null): ReadInstruction {
  const text = instruction ?? '';
  const counted = wordCount.exec(text)?.[1];
  const count = counted === undefined ? null : Number(counted.replaceAll(/\D/gu, ''));
  const factor = factorOf(text);
  const wantsMoreSources = moreSources.test(text);
  return {
    words: (wanted, present) => count ?? (factor === null ? wanted : factor * (present ?? wanted)),
    wantsMoreSources,
    isUnderstood: count !== null || factor !== null || wantsMoreSources,
  };
}

function factorOf(text: string): number | null {
  if (half.test(text)) return 0.5;
  if (double.test(text)) return 2;
  if (shorter.test(text)) return 0.6;
  return longer.test(text) ? 1.5 : null;
}
