/** The modules of a QR code, for the block that draws them. */
import { create } from 'qrcode';

/**
 * Rows of `1` (dark) and `0` (light). Up to a quarter of the modules may be unreadable (level Q): papers are stamped, folded
 * and copied.
 */
export function qrModules(text: string): readonly string[] {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  return Array.from({ length: size }, (_, row) =>
    Array.from(data.subarray(row * size, (row + 1) * size), (dark) => (dark ? '1' : '0')).join(''),
  );
}
