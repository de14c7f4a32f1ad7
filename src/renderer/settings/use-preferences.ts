import { useCallback } from 'react';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';

export type PreferencesAccess = {
  readonly app: RequestOutput<'app.read'>;
  readonly preferences: Preferences;
  /** Replaces the fields named. */
  readonly set: (changes: Partial<Preferences>) => void;
};

/** Null until they are known. */
export function usePreferences(): PreferencesAccess | null {
  const invoke = useInvoke();
  const { value: app, refresh } = useRequest('app.read', {});
  const set = useCallback(
    (changes: Partial<Preferences>) => {
      void invoke('app.write-preferences', { changes }).then(refresh);
    },
    [invoke, refresh],
  );
  return app === undefined ? null : { app, preferences: app.preferences, set };
}
