import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRuntime, nodeEnvironment, nodeFlags } from './runtime.mjs';
import { root } from './setup.mjs';

/** @typedef {{ name: string, rows: { what: string, value: number, unit: string, bar?: string | number }[] }} Measured */

const folder = join(root, 'test', 'bench');
const suffix = '.bench.ts';
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .toSorted();

/** @type {string[][]} */
const table = [['bench', 'what', 'value', 'unit', 'bar']];
for (const name of names) {
  process.stderr.write(`${name} …\n`);
  const measured = await measure(name);
  if (measured === null) process.exitCode = 1;
  for (const row of measured?.rows ?? [])
    table.push([measured?.name ?? name, row.what, toFigure(row.value), row.unit, String(row.bar ?? '')]);
}
if (names.length === 0) {
  process.stderr.write(`There is no such bench in test/bench.\n`);
  process.exitCode = 1;
} else process.stdout.write(align(table));

/** Runs one bench in a process of its own, so that none warms or crowds another; null where it failed. @param {string} name */
function measure(name) {
  const words = [...nodeFlags, '--expose-gc', join(root, 'scripts', 'bench-one.mjs'), join(folder, `${name}${suffix}`)];
  return new Promise((/** @type {(measured: Measured | null) => void} */ resolve) => {
    const child = spawn(findRuntime(), words, {
      cwd: root,
      env: nodeEnvironment(),
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    /** @type {Measured | null} */
    let measured = null;
    child.on('message', (message) => (measured = /** @type {Measured} */ (message)));
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? measured : null));
  });
}

/** Three significant figures, without an exponent. */
function toFigure(/** @type {number} */ value) {
  if (!Number.isFinite(value) || Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

/** @param {string[][]} rows */
function align(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
