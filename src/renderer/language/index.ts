export type { Catalogue } from './catalogue.ts';
export { LanguageProvider, useFormat, useText } from './language-context.tsx';
export { languages } from './languages.ts';
