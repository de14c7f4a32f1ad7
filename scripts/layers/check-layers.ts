import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findCycles } from './find-cycles.ts';
import { judgeEdge } from './judge-edge.ts';
import { layerOf } from './layer-of.ts';
import { readImports } from './read-imports.ts';

export type LayerReport = {
  readonly moduleCount: number;
  readonly edgeCount: number;
  readonly problems: readonly string[];
};

/**
 * Reads every TypeScript file under `root`/src and names each import that crosses a layer the wrong way, each cycle, and
 * each file that belongs to no layer. `stages` is the order of the stages. A tree in which it finds no module or no
 * import is a problem too: a check that looked at nothing proves nothing.
 */
export function checkLayers(options: { root: string; stages: readonly string[] }): LayerReport {
  const { root, stages } = options;
  const files = listFiles(root);
  const known = new Set(files);
  const problems: string[] = [];
  const graph = new Map<string, readonly string[]>();
  let edgeCount = 0;
  for (const file of files) {
    const place = layerOf(file);
    if (place === null) problems.push(`${file}: belongs to no layer (scripts/layers/layer-of.ts)`);
    const targets: string[] = [];
    for (const { specifier, line } of readImports({ path: file, text: readFileSync(join(root, file), 'utf8') })) {
      edgeCount += 1;
      const at = `${file}:${line}`;
      if (specifier === null) {
        problems.push(`${at}: the module is computed at run time, so its layer can't be checked`);
        continue;
      }
      const target = toTarget(specifier, file);
      if (target.kind === 'file') {
        if (!known.has(target.path) && !existsSync(join(root, target.path)))
          problems.push(`${at}: there is no ${target.path}`);
        if (known.has(target.path)) targets.push(target.path);
      }
      const fault = place === null ? null : judgeEdge({ file, place, target, stages });
      if (fault !== null) problems.push(`${at}: ${fault}`);
    }
    graph.set(file, targets);
  }
  for (const cycle of findCycles(graph)) problems.push(`import cycle: ${cycle.join(' -> ')}`);
  if (files.length === 0) problems.push('no module was found under src');
  if (edgeCount === 0) problems.push('no import was found under src');
  return { moduleCount: files.length, edgeCount, problems };
}

/** What an import names: a file of the project, a library, or a built-in module of Node. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'library' | 'built-in'; readonly name: string };

function toTarget(specifier: string, file: string): Target {
  const alias = /^#(shared|main|test)\/(.+)$/.exec(specifier);
  if (alias !== null)
    return { kind: 'file', path: alias[1] === 'test' ? `test/${alias[2]}` : `src/${alias[1]}/${alias[2]}` };
  if (specifier.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(file), specifier) };
  if (specifier.startsWith('node:')) return { kind: 'built-in', name: specifier.slice('node:'.length) };
  const [scope = '', name = ''] = specifier.split('/');
  return { kind: 'library', name: specifier.startsWith('@') ? `${scope}/${name}` : scope };
}

function listFiles(root: string): readonly string[] {
  if (!existsSync(join(root, 'src'))) return [];
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}
