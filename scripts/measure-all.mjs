import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRuntime, nodeEnvironment, nodeFlags } from './runtime.mjs';
import { root } from './setup.mjs';

/**
 * What a file under test/bench or test/attacks exports as `measure`: its figures, with the bar that each is held to.
 * A row of which `isMissed` is true fails the command.
 * @typedef {{ what: string, value: number, unit: string, bar?: string | number, isMissed?: boolean }} Row
 * @typedef {{ name: string, rows: Row[] }} Measured
 */

/** The end of the names of those that take very long, and so are left out unless they are named. */
const long = '.long';

/**
 * Runs every file of a folder with the given ending, or those named, and prints their figures as one table.
 * @param {{ folder: string, suffix: string, wanted: string[], options?: string[] }} files
 */
export async function measureAll({ folder, suffix, wanted, options = [] }) {
  const all = readdirSync(join(root, folder))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .toSorted();
  const names = all.filter((name) =>
    wanted.length === 0 ? !name.endsWith(long) : wanted.some((part) => name.includes(part)),
  );
  const leftOut = all.filter((name) => wanted.length === 0 && name.endsWith(long));
  if (leftOut.length > 0) process.stderr.write(`Left out unless named: ${leftOut.join(', ')}\n`);
  /** @type {string[][]} */
  const table = [['name', 'what', 'value', 'unit', 'bar', '']];
  for (const name of names) {
    process.stderr.write(`${name} …\n`);
    const measured = await measure(join(root, folder, `${name}${suffix}`), options);
    if (measured === null) process.exitCode = 1;
    for (const { what, value, unit, bar = '', isMissed = false } of measured?.rows ?? []) {
      if (isMissed) process.exitCode = 1;
      table.push([measured?.name ?? name, what, toFigure(value), unit, String(bar), isMissed ? 'MISSED' : '']);
    }
  }
  if (names.length === 0) {
    process.stderr.write(`There is no such file in ${folder}.\n`);
    process.exitCode = 1;
  } else process.stdout.write(align(table));
}

/** Runs one file in a process of its own, so that none warms or crowds another; null where it failed. @param {string} file @param {string[]} options */
function measure(file, options) {
  const words = [...nodeFlags, '--expose-gc', join(root, 'scripts', 'measure-one.mjs'), file, ...options];
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
