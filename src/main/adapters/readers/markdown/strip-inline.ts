import type { Env, MarkdownIt, Token } from 'markdown-it';

// A line without any of these has no inline markup at all.
const markup = /[\\`*_[\]<&~{]/;
// A tag has an end: looked for from each brace of a long run, it would take its square.
const templateTag = /\{[%{][\s\S]{0,300}?[%}]\}|\{:[^}\n]{0,300}\}|\s{0,100}\{#[\w-]{1,200}\}\s*$/g;
const footnoteMark = /\[\^[^\]\s]+\]/g;

/** The words of a stretch of inline Markdown. A line break within a paragraph is a space. */
export function stripInline(content: string, parser: MarkdownIt, environment: Env): string {
  const joined = content.includes('\n') ? content.replace(/[ \t]*\\?\n[ \t]*/g, ' ') : content;
  if (!markup.test(joined)) return joined;
  const plain = joined.replace(footnoteMark, '').replace(templateTag, '');
  const tokens: Token[] = [];
  parser.inline.parse(plain, parser, environment, tokens);
  let text = '';
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special') text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'html_inline' && /^<br\b/i.test(token.content)) text += ' ';
  }
  return text.replace(/ {2,}/g, ' ');
}

/** The words within a block of raw HTML; scripts, styles and comments hold none. */
export function stripMarkup(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\{[%{][\s\S]{0,300}?[%}]\}/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
