/** What everybody may read and every draft asks for: companies and the programme's settings. */
import { gather } from '../db/gather.ts';
import type { Queryable, Reader } from '../db/reads.ts';
import type { CompanyId } from '../kernel/ids.ts';
import { companiesById } from '../parties/store.ts';
import { initialProgramme } from './programme.rules.ts';
import { readProgramme } from './programme.store.ts';
import type { Published } from './published.types.ts';

type Read = <T>(reader: Reader, queries: (q: Queryable) => Promise<T>) => Promise<T>;

/** Read as nobody, so that nothing else could be seen. */
const NOBODY: Reader = { kind: 'anonymous' };

/** Those who ask at the same time are answered by one statement; no answer is older than its question. */
export function publishedBy(read: Read): Published {
  const companies = gather((ids: readonly CompanyId[]) =>
    read(NOBODY, async (q) => {
      const found = new Map((await companiesById(q, [...new Set(ids)])).map((company) => [company.id, company]));
      return ids.map((id) => found.get(id) ?? null);
    }),
  );
  const programmes = gather((asked: readonly null[]) =>
    read(NOBODY, async (q) => {
      const settings = (await readProgramme(q)) ?? initialProgramme;
      return asked.map(() => settings);
    }),
  );
  return { company: companies, programme: () => programmes(null) };
}
