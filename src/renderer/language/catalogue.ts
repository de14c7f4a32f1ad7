import type { en } from './en.ts';

/** The same words in another language: strings for strings, and functions of the same values. */
export type Catalogue = Widened<typeof en>;

type Widened<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string
    ? string
    : Words[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Widened<Words[Key]>;
};
