/** The cover preview of an order over HTTP: each row is the determination of its event's case. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import type { States } from '../kernel/decider.ts';
import { policyById } from '../policy/rules.ts';
import type { Policy } from '../policy/types.ts';
import { type ClaimsDesk, type Who, openClaimsDesk } from './claims.fixture.ts';
import { determine } from './determination.rules.ts';
import { EVENTS } from './events.data.ts';
import { type PreviewFigures, caseOf } from './preview.cases.rules.ts';
import { previewContract } from './preview.figures.rules.ts';
import { claimsStates } from './rules.ts';
import type { ClaimsStates } from './types.ts';

let desk: ClaimsDesk;
beforeAll(async () => {
  desk = await openClaimsDesk();
});
afterAll(() => desk.close());

type Row = {
  readonly event: { readonly code: string; readonly en: string; readonly zh: string };
  readonly coveredBy: string;
  readonly upToMinor: number;
  readonly refundMinor: number;
  readonly because: string;
  readonly findings: readonly { readonly subject: string; readonly finding: string; readonly reasons: readonly string[] }[];
  readonly why: { readonly en: readonly unknown[]; readonly zh: readonly unknown[] } | null;
  readonly hash: string | null;
};
type Preview = {
  readonly reckoned: string;
  readonly policy: string;
  readonly figures: PreviewFigures;
  readonly items: readonly Row[];
};

const preview = async (path: string, query = '', who: Who = 'buyer'): Promise<Preview> => {
  const { code, body } = await desk.ask(who, 'GET', `${path}/cover-preview${query}`);
  expect(code).toBe('200');
  return body as unknown as Preview;
};
async function statesOf(path: string): Promise<ClaimsStates> {
  const { rows } = await desk.db.admin.query<{ state: States }>('select state from stream where id = $1', [path.split('/')[3]]);
  return claimsStates(must(rows[0], 'an order').state);
}
function policyOf(id: string): Policy {
  const policy = policyById(id);
  if (!policy.ok) throw new Error(policy.code);
  return policy.value;
}

describe('every row is the ruling', () => {
  it.each([
    ['funded', 'so far', 'paid_so_far', 120_000],
    ['arrived', 'in full', 'paid_in_full', 400_000],
    ['draft', 'nothing yet', 'paid_in_full', 400_000],
  ] as const)('%s, paid %s', async (until, _, reckoned, paidMinor) => {
    const path = await desk.order(until);
    const { items, figures, policy, ...rest } = await preview(path, until === 'arrived' ? '?paid=paid_in_full' : '');
    expect([rest.reckoned, figures.paidMinor]).toEqual([reckoned, paidMinor]);
    expect(items.map(({ event }) => event.code)).toEqual(EVENTS.map(({ code }) => code));
    const contract = must(previewContract(await statesOf(path), policyOf(policy)), 'a trade term of 2020');
    for (const [index, row] of items.entries()) {
      const event = must(EVENTS[index] ?? null, row.event.code);
      const input = row.because === 'window_closed' ? null : caseOf(contract, policyOf(policy), figures, event);
      const made = input && determine(input);
      expect([row.event.en, row.event.zh]).toEqual([event.en, event.zh]);
      expect(row.hash).toBe(made?.hash ?? null);
      expect(row.refundMinor).toBe(made?.award.refundMinor ?? 0);
      expect(row.findings).toEqual(
        (made?.findings ?? []).map(({ subject, finding, reasons }) => ({
          subject,
          finding,
          reasons: reasons.map((r) => r.code),
        })),
      );
      expect(row.why?.zh.length ?? 0).toBe(made?.findings.length ?? 0);
      if (row.refundMinor > 0) expect(row.upToMinor).toBe(row.refundMinor);
    }
    expect(items.some(({ because }) => because === 'decided')).toBe(true);
  });

  it('says who covers what: the assurance up to what is paid, nobody what a photo alone shows', async () => {
    const { items } = await preview(await desk.order('draft'));
    const row = (code: string) => {
      const found = items.find(({ event }) => event.code === code);
      return [found?.coveredBy, found?.upToMinor];
    };
    expect(row('never_shipped')).toEqual(['assurance', 400_000]);
    expect(row('function_fails')).toEqual(['assurance', 400_000]);
    expect(row('complaint_only')).toEqual(['nobody', 0]);
    expect(row('customs_duty')).toEqual(['nobody', 0]);
  });
});

it.each<readonly [Who, string]>([
  ['buyer', '200'],
  ['supplier', '200'],
  ['operator', '200'],
  ['inspector', '403 order.not_party'],
  ['stranger', '404 access.not_found'],
])('%s: %s', async (who, code) => {
  const path = await desk.order('funded');
  expect((await desk.ask(who, 'GET', `${path}/cover-preview`)).code).toBe(code);
});

it('takes the cheapest agency of the whole directory for the fee of an inspection', async () => {
  const path = await desk.order('draft');
  await desk.db.admin.query(
    `insert into company (id, kind, name, country, zone, created_at)
     select 'zz' || lpad(n::text, 8, '0'), 'agency', 'Agency ' || n, 'GB', 'UTC', now() from generate_series(1, 600) n`,
  );
  await desk.db.admin.query(
    `insert into agency_price (company_id, position, kind, countries, currency, per_day_minor, units_per_day)
     values ('zz00000600', 0, 'pre_shipment', '{}', 'USD', 7, 1000)`,
  );
  expect((await preview(path)).figures.inspectionFeeMinor).toBe(7);
});
