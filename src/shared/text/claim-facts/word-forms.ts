/**
 * Whether two folded words are the same but for a plural, a possessive, what makes an adjective of a name (Canada and
 * Canadian), or a letter in a long word (Akhenaten and Akhenaton).
 */
export function areForms(one: string, other: string): boolean {
  if (one === other) return true;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  for (let at = shared; at >= Math.max(3, shared - 3); at -= 1) {
    const rest = one.slice(at);
    const otherRest = other.slice(at);
    if (at < 4 && rest !== '' && otherRest !== '') break;
    if (endings.has(rest) && endings.has(otherRest)) return true;
  }
  return isOneLetterOff(one, other, shared);
}

const endings: ReadonlySet<string> = new Set([
  '',
  ...`s es y ies n ns a an ans ian ians ean eans ese ish tish ia ium land and o e i is en er ers ic ical ism ist ists
    al`.split(/\s+/),
]);

const longWord = 8;

function isOneLetterOff(one: string, other: string, shared: number): boolean {
  if (shared < 4 || Math.min(one.length, other.length) < longWord || Math.abs(one.length - other.length) > 1)
    return false;
  if (/\d/.test(one)) return false;
  let end = one.length;
  let otherEnd = other.length;
  while (end > shared && otherEnd > shared && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  return end - shared <= 1 && otherEnd - shared <= 1;
}
