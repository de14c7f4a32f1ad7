import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { commandHelp } from '#main/shells/cli/commands.ts';
import { stages } from '#main/flow/stages.ts';

it("the README's diagram shows the stages in their order, and its commands are there", async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(stages.join(' → '));
  const named = [...readme.matchAll(/heddle -- ([a-z]+)/g)].map(([, command]) => command);
  expect(named.length).toBeGreaterThan(5);
  expect(Object.keys(commandHelp)).toEqual(expect.arrayContaining(named));
});
