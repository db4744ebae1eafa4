/** The directory of agencies: reading it, and the lists that agencies and operators keep in it. */
import type { Answer, Call, Context } from '../context.ts';
import type { Reader } from '../db/reads.ts';
import type { CompanyId } from '../kernel/ids.ts';
import { type Json, ok, refuse } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { isCountry } from '../parties/countries.rules.ts';
import { POLICIES } from '../policy/programmes.data.ts';
import { checkPrices } from './prices.rules.ts';
import type { PricesBody } from './schema.ts';
import { type AgencyFilter, listAgencies, readAgency, replaceFirm, replacePrices } from './store.ts';
import type { Agency } from './types.ts';

type Directory = Pick<Context, 'read' | 'record'>;

/** Firms that any programme appoints for its determinations. Source: programme policies, appointed firms. */
const APPOINTED_FIRMS: readonly string[] = [...new Set(POLICIES.flatMap((p) => p.appointedInspection.firms))];

/** The agency as the directory shows it. */
export const shown = (agency: Agency): Agency & { readonly appointable: boolean } => ({
  ...agency,
  appointable: agency.firm !== null && APPOINTED_FIRMS.includes(agency.firm),
});

/** One page of the directory (ask for one row more than is shown). */
export const browse = async (
  ctx: Directory,
  reader: Reader,
  filter: AgencyFilter,
): Promise<readonly ReturnType<typeof shown>[]> => (await ctx.read(reader, (q) => listAgencies(q, filter))).map(shown);

const gone: Answer = { kind: 'refused', refusal: refuse('access.not_found') };
const told = (agency: Agency | null): Json => (agency ? (shown(agency) as unknown as Json) : null);

/** An agency replaces its price list. Bookings keep the fee they were made at. */
export async function setPrices(ctx: Directory, call: Call, agencyId: CompanyId, body: PricesBody): Promise<Answer> {
  const denied = can(call.by, 'agency.price', { kind: 'agency', companyId: agencyId });
  if (denied) return { kind: 'refused', refusal: denied };
  if (!(await ctx.read(call.by, (q) => readAgency(q, agencyId)))) return gone;
  const prices = checkPrices(body.prices, isCountry);
  if (!prices.ok) return { kind: 'refused', refusal: prices };
  return ctx.record(keyed(call), async (tx) => {
    await replacePrices(tx, agencyId, prices.value);
    return ok(told(await readAgency(tx, agencyId)));
  });
}

/** An operator confirms to which appointed firm a company belongs; anybody may call itself by a famous name. */
export async function setFirm(ctx: Directory, call: Call, agencyId: CompanyId, firm: string | null): Promise<Answer> {
  const denied = can(call.by, 'agency.verify', { kind: 'agency', companyId: agencyId });
  if (denied) return { kind: 'refused', refusal: denied };
  if (!(await ctx.read(call.by, (q) => readAgency(q, agencyId)))) return gone;
  if (firm !== null && !APPOINTED_FIRMS.includes(firm))
    return { kind: 'refused', refusal: refuse('agency.firm_unknown', { firm, firms: APPOINTED_FIRMS }) };
  return ctx.record(keyed(call), async (tx) => {
    await replaceFirm(tx, agencyId, { firm, by: call.by.userId, at: call.receivedAt });
    return ok(told(await readAgency(tx, agencyId)));
  });
}

const keyed = ({ by, idempotency, receivedAt }: Call) => ({
  at: receivedAt,
  ...(idempotency ? { idempotency: { companyId: by.companyId, ...idempotency } } : {}),
});
