import { BookOpen, File, FileCode, FileText, FileType, Globe, Image, Mail, Presentation, Table } from 'lucide-react';
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
  'application/epub+zip': BookOpen,
  'application/vnd.oasis.opendocument.text': FileType,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': Presentation,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Table,
  'application/x-ipynb+json': FileCode,
  'message/rfc822': Mail,
  'application/x-tex': FileCode,
  'image/png': Image,
  'image/jpeg': Image,
  'image/tiff': Image,
  'image/webp': Image,
  'image/bmp': Image,
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
