const prefix = 'vectors_';

/**
 * The name of the table that holds a space. File systems that don't tell upper from lower case must not confuse two
 * spaces, so everything but small letters, digits and `-` becomes `_` and four hexadecimal digits per code unit.
 */
export function tableOfSpace(space: string): string {
  return prefix + space.replace(/[^0-9a-z-]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Undoes `tableOfSpace`; null for a table that holds no space. */
export function spaceOfTable(table: string): string | null {
  if (!table.startsWith(prefix)) return null;
  return table
    .slice(prefix.length)
    .replace(/_([0-9a-f]{4})/g, (_match, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
