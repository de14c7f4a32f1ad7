import { parseSync, Visitor } from 'oxc-parser';

/** One module that a file names, with the line it stands on. `specifier` is null where it is computed at run time. */
export type Import = { readonly specifier: string | null; readonly line: number };

/**
 * Every way in which a TypeScript file names another: import and export from, also of types alone, `import()` in code
 * and in types, and `new URL('…', import.meta.url)`, which is how workers are found. Throws on a file that can't be parsed.
 */
export function readImports(options: { path: string; text: string }): readonly Import[] {
  const { program, errors } = parseSync(options.path, options.text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${options.path} can't be parsed: ${error.message}`);
  const found: Import[] = [];
  const add = (node: Node | null | undefined, start: number): void => {
    if (node === null || node === undefined) return;
    found.push({ specifier: literalOf(node), line: options.text.slice(0, start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.start),
    ExportNamedDeclaration: (node) => add(node.source, node.start),
    ExportAllDeclaration: (node) => add(node.source, node.start),
    ImportExpression: (node) => add(node.source, node.start),
    TSImportType: (node) => add(node.source, node.start),
    NewExpression: (node) => {
      const [path, base] = node.arguments;
      const isBesideThisFile = base !== undefined && options.text.slice(base.start, base.end) === 'import.meta.url';
      const isUrl = isBesideThisFile && options.text.slice(node.callee.start, node.callee.end) === 'URL';
      if (isUrl && path !== undefined && /\.[cm]?[jt]sx?$/.test(literalOf(path) ?? '')) add(path, node.start);
    },
  }).visit(program);
  return found;
}

type Node = { readonly type: string; readonly value?: unknown };

function literalOf(node: Node): string | null {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}
