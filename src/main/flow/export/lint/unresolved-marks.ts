/** Marks of what was to be looked up, written or cited later; loose citation marks among them. */
export function unresolvedMarks(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(marks), ([mark]) => mark))];
}

const marks = new RegExp(
  [
    String.raw`\[\?+\]`,
    String.raw`\(\?+\)`,
    String.raw`\?{3,}`,
    String.raw`\[?@?\bevi_[0-9a-z]{6,40}\]?`,
    // Whole words in capitals: "todo list" and "Xxx" are words like others.
    String.raw`(?<![\p{L}\p{N}])(?:TODO|FIXME|TBD|TBC|XXX+|TK TK|TKTK)(?![\p{L}\p{N}])`,
    String.raw`[[(](?:citation|source|reference|page|ref)s? (?:needed|missing|\?)[\])]`,
    String.raw`\[(?:insert|add|fill in)[^\]]{0,60}\]`,
    String.raw`\b[Ll]orem ipsum\b`,
    String.raw`\{\{[^{}]{1,60}\}\}`,
  ].join('|'),
  'gu',
);
