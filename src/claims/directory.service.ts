/** The directory of agencies as claims read it: all of it. */
import type { Queryable } from '../db/reads.ts';
import { listAgencies } from '../inspections/store.ts';
import type { Agency } from '../inspections/types.ts';

const PAGE = 500;

/** Every agency of the directory: the cheapest and the independent ones are found among all of them. */
export async function wholeDirectory(q: Queryable): Promise<readonly Agency[]> {
  const agencies: Agency[] = [];
  for (;;) {
    const after = agencies.at(-1)?.agencyId ?? null;
    const page = await listAgencies(q, { kind: null, country: null, after, limit: PAGE });
    agencies.push(...page);
    if (page.length < PAGE) return agencies;
  }
}
