const blockSigns = [
  /^#{1,6} \S/,
  /^[-*+] \S/,
  /^\d{1,3}[.)] \S/,
  /^> \S/,
  /^```/,
  /^\|.+\|\s*$/,
  /^(?:---|\*\*\*)\s*$/,
];
const inlineSigns = [/\*\*\S[^*]*\*\*/, /\[[^\]]+\]\(https?:[^)\s]+\)/, /`[^`]+`/];

/** Whether plain text clearly is Markdown: a heading or table, or two signs of it at least. One dash is no list. */
export function isMarkdown(text: string): boolean {
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => /^#{1,6} \S/.test(line))) return lines.length > 1;
  if (lines.some((line, index) => line.startsWith('|') && /^\|?\s*:?-+:?\s*(?:\||$)/.test(lines[index + 1] ?? '')))
    return true;
  const blocks = lines.filter((line) => blockSigns.some((sign) => sign.test(line))).length;
  const inline = inlineSigns.filter((sign) => sign.test(text)).length;
  return blocks >= 2 || (blocks >= 1 && inline >= 1) || inline >= 2;
}
