import { useMemo, useRef, useState } from 'react';
import type { Fault } from '#shared/base/fault.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { ModelSettings } from '#shared/domain/model-settings.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { isFromEnvironment, settingOf, type SettingName } from './model-setting.ts';

export type Scope = 'app' | 'project';

/** The settings of models with what may be done about them. */
export type SettingsAccess = {
  readonly all: RequestOutput<'settings.read'>;
  readonly scope: Scope;
  /** What the scope itself says; undefined where it says nothing. */
  readonly own: (name: SettingName) => unknown;
  /** What holds in the end. */
  readonly holds: (name: SettingName) => unknown;
  readonly isFixed: (name: SettingName) => boolean;
  /** Null where it was taken; else what is wrong with it. */
  readonly write: (changes: Readonly<Record<SettingName, unknown>>) => Promise<Fault | null>;
  readonly refresh: () => void;
};

export function useModelSettings(): {
  readonly access: SettingsAccess | null;
  readonly scope: Scope;
  readonly setScope: (scope: Scope) => void;
  readonly fault: Fault | undefined;
} {
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const { value: all, fault, refresh } = useRequest('settings.read', { folder });
  const [chosen, setScope] = useState<Scope | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  // A project with settings of its own is edited there: changes for all would not be seen in it.
  const scope = chosen ?? (all !== undefined && hasOwn(all.project) ? 'project' : 'app');
  const access = useMemo((): SettingsAccess | null => {
    if (all === undefined) return null;
    return {
      all,
      scope,
      own: (name) => settingOf(all[scope], name),
      holds: (name) => settingOf(all.effective, name),
      isFixed: (name) => isFromEnvironment(all, name),
      // One after the other: each write takes what the settings are then, and changes its fields in it.
      write: (changes) => {
        const written = last.current.then(async () => {
          const answer = await invoke('settings.write', { folder, scope, changes }, { quiet: true });
          refresh();
          return answer.ok ? null : answer.fault;
        });
        last.current = written;
        return written;
      },
      refresh,
    };
  }, [all, folder, invoke, refresh, scope]);
  return { access, scope, setScope, fault };
}

function hasOwn(settings: ModelSettings): boolean {
  return Object.keys(settings).length > 0;
}
