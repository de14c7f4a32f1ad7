/** Turns inline markup into the words a reader would see. */
export type InlineCleaner = (text: string) => string;

const markup = /[`*|_\\[]/;
const literal = /``(.+?)``(?!`)/gs;
const roleBefore = /(?<![\w`]):([\w:+.-]+):`([^`]+)`/g;
const quoted = /`([^`]+)`(?::[\w:+.-]+:|__?)?/g;
const footnoteMark = /\s*(?<![\w\]])\[(?:#[\w.-]*|\*|\d+|[A-Za-z][\w.-]*)\]_(?!\w)/g;
const strong = /(?<![\w*])\*\*(?=\S)(.+?)(?<=\S)\*\*(?![\w*])/gs;
const emphasis = /(?<![\w*])\*(?=[^\s*])([^*]*?)(?<=\S)\*(?![\w*])/g;
const substitution = /(?<![\w|])\|(\S(?:[^|\n]*\S)?)\|(?:__?)?(?![\w|])/g;
// A name has an end: looked for from each letter of a long run, it would take its square.
const simpleReference = /(?<![\w`])([A-Za-z0-9](?:[\w.+-]{0,200}[A-Za-z0-9])?)__?(?![\w`])/g;
const placeholder = /\uE000(\d+)\uE001/g;

/** A cleaner that knows the document's link targets: `word_` is a link only where a target has that name. */
export function createInlineCleaner(lines: readonly string[]): InlineCleaner {
  const targets = collectTargets(lines);
  return (text) => {
    if (!markup.test(text)) return text;
    // Literals may hold any markup; they are set aside until the rest is done.
    const literals: string[] = [];
    const keep = (content: string) => `\uE000${literals.push(content) - 1}\uE001`;
    return text
      .replace(literal, (_, content: string) => keep(content))
      .replace(/\\(.)/gs, (_, character: string) => (/\s/.test(character) ? '' : keep(character)))
      .replace(roleBefore, (_, role: string, content: string) => renderRole(role, content))
      .replace(footnoteMark, '')
      .replace(quoted, (_, content: string) => withoutTarget(content))
      .replace(strong, '$1')
      .replace(emphasis, '$1')
      .replace(substitution, '$1')
      .replace(simpleReference, (whole, name: string) => (targets.has(name.toLowerCase()) ? name : whole))
      .replace(placeholder, (_, index: string) => literals[Number(index)] ?? '');
  };
}

function renderRole(role: string, content: string): string {
  const hasOwnText = /\s<[^<>]+>$/.test(content);
  const text = withoutTarget(content);
  if (hasOwnText) return text;
  const name = role.toLowerCase();
  if (name === 'pep' || name === 'rfc') return `${name.toUpperCase()} ${text.replace(/#.*$/, '')}`;
  if (text.startsWith('~')) return text.slice(text.lastIndexOf('.') + 1).replace(/^~/, '');
  return text.replace(/^!/, '');
}

function withoutTarget(content: string): string {
  const text = content.replace(/\s*<[^<>]+>$/, '');
  return text === '' ? content.replace(/^<|>$/g, '') : text;
}

function collectTargets(lines: readonly string[]): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const explicit = /^\s*\.\. _`?([^:`]+)`?:/.exec(line)?.[1];
    if (explicit !== undefined) targets.add(explicit.toLowerCase());
    // A section's title is a target of its own name.
    if (/^([=\-~^"'#*+.:`])\1{2,}$/.test(line)) targets.add((lines[index - 1] ?? '').trim().toLowerCase());
  }
  return targets;
}
