import { File, FileCode, FileText, FileType, Globe, Table } from 'lucide-react';
import { useText } from '#renderer/language/index.ts';
import type { MediaType } from '#shared/domain/source.ts';

const icons = {
  'application/pdf': FileText,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': FileType,
  'text/html': Globe,
  'text/markdown': FileCode,
  'text/plain': File,
  'text/x-rst': FileCode,
  'text/csv': Table,
  'text/tab-separated-values': Table,
} as const satisfies Record<MediaType, unknown>;

export function SourceIcon({ mediaType }: { readonly mediaType: MediaType }) {
  const text = useText();
  const Icon = icons[mediaType];
  return (
    <span className="library-icon" title={text.library.mediaTypes[mediaType]}>
      <Icon size={16} aria-hidden />
      <span className="ui-hidden">{text.library.mediaTypes[mediaType]}</span>
    </span>
  );
}
