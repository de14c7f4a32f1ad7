import { useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Button, Dialog, Select, Tabs } from '#renderer/ui/index.ts';
import { useRequest } from '#renderer/client/index.ts';
import { ProblemsView } from '#renderer/problems/index.ts';
import { AboutTab } from './about-tab.tsx';
import { AppearanceTab } from './appearance-tab.tsx';
import { EndpointTab } from './endpoint-tab.tsx';
import { ReportTab } from './report-tab.tsx';
import { RolesTab } from './roles-tab.tsx';
import { ShortcutsTab } from './shortcuts-tab.tsx';
import { StorageTab } from './storage-tab.tsx';
import { useModelSettings, type Scope } from './use-model-settings.ts';
import { usePreferences, type PreferencesAccess } from './use-preferences.ts';
import './settings.css';

const tabs = ['endpoint', 'roles', 'report', 'appearance', 'storage', 'shortcuts', 'problems', 'about'] as const;

type Tab = (typeof tabs)[number];

/** All that can be chosen. Each choice holds at once; there is nothing to confirm. */
export function SettingsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText();
  const words = text.settings;
  const [tab, setTab] = useState<Tab>('endpoint');
  const { value: problems } = useRequest('app.list-problems', isOpen ? {} : null);
  const unseen = problems === undefined || problems.unseen === 0 ? undefined : String(problems.unseen);
  if (!isOpen) return null;
  return (
    <Dialog
      isOpen
      size="wide"
      title={words.title}
      closeLabel={text.app.close}
      onClose={onClose}
      footer={<Button onClick={onClose}>{text.app.close}</Button>}
    >
      <Tabs
        label={words.tabs}
        controls="settings-shown"
        shown={tab}
        onShow={setTab}
        tabs={tabs.map((name) => ({
          name,
          title: words.tab[name],
          ...(name === 'problems' ? { badge: unseen } : {}),
        }))}
      />
      <div id="settings-shown" role="tabpanel" aria-labelledby={`settings-shown-tab-${tab}`} className="settings-shown">
        {tab === 'endpoint' || tab === 'roles' ? <OfModels tab={tab} /> : <OfApp tab={tab} />}
      </div>
    </Dialog>
  );
}

function OfModels({ tab }: { readonly tab: 'endpoint' | 'roles' }) {
  const text = useText();
  const words = text.settings;
  const { access, scope, setScope, fault } = useModelSettings();
  if (access === null) return fault === undefined ? null : <p>{fault.message}</p>;
  return (
    <>
      <div className="settings-scope">
        <Select<Scope>
          label={words.scope}
          hint={words.scopeHint}
          value={scope}
          options={[
            { value: 'app', label: words.scopeApp },
            { value: 'project', label: words.scopeProject },
          ]}
          onChange={setScope}
        />
      </div>
      {tab === 'endpoint' ? <EndpointTab key={scope} access={access} /> : <RolesTab key={scope} access={access} />}
    </>
  );
}

const ofApp = {
  report: ReportTab,
  appearance: AppearanceTab,
  storage: StorageTab,
  shortcuts: ShortcutsTab,
  problems: ProblemsView,
  about: AboutTab,
} as const satisfies Partial<Record<Tab, (access: PreferencesAccess) => React.ReactNode>>;

function OfApp({ tab }: { readonly tab: keyof typeof ofApp }) {
  const access = usePreferences();
  const Shown = ofApp[tab];
  return access === null ? null : <Shown {...access} />;
}
