/** A number as it was meant: without the noise that binary fractions leave in the last digits. Other text stays. */
export function plainNumber(written: string): string {
  if (!/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(written)) return written;
  const value = Number(written);
  // Whole numbers beyond what a double holds are written out in the file.
  if (!Number.isFinite(value) || /^-?\d{16,}$/.test(written)) return written;
  const plain = String(Number(value.toPrecision(15)));
  return /e/i.test(plain) ? withoutExponent(plain) : plain;
}

/** 1.5e-7 as 0.00000015, as far as anyone would write it so. */
function withoutExponent(written: string): string {
  const [, sign = '', digits = '', exponent = ''] = /^(-?)([\d.]+)e([+-]\d+)$/i.exec(written) ?? [];
  const shift = Number(exponent);
  if (shift >= 0 || shift < -12) return written;
  return `${sign}0.${'0'.repeat(-shift - 1)}${digits.replace('.', '')}`;
}
