import { Download } from 'lucide-react';
import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { droppedFiles, toBrought } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { fileNameOf } from './import-progress.ts';
import { isWebAddress } from './pasted.ts';
import type { Adding } from './use-adding.tsx';
import { useImport } from './use-import.ts';

type DropZoneProps = { readonly label: string; readonly adding: Adding; readonly children: ReactNode };

/** The whole pane takes files, folders, addresses and text, dropped or pasted, and shows it while something hovers. */
export function DropZone({ label, adding, children }: DropZoneProps) {
  const text = useText();
  const bringIn = useImport();
  const depth = useRef(0);
  const [isOver, setIsOver] = useState(false);

  function enter(event: DragEvent, steps: number): void {
    if (!canTake(event.dataTransfer)) return;
    event.preventDefault();
    // Every child that the pointer enters or leaves counts; only at none of them has it left.
    depth.current = Math.max(0, depth.current + steps);
    setIsOver(depth.current > 0);
  }

  async function drop(event: DragEvent): Promise<void> {
    if (!canTake(event.dataTransfer)) return;
    event.preventDefault();
    depth.current = 0;
    setIsOver(false);
    const words = event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain');
    const files = await droppedFiles(event.dataTransfer);
    if (files.length > 0) bringIn({ kind: 'files', files }, nameOf(files.map(({ name }) => name)));
    else takeWords(words);
  }

  function paste(event: ClipboardEvent): void {
    if (event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null) return;
    const files = toBrought([...event.clipboardData.files]);
    const words = event.clipboardData.getData('text/plain');
    if (files.length === 0 && words.trim() === '') return;
    event.preventDefault();
    if (files.length > 0) bringIn({ kind: 'files', files }, nameOf(files.map(({ name }) => name)));
    else takeWords(words);
  }

  function takeWords(words: string): void {
    if (isWebAddress(words)) adding.addPage(words.trim());
    else if (words.trim() !== '') adding.addText(words);
  }

  function nameOf(names: readonly string[]): string {
    return names.length === 1 ? fileNameOf(names[0] ?? '') : text.library.files({ files: names.length });
  }

  return (
    <section
      className="library"
      aria-label={label}
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => {
        if (!canTake(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={(event) => void drop(event)}
      onPaste={paste}
    >
      {children}
      {isOver && (
        <div className="library-drop" aria-hidden>
          <Download size={28} />
          <p>{text.library.dropHere}</p>
        </div>
      )}
    </section>
  );
}

function canTake({ types }: DataTransfer): boolean {
  // Evidence and outline items are dragged past here too, and aren't meant.
  return (
    !types.some((type) => type.startsWith('application/x-heddle')) &&
    ['Files', 'text/uri-list', 'text/plain'].some((type) => types.includes(type))
  );
}
