/** What the wording of one sentence or heading shows. */
export type PhraseReading = {
  /** The noun phrases in text order as they stand, without articles and surrounding punctuation; repeated ones repeat. */
  readonly nounPhrases: readonly string[];
  /** Whether it states, bids or lacks a finite verb. Always `statement` for a language whose verbs the finder can't tell. */
  readonly mood: 'statement' | 'command' | 'fragment';
};

/** Finds noun phrases: by grammar where the language is known, else between stop words. The same text always reads the same. */
export type PhraseFinder = {
  /** `language` is an ISO 639-1 code or `und`. */
  readonly read: (text: string, language: string) => PhraseReading;
};
