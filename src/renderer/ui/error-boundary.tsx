import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { NoticeCard } from './notice-card.tsx';

type Words = { readonly kind: string; readonly text: string; readonly again: string };
type Props = {
  readonly words: Words;
  readonly onCaught: (error: unknown) => void;
  readonly children: ReactNode;
};
type State = { readonly message: string | null };

/** Keeps a bug in one part of the window from taking the others with it, and says so there. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onCaught(error);
  }

  override render(): ReactNode {
    const { words, children } = this.props;
    const { message } = this.state;
    if (message === null) return children;
    return (
      <NoticeCard
        tone="bad"
        kind={words.kind}
        actions={<Button onClick={() => this.setState({ message: null })}>{words.again}</Button>}
      >
        {words.text}
        <code className="ui-notice-detail">{message}</code>
      </NoticeCard>
    );
  }
}
