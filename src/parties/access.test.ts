/** The access table, person by person, and what holds for every row of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { can, isVerb, type Thing, VERBS, type Verb } from './access.ts';
import { type Person, type Principal, ROLES, SCOPES, STAFF_PERMISSIONS } from './types.ts';
import type { VerbRule } from './verbs.data.ts';

const BUYER = 'buyer00000';
const SUPPLIER = 'supp000000';
const AGENCY = 'agency0000';
const PROGRAMME = 'pr0gramme0';

const person = (companyId: string, given: Partial<Person> = {}): Person => ({
  kind: 'person',
  userId: 'u1',
  companyId,
  companyKind: 'trader',
  role: 'member',
  permissions: [],
  scopes: null,
  steppedUp: true,
  ...given,
});
const staff = (...permissions: Person['permissions'][number][]): Person =>
  person(PROGRAMME, { companyKind: 'programme', permissions });

const PEOPLE: Readonly<Record<string, Principal>> = {
  anonymous: { kind: 'anonymous' },
  visitor: { kind: 'visitor', userId: 'u9' },
  'buyer owner': person(BUYER, { role: 'owner' }),
  buyer: person(BUYER),
  'buyer viewer': person(BUYER, { role: 'viewer' }),
  supplier: person(SUPPLIER),
  'supplier viewer': person(SUPPLIER, { role: 'viewer' }),
  stranger: person('stranger00'),
  'booked inspector': person(AGENCY, { companyKind: 'agency' }),
  'other inspector': person('agency0001', { companyKind: 'agency' }),
  'reading operator': staff('read_all'),
  'matching operator': staff('match_money'),
  'powerless operator': staff(),
  'programme owner': person(PROGRAMME, { companyKind: 'programme', role: 'owner' }),
  'buyer key': person(BUYER, { role: 'owner', scopes: ['orders:read'], keyId: 'k1', steppedUp: false }),
  'supplier after an hour': person(SUPPLIER, { steppedUp: false }),
};

const order: Thing = { kind: 'order', buyerId: BUYER, supplierId: SUPPLIER, agencyIds: [AGENCY] };
const supplier: Thing = { kind: 'supplier', companyId: SUPPLIER };
const buyerCompany: Thing = { kind: 'company', companyId: BUYER };
const programme: Thing = { kind: 'programme' };
const none: Thing = { kind: 'none' };

const CASES: readonly (readonly [who: string, verb: Verb, thing: Thing, answer: string])[] = [
  ['anonymous', 'supplier.search', none, 'yes'],
  ['anonymous', 'order.read', order, 'access.unauthenticated'],
  ['visitor', 'me.read', none, 'yes'],
  ['visitor', 'company.create', none, 'yes'],
  ['visitor', 'order.read', order, 'company.none_chosen'],

  ['buyer', 'order.read', order, 'yes'],
  ['buyer viewer', 'order.read', order, 'yes'],
  ['booked inspector', 'order.read', order, 'yes'],
  ['reading operator', 'order.read', order, 'yes'],
  ['stranger', 'order.read', order, 'access.not_found'],
  ['other inspector', 'order.read', order, 'access.not_found'],
  ['powerless operator', 'order.read', order, 'access.not_found'],

  ['buyer', 'order.draft', none, 'yes'],
  ['supplier', 'order.draft', none, 'yes'],
  ['booked inspector', 'order.draft', none, 'access.denied'],
  ['buyer viewer', 'order.confirm', order, 'access.denied'],
  ['stranger', 'order.confirm', order, 'access.not_found'],
  ['reading operator', 'order.confirm', order, 'access.denied'],

  ['buyer', 'payment.declare_wire', order, 'yes'],
  ['supplier', 'payment.declare_wire', order, 'order.not_party'],
  ['supplier', 'payment.confirm_receipt', order, 'yes'],
  ['buyer', 'payment.confirm_receipt', order, 'order.not_party'],
  ['booked inspector', 'payment.read', order, 'order.not_party'],
  ['buyer', 'ship.report', order, 'order.not_party'],
  ['supplier', 'delay.answer', order, 'order.not_party'],
  ['buyer', 'receipt.confirm', order, 'yes'],

  ['buyer', 'inspection.book', order, 'yes'],
  ['buyer', 'inspection.report', order, 'order.not_party'],
  ['booked inspector', 'inspection.report', order, 'yes'],
  ['other inspector', 'inspection.report', order, 'access.not_found'],

  ['supplier', 'payee.change', supplier, 'yes'],
  ['supplier viewer', 'payee.change', supplier, 'access.denied'],
  ['supplier after an hour', 'payee.change', supplier, 'access.step_up'],
  ['buyer', 'payee.change', supplier, 'access.denied'],
  ['buyer', 'payee.check', supplier, 'yes'],
  ['buyer', 'payee.call_back', supplier, 'access.denied'],
  ['buyer', 'limit.read', supplier, 'access.denied'],

  ['matching operator', 'bank.import', programme, 'yes'],
  ['reading operator', 'bank.import', programme, 'access.denied'],
  ['reading operator', 'ledger.trial_balance', programme, 'yes'],
  ['buyer owner', 'ledger.trial_balance', programme, 'access.denied'],
  ['programme owner', 'staff.permit', programme, 'yes'],
  ['powerless operator', 'staff.permit', programme, 'access.denied'],
  ['buyer owner', 'staff.permit', programme, 'access.denied'],

  ['stranger', 'company.read', buyerCompany, 'yes'],
  ['stranger', 'company.people', buyerCompany, 'access.not_found'],
  ['stranger', 'company.members', buyerCompany, 'access.not_found'],
  ['buyer', 'company.people', buyerCompany, 'yes'],
  ['buyer', 'company.members', buyerCompany, 'access.denied'],
  ['buyer owner', 'company.members', buyerCompany, 'yes'],
  ['buyer', 'company.leave', buyerCompany, 'yes'],

  ['buyer key', 'order.read', order, 'yes'],
  ['buyer key', 'order.edit', order, 'access.scope_missing'],
  ['buyer key', 'company.keys', buyerCompany, 'access.scope_missing'],
  ['buyer key', 'company.read', buyerCompany, 'yes'],
];

const verbs = Object.keys(VERBS) as Verb[];
const rules = Object.entries(VERBS) as [Verb, VerbRule][];

describe('access', () => {
  it.each(CASES)('%s, %s', (who, verb, thing, expected) => {
    const principal = PEOPLE[who];
    if (!principal) throw new Error(`no such person: ${who}`);
    expect(can(principal, verb, thing)?.code ?? 'yes').toBe(expected);
  });

  it('knows its verbs', () => {
    expect(isVerb('order.read')).toBe(true);
    expect(isVerb('order.destroy')).toBe(false);
    expect(isVerb('toString')).toBe(false);
  });

  it('gives an operator nothing while acting for another company', () => {
    const moonlighting = person('stranger00', { permissions: [...STAFF_PERMISSIONS] });
    expect(can(moonlighting, 'order.read', order)?.code).toBe('access.not_found');
    expect(can(moonlighting, 'limit.grant', supplier)?.code).toBe('access.denied');
  });

  it('says what is missing', () => {
    expect(can(person(BUYER, { role: 'viewer' }), 'order.send', order)).toMatchObject({
      data: { verb: 'order.send', role: 'member' },
    });
    expect(can(person(BUYER, { scopes: [] }), 'order.send', order)).toMatchObject({
      data: { verb: 'order.send', scope: 'orders:write' },
    });
  });
});

const companies = fc.constantFrom(BUYER, SUPPLIER, AGENCY, PROGRAMME, 'stranger00');
const people = fc.record({
  kind: fc.constant('person' as const),
  userId: fc.constant('u1'),
  companyId: companies,
  companyKind: fc.constantFrom('trader', 'agency', 'programme'),
  role: fc.constantFrom(...ROLES),
  permissions: fc.subarray([...STAFF_PERMISSIONS]),
  scopes: fc.option(fc.subarray([...SCOPES])),
  steppedUp: fc.boolean(),
});
const things = fc.constantFrom<Thing[]>(order, supplier, buyerCompany, programme, none, { kind: 'agency', companyId: AGENCY });
const anyVerb = fc.constantFrom(...verbs);

describe('access, for everybody and everything', () => {
  it('opens nothing but public verbs to nobody', () => {
    fc.assert(
      fc.property(anyVerb, things, (verb, thing) => {
        const rule: VerbRule = VERBS[verb];
        expect(can({ kind: 'anonymous' }, verb, thing) === null).toBe(rule.who.includes('public'));
      }),
    );
  });

  it('allows a higher role at least what it allows a lower one', () => {
    fc.assert(
      fc.property(people, anyVerb, things, (someone, verb, thing) => {
        const allowed = ROLES.map((role) => can({ ...someone, role }, verb, thing) === null);
        expect(allowed).toEqual([...allowed].sort());
      }),
    );
  });

  it('allows a key nothing that its maker may not', () => {
    fc.assert(
      fc.property(people, anyVerb, things, (someone, verb, thing) => {
        if (can(someone, verb, thing) === null) expect(can({ ...someone, scopes: null }, verb, thing)).toBeNull();
      }),
    );
  });

  it('tells a stranger nothing about an order, whatever the role, scopes and act', () => {
    const verbsOnOrders = verbs.filter(
      (v) => !['public', 'signed_in', 'trader'].some((w) => (VERBS[v] as VerbRule).who.includes(w as never)),
    );
    fc.assert(
      fc.property(people, fc.constantFrom(...verbsOnOrders), (someone, verb) => {
        const stranger = { ...someone, companyId: 'stranger00', companyKind: 'trader' as const };
        expect(can(stranger, verb, order)?.code).toBe('access.not_found');
      }),
    );
  });

  it('lets viewers do nothing but read and leave', () => {
    const quiet = ['read', 'search', 'check', 'people', 'leave', 'create', 'accept', 'trial_balance', 'run'];
    for (const [verb, rule] of rules) if (rule.role === 'viewer') expect(quiet).toContain(verb.split('.')[1]);
  });
});
