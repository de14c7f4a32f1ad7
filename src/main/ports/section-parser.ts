import type { RichText } from '#shared/domain/rich-text.ts';

/** Makes rich text of a reasoner's Markdown; `[@evi_…]` marks become citation nodes. Never fails: what it doesn't know is text. */
export type SectionParser = (markdown: string) => RichText;
