#!/usr/bin/env node
import { join } from 'node:path';
import { becomeNode, orExplain } from './runtime.mjs';
import { root, setUp } from './setup.mjs';

orExplain(() => {
  setUp();
  becomeNode([join(root, 'src/main/shells/cli/main.ts'), ...process.argv.slice(2)]);
});
