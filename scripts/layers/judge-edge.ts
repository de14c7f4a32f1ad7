import type { Target } from './check-layers.ts';
import { layerOf, type Place } from './layer-of.ts';
import { layerRules, libraryOwners } from './rules.ts';

/** Why `file`, which stands at `place`, may not import `target`; null where it may. */
export function judgeEdge(options: {
  file: string;
  place: Place;
  target: Target;
  stages: readonly string[];
}): string | null {
  const { place, target, stages } = options;
  if (target.kind === 'file') return judgeFile(place, target.path, stages);
  const owned = libraryOwners[target.kind === 'built-in' ? `node:${target.name}` : target.name];
  return owned === undefined ? judgeUnowned(place, target) : judgeOwned(place, target, owned);
}

function judgeFile(place: Place, path: string, stages: readonly string[]): string | null {
  const other = layerOf(path);
  if (other === null) return `${path} belongs to no layer of src`;
  const own = nameOf(place);
  if (!layerRules[place.layer].layers.includes(other.layer)) {
    const isOwnFolder = other.layer === place.layer && other.folder === place.folder;
    return isOwnFolder ? null : `${own} may not import ${nameOf(other)}`;
  }
  return place.layer === 'flow' && other.layer === 'flow' ? judgeStages(place, other, stages) : null;
}

function judgeStages(place: Place, other: Place, stages: readonly string[]): string | null {
  if (other.folder === place.folder || other.folder === null) return null;
  const right = stages.indexOf(other.folder);
  if (right === -1) return `${other.folder} is not in the list of stages (src/main/flow/stages.ts)`;
  const left = place.folder === null ? stages.length : stages.indexOf(place.folder);
  if (left === -1) return `${String(place.folder)} is not in the list of stages (src/main/flow/stages.ts)`;
  if (right > left) return `stage ${String(place.folder)} may not import stage ${other.folder}, which is to its right`;
  return other.isFrontDoor ? null : `stage ${other.folder} is entered by its index.ts`;
}

function judgeOwned(place: Place, target: { name: string }, owners: readonly string[]): string | null {
  return owners.includes(nameOf(place))
    ? null
    : `${target.name} is imported by ${owners.join(' and ')} alone, not by ${nameOf(place)}`;
}

function judgeUnowned(place: Place, target: { kind: 'library' | 'built-in'; name: string }): string | null {
  const rule = layerRules[place.layer];
  if (target.kind === 'built-in') {
    const isAllowed = rule.builtIns === 'any' || rule.builtIns.includes(target.name);
    return isAllowed ? null : `${nameOf(place)} may not import node:${target.name}`;
  }
  if (target.name === 'zod')
    return rule.libraries === 'any' || rule.libraries === 'owned' || rule.libraries.includes('zod')
      ? null
      : `${nameOf(place)} may not import zod`;
  if (rule.libraries === 'any') return null;
  if (rule.libraries === 'owned')
    return `${target.name} has no owner yet: name the one folder that imports it (scripts/layers/rules.ts)`;
  return rule.libraries.includes(target.name) ? null : `${nameOf(place)} may not import the library ${target.name}`;
}

function nameOf(place: Place): string {
  return place.folder === null || place.layer === 'shared' || place.layer === 'renderer'
    ? place.layer
    : `${place.layer}/${place.folder}`;
}
