/** Archives that can be built again byte for byte: stored entries in a fixed order and time, so that no byte is anybody's to change. */
import { unzipSync, zipSync } from 'fflate';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { CaseFileRefusal, Entry } from './types.ts';

/** The earliest time a zip entry can bear; the file's own time stands in its manifest. */
const NO_TIME = '1980-01-01T00:00:00';

/** The largest archive that is read: shared copies of a few hundred photographs. */
const MAX_ARCHIVE_BYTES = 512 * 1024 * 1024;
const MAX_ENTRIES = 5_000;

/** Paths that an entry may have: no drive, no way up, nothing hidden. */
const PATH = /^(?:[a-z0-9][a-z0-9._-]{0,120}\/)?[a-z0-9][a-zA-Z0-9._-]{0,120}$/;

const isPath = (path: string): boolean => PATH.test(path);

/** The one archive of these entries. Entries stand in the order of their paths, and the signature's last. */
export function pack(entries: readonly Entry[]): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  // Stored, not squeezed: another release of the squeezing library would squeeze to other bytes.
  return zipSync(Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes])), { level: 0, mtime: NO_TIME });
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/**
 * The entries of an archive, if it is the one archive of its entries: a byte that is not told by them was changed.
 * Errors: casefile.too_large; casefile.unreadable (no archive, squeezed or hostile entries, bytes left over).
 */
export function unpack(bytes: Uint8Array): Result<readonly Entry[], CaseFileRefusal> {
  if (bytes.length > MAX_ARCHIVE_BYTES) return refuse('casefile.too_large', { most: MAX_ARCHIVE_BYTES });
  let total = 0;
  let count = 0;
  const unfit = { found: false };
  try {
    const files = unzipSync(bytes, {
      // Sizes are judged before anything is unpacked: entries are stored, so none is larger than the archive.
      filter: ({ name, originalSize, size, compression }) => {
        count += 1;
        total += originalSize;
        const fits = compression === 0 && originalSize === size && total <= bytes.length && count <= MAX_ENTRIES && isPath(name);
        if (!fits) unfit.found = true;
        return fits;
      },
    });
    const entries = Object.entries(files).map(([path, data]) => ({ path, bytes: data }));
    if (unfit.found || entries.length !== count || !same(pack(entries), bytes)) return refuse('casefile.unreadable');
    return ok(entries);
  } catch {
    return refuse('casefile.unreadable');
  }
}
