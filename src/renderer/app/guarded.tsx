import type { ReactNode } from 'react';
import { useText } from '#renderer/language/index.ts';
import { noteCaught } from '#renderer/problems/index.ts';
import { ErrorBoundary } from '#renderer/ui/index.ts';

/** A part of the window whose bugs stay in it. */
export function Guarded({ children }: { readonly children: ReactNode }) {
  const { app } = useText();
  return (
    <ErrorBoundary
      words={{ kind: app.ourMove, text: app.partFailed, again: app.showAgain }}
      onCaught={(error) => noteCaught('drawing', error)}
    >
      {children}
    </ErrorBoundary>
  );
}
