import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { Suspense, use, useEffect } from 'react';
import { CoreProvider, useCoreEvent, useRequest, type ReachedCore } from '#renderer/client/index.ts';
import { LanguageProvider, useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { runShortcut, setChosenShortcuts } from './commands.ts';
import { CoreState } from './core-state.tsx';
import { EndingNotice } from './ending-notice.ts';
import { Guarded } from './guarded.tsx';
import { GlobalCommands } from './global-commands.tsx';
import { Notices } from './notices.tsx';
import { StartScreen } from './start-screen.tsx';
import { useFirstStart } from './use-first-start.ts';
import { useTheme } from './theme.ts';
import { Workbench } from './workbench.tsx';

export function App({ reached }: { readonly reached: Promise<ReachedCore> }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider>
        <Suspense fallback={<p className="app-waiting">Heddle…</p>}>
          <Reached reached={reached} />
        </Suspense>
      </Tooltip.Provider>
    </CSPProvider>
  );
}

function Reached({ reached }: { readonly reached: Promise<ReachedCore> }) {
  const core = use(reached);
  return (
    <CoreProvider reached={core}>
      <Settled />
    </CoreProvider>
  );
}

function Settled() {
  const { value: app } = useRequest('app.read', {});
  const preferences = app?.preferences;
  useTheme(preferences?.theme ?? 'system');
  useEffect(() => setChosenShortcuts(preferences?.shortcuts ?? {}), [preferences?.shortcuts]);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!event.defaultPrevented && runShortcut(event)) event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <LanguageProvider language={preferences?.language ?? 'system'}>
      <Guarded>
        <Shown />
      </Guarded>
      <Guarded>
        <GlobalCommands />
      </Guarded>
      <CoreState />
      <EndingNotice />
      <Notices />
    </LanguageProvider>
  );
}

function Shown() {
  const folder = useWorkbench((state) => state.folder);
  const text = useText();
  const wanted = useWantedProject();
  const isFirstStart = useFirstStart({ isOff: wanted || folder !== '' });
  useEffect(() => {
    document.title = text.app.name;
  }, [text]);
  useCoreEvent(({ event, folder: of }) => {
    // Nothing that this window holds is of what is there now.
    if (event.type === 'project-restored' && of === folder) location.reload();
  });
  if (folder !== '') return <Workbench key={folder} />;
  return wanted || isFirstStart ? <p className="app-waiting">{text.app.openingProject}</p> : <StartScreen />;
}

/** The project that the address names, as the shell opened this window for it. Returns whether it is on its way. */
function useWantedProject(): boolean {
  const openProject = useWorkbench((state) => state.openProject);
  const wanted = new URLSearchParams(location.hash.slice(1)).get('project');
  useEffect(() => {
    if (wanted !== null && wanted !== '') openProject(wanted);
  }, [wanted, openProject]);
  return wanted !== null && wanted !== '';
}
