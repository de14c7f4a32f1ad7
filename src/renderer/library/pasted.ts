/** Whether a text is the address of one web page and nothing else. */
export function isWebAddress(text: string): boolean {
  const trimmed = text.trim();
  return /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed);
}
