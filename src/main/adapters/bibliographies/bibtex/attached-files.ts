/**
 * The paths in a `file` field: JabRef's `description:path:type`, Zotero's `name:path:type;…`, or a path alone. A colon or
 * semicolon that belongs to a name has a backslash before it.
 */
export function attachedFiles(written: string): string[] {
  return splitUnescaped(written.replace(/\$\\backslash\$|\\textbackslash\s*(?:\{\})?/g, '\\'), ';')
    .map((file) => pathOf(file.trim()))
    .filter((path) => path !== '');
}

function pathOf(file: string): string {
  const parts = splitUnescaped(file, ':');
  if (parts.length === 1) return unescape(file);
  // `C:\folder\paper.pdf` and `file:///…` are paths by themselves.
  if (parts.length === 2 && (/^[A-Za-z]$/.test(parts[0] ?? '') || /^(?:file|https?)$/i.test(parts[0] ?? '')))
    return unescape(file);
  if (parts.length === 2) return unescape(parts[1] ?? '');
  const hasType =
    /^[\w/+. -]*$/.test(parts.at(-1) ?? '') && !/[\\/.]\w+$/.test((parts.at(-1) ?? '').replace(/^\w+\/[\w.+-]+$/, ''));
  return unescape(parts.slice(1, hasType ? -1 : undefined).join(':'));
}

function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\' && at + 1 < text.length) {
      part += char + text.charAt(at + 1);
      at += 1;
    } else if (char === separator) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
}

/** Backslashes before what they protect go; those of a path on Windows stay. */
function unescape(path: string): string {
  return path.trim().replace(/\\([:;\\_&%#{}$])/g, '$1');
}
