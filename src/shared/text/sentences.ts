export type Span = { readonly charStart: number; readonly charEnd: number };

/** The sentences of a text in order, without surrounding white space; offsets are UTF-16 code units into `text`. */
export function splitSentences(text: string, language: string): readonly Span[] {
  const segmenter = new Intl.Segmenter(language === 'und' ? 'en' : language, { granularity: 'sentence' });
  const spans: Span[] = [];
  for (const { index, segment } of segmenter.segment(text)) {
    const lead = segment.length - segment.trimStart().length;
    const body = segment.trim();
    if (body !== '') spans.push({ charStart: index + lead, charEnd: index + lead + body.length });
  }
  return spans;
}
