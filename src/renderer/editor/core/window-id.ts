const key = 'heddle-window';

/** Stays the same when the window is loaded again. */
export function windowId(): string {
  const known = sessionStorage.getItem(key);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(key, made);
  return made;
}
