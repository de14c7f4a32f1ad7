import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { createFormat } from './format.ts';
import { chooseLanguage, languages } from './languages.ts';

type Language = {
  readonly code: string;
  readonly catalogue: Catalogue;
  readonly format: ReturnType<typeof createFormat>;
};

const LanguageContext = createContext<Language>({ code: 'en', catalogue: en, format: createFormat('en') });

/** `language`: a code, or `system` for what the system asks for. */
export function LanguageProvider({ language, children }: { readonly language: string; readonly children: ReactNode }) {
  const code = chooseLanguage(language === 'system' ? navigator.languages : [language]);
  const value = useMemo(
    () => ({ code, catalogue: languages[code]?.catalogue ?? en, format: createFormat(regionalCode(code)) }),
    [code],
  );
  useEffect(() => {
    document.documentElement.lang = code;
  }, [code]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useText(): Catalogue {
  return useContext(LanguageContext).catalogue;
}

export function useFormat(): ReturnType<typeof createFormat> {
  return useContext(LanguageContext).format;
}

/** The region's own way of writing dates, where the system names one for the language. */
function regionalCode(code: string): string {
  return navigator.languages.find((each) => each.toLowerCase().split('-')[0] === code) ?? code;
}
