import { useState, type ToggleEvent } from 'react';
import { useText } from '#renderer/language/index.ts';

/** The list of what is shipped of others, with its licences; read from beside the page once somebody wants it. */
export function ThirdParty() {
  const words = useText().settings;
  const [list, setList] = useState<string | null>(null);
  const read = (event: ToggleEvent<HTMLDetailsElement>): void => {
    if (!event.currentTarget.open || list !== null) return;
    void fetch('./third-party.txt')
      .then((answer) => (answer.ok ? answer.text() : words.thirdPartyUnread))
      .catch(() => words.thirdPartyUnread)
      .then(setList);
  };
  return (
    <details className="settings-third-party" onToggle={read}>
      <summary>{words.thirdParty}</summary>
      {/* It scrolls, so the keyboard has to reach it. */}
      <pre tabIndex={0} role="region" aria-label={words.thirdParty}>
        {list ?? ''}
      </pre>
    </details>
  );
}
