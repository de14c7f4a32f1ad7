/**
 * Whether an error of the engine says that what is on disk can't be used. What goes in is checked before, so whatever
 * the engine can't do is laid to its files, but for what a full disk, missing rights or a rival writer explain.
 */
export function tellsOfDamage(message: string): boolean {
  return !passing.test(message);
}

const passing =
  /no space left|os error (?:1|5|12|13|16|23|24|28|30|122)\)|permission denied|read-only file system|too many open files|commit conflict|cannot allocate|resources exhausted|timed? ?out/i;
