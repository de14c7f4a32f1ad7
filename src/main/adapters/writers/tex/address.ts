/** An address as `\href` takes it, wherever that stands; null for one that nothing should lead to. */
export function texAddress(href: string): string | null {
  if (!/^(?:https?|mailto|ftp|doi):/i.test(href.trim())) return null;
  return encodeURI(href.trim().toWellFormed())
    .replaceAll('%25', '%')
    .replaceAll(/["'<>\\^`{|}~$]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll(/[%#&_]/g, String.raw`\$&`);
}
