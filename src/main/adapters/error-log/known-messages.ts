/**
 * Messages of the engine, of Node, SQLite and React that hold no contents once their changing parts are left out. What
 * isn't among them may quote a document, a path or a key, and is not kept.
 */
const known: readonly (readonly [pattern: RegExp, kept: string])[] = [
  [/^Cannot (read|set) propert(?:y|ies) .*\bof (undefined|null)\b/s, 'Cannot $1 properties of $2'],
  [/ is not a function\b/s, '… is not a function'],
  [/ is not a constructor\b/s, '… is not a constructor'],
  [/ is not iterable\b/s, '… is not iterable'],
  [/ is not defined$/s, '… is not defined'],
  [/ is not an object\b/s, '… is not an object'],
  [/ is not extensible$/s, '… is not extensible'],
  [/^Assignment to constant variable/, 'Assignment to constant variable'],
  [/^Cannot access .* before initialization$/s, 'Cannot access … before initialization'],
  [/^Cannot assign to read only property /s, 'Cannot assign to read only property …'],
  [/^Cannot convert undefined or null to object$/, 'Cannot convert undefined or null to object'],
  [/^Converting circular structure to JSON/s, 'Converting circular structure to JSON'],
  [/^Maximum call stack size exceeded$/, 'Maximum call stack size exceeded'],
  [/^Invalid (array|string|typed array) length/, 'Invalid $1 length'],
  [/^(?:Array buffer|ArrayBuffer) allocation failed/i, 'Array buffer allocation failed'],
  [/^Cannot create a string longer than /, 'Cannot create a string longer than …'],
  [/^Invalid time value$/, 'Invalid time value'],
  [/^Unexpected end of JSON input$/, 'Unexpected end of JSON input'],
  [/ is not valid JSON$/s, '… is not valid JSON'],
  [/^Unexpected token /s, 'Unexpected token …'],
  [/^Invalid regular expression/s, 'Invalid regular expression …'],
  [/could not be cloned\.?$/s, '… could not be cloned'],
  [/^Worker terminated due to reaching memory limit: /, 'Worker terminated due to reaching memory limit'],
  [/^Terminating worker thread$/, 'Terminating worker thread'],
  [/^(?:This|The) operation was aborted/, 'This operation was aborted'],
  // Node: "ENOENT: no such file or directory, open '…'"
  [/^(E[A-Z0-9]{2,20}): ([a-z ]{3,50}), ([a-z]{2,12})(?: .*)?$/s, '$1: $2, $3 …'],
  [/^(connect|listen|read|write) (E[A-Z0-9]{2,20})(?: .*)?$/s, '$1 $2 …'],
  [/^The (?:"|“)?[A-Za-z_. ]{1,40}(?:"|”)? (argument|property) must be /s, 'The … $1 must be …'],
  // SQLite
  [/^(UNIQUE|NOT NULL|FOREIGN KEY|CHECK|PRIMARY KEY|STRICT) constraint failed/s, '$1 constraint failed'],
  [/^(database is locked|database disk image is malformed|disk I\/O error|database or disk is full)$/, '$1'],
  [/^(attempt to write a readonly database|unable to open database file|file is not a database)$/, '$1'],
  [/^(database is not open|statement has been finalized|out of memory)$/, '$1'],
  [/^no such (table|column|index)\b/s, 'no such $1: …'],
  [/^near .*: syntax error$/s, 'near …: syntax error'],
  // React
  [/^Minified React error #(\d{1,4});/s, 'Minified React error #$1'],
  [/^Rendered (more|fewer) hooks than /s, 'Rendered $1 hooks than before'],
  [/^Maximum update depth exceeded/s, 'Maximum update depth exceeded'],
  [/^Objects are not valid as a React child/s, 'Objects are not valid as a React child'],
  [/^ResizeObserver loop /, 'ResizeObserver loop'],
  // Tiptap and ProseMirror
  [/^Position -?\d+ out of range$/, 'Position … out of range'],
  [/^Invalid content for node /s, 'Invalid content for node …'],
  [/^Applying a mismatched transaction$/, 'Applying a mismatched transaction'],
];

/** The message without its changing parts; null where it isn't a known one. */
export function knownMessage(message: string): string | null {
  const found = known.find(([pattern]) => pattern.test(message));
  if (found === undefined) return null;
  const [pattern, kept] = found;
  const [, ...parts] = pattern.exec(message) ?? [];
  return kept.replaceAll(/\$(\d)/g, (_all, index: string) => parts[Number(index) - 1] ?? '…');
}
