/** "cost, open data" → two tags, each once, with single blanks. */
export function parseTags(typed: string): string[] {
  const tags = typed.split(/[,;]/).map((tag) => tag.trim().replaceAll(/\s+/g, ' '));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
