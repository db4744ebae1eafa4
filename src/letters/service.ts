/** Letters for those who may read the claim: gathered in one transaction, written in the language and form they want. */
import { writePdf } from '../adapters/pdf/writer.ts';
import { claimById, claimsStates } from '../claims/rules.ts';
import { textsOf } from '../claims/read.service.ts';
import type { ClaimPath } from '../claims/service.ts';
import type { Call, Context } from '../context.ts';
import type { EventRow } from '../db/events.ts';
import type { Queryable } from '../db/reads.ts';
import type { States } from '../kernel/decider.ts';
import { type Result, ok } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { type ContentRow, readContents, readEvents } from '../orders/store.ts';
import { companiesById, programmeCompany } from '../parties/store.ts';
import { companiesNamed, letterFacts } from './facts.rules.ts';
import { letterOf } from './letter.rules.ts';
import { plainText } from './text.rules.ts';
import type { LetterFormat, LetterLang, LetterNames, LetterParty, Printable } from './types.ts';

const PAGE = 500;

async function allEvents(q: Queryable, orderId: string): Promise<readonly EventRow[]> {
  const events: EventRow[] = [];
  for (;;) {
    const page = await readEvents(q, orderId, events.length, PAGE);
    events.push(...page);
    if (page.length < PAGE) return events;
  }
}

/** The companies of a claim by name, as they are called today. */
async function readNames(q: Queryable, states: States, claimId: string): Promise<LetterNames> {
  const all = claimsStates(states);
  const claim = claimById(all.claims, claimId);
  const ids = claim.ok ? companiesNamed(all, claim.value) : [];
  const companies = await companiesById(q, ids);
  const { buyerId, supplierId, buyerCountry, supplierCountry } = all.contracts;
  const party = (companyId: string, country: string | null): LetterParty => {
    const company = companies.find(({ id }) => id === companyId);
    return { companyId, name: company?.name ?? null, country: country ?? company?.country ?? null };
  };
  return {
    programme: (await programmeCompany(q))?.name ?? null,
    buyer: party(buyerId, buyerCountry),
    supplier: party(supplierId, supplierCountry),
    agencies: ids.filter((id) => id !== buyerId && id !== supplierId).map((id) => party(id, null)),
  };
}

/** Everything that a letter is made from, as it lies in the database. */
export type LetterRows = {
  readonly events: readonly EventRow[];
  readonly contents: ReadonlyMap<string, ContentRow>;
  readonly names: LetterNames;
};

/** Reads it, under the row policies of whoever reads. */
export const readLetterRows = async (q: Queryable, states: States, { orderId, claimId }: ClaimPath): Promise<LetterRows> => ({
  events: await allEvents(q, orderId),
  contents: await readContents(q, orderId),
  names: await readNames(q, states, claimId),
});

/** The claim's letter, before it takes a form. Errors: access.not_found, claim.not_found, letter.not_yet, letter.none. */
export async function readLetter(ctx: Context, call: Call, at: ClaimPath, lang: LetterLang): Promise<Result<Printable>> {
  const opened = await openOrderFor(ctx, call.by, 'claim.read', at.orderId, (q, { states }) => readLetterRows(q, states, at));
  if (!opened.ok) return opened;
  const { events, contents, names } = opened.value.more;
  const facts = letterFacts({ ...at, events, names, textOf: textsOf(contents) });
  return facts.ok ? ok(letterOf(facts.value, lang)) : facts;
}

/** The bytes of a printable document in a form. */
export async function printedBytes(paper: Printable, format: LetterFormat): Promise<Uint8Array> {
  return format === 'pdf' ? writePdf(paper) : new TextEncoder().encode(plainText(paper));
}
