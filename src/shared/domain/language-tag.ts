import { z } from 'zod';

/** A language as BCP 47 writes it, as `de` or `pt-BR`: one that formats of dates and texts can be asked for. */
export const languageTagSchema = z.string().min(2).max(35).refine(isLanguageTag, 'not a language tag (BCP 47)');

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
