/** Reading the programme's settings. */
import type { Queryable } from '../db/reads.ts';
import type { ProgrammeSettings } from './programme.types.ts';

/** The settings in force; null before the first start has written them. Readable by everyone: they are published. */
export async function readProgramme(q: Queryable): Promise<ProgrammeSettings | null> {
  const { rows } = await q.query<{ settings: ProgrammeSettings }>({
    name: 'programme-settings',
    text: `select state -> 'orders' as settings from stream where supplier_id = 'programme' and kind = 'programme' and id = 'settings'`,
  });
  return rows[0]?.settings ?? null;
}
