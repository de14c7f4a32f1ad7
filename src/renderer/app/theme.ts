import { useEffect } from 'react';
import type { Preferences } from '#shared/domain/preferences.ts';

/** Puts light or dark on the page, following the system where that is wanted. */
export function useTheme(theme: Preferences['theme']): void {
  useEffect(() => {
    const isDark = matchMedia('(prefers-color-scheme: dark)');
    function apply(): void {
      document.documentElement.dataset['theme'] = theme === 'system' ? (isDark.matches ? 'dark' : 'light') : theme;
    }
    apply();
    isDark.addEventListener('change', apply);
    return () => isDark.removeEventListener('change', apply);
  }, [theme]);
}
