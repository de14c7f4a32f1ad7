#!/usr/bin/env node
import { join } from 'node:path';
import { becomeNode, orExplain } from './runtime.mjs';
import { root, setUp } from './setup.mjs';

orExplain(() => {
  setUp();
  const words = process.argv.slice(2);
  const entry = words[0] === 'serve' ? 'scripts/start.mjs' : 'src/main/shells/cli/main.ts';
  becomeNode([join(root, entry), ...words]);
});
