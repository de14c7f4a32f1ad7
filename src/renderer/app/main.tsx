import { z } from 'zod';
import { createRoot } from 'react-dom/client';
import '#renderer/ui/tokens.css';
import '#renderer/ui/controls.css';
import './app.css';
import { reachCore } from '#renderer/client/reach-core.ts';
import { noteWindowErrors } from '#renderer/problems/index.ts';
import { App } from './app.tsx';
import { hearShell } from './hear-shell.ts';

// Compiled schemas need `new Function`, which the page's policy refuses.
z.config({ jitless: true });

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no place for the app');
const reached = reachCore(hearShell);
noteWindowErrors(reached);
createRoot(place).render(<App reached={reached} />);
