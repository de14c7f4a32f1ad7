const schemes = ['http:', 'https:', 'mailto:'];

/** The address a link may have; one without a scheme is taken for `https`. Null for any other scheme and for no address. */
export function safeAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed.replace(/^\/+/, '')}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, host } = new URL(whole);
  if (!schemes.includes(protocol)) return null;
  if (protocol !== 'mailto:' && whole !== trimmed && !/[.]|^localhost/.test(host)) return null;
  return whole;
}
