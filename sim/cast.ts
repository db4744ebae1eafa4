/** The companies and people of a simulated world, put into the database without sign-in: only services are tried here. */
import type { Answer, Context } from '../src/context.ts';
import { grant } from '../src/coverage/service.ts';
import { setFirm } from '../src/inspections/service.ts';
import type { Ids } from '../src/kernel/ids.ts';
import { ok } from '../src/kernel/result.ts';
import { setProgramme } from '../src/orders/programme.service.ts';
import { insertCompany, insertPhone, replacePermissions } from '../src/parties/store.ts';
import { type CompanyKind, type Person, type Scope, STAFF_PERMISSIONS } from '../src/parties/types.ts';
import { registerFirst } from '../src/suppliers/payee.service.ts';
import { joinProgramme, register } from '../src/suppliers/service.ts';
import { expect } from './move.ts';

export type Company = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly owner: Person;
  readonly member: Person;
  readonly viewer: Person;
  /** The owner's API key with these scopes. */
  readonly key: (...scopes: readonly Scope[]) => Person;
};

export type Supplier = Company & {
  readonly account: { readonly number: string; readonly currency: string };
};

export type Cast = {
  readonly programme: Company;
  /** Works for the programme without any permission. */
  readonly clerk: Person;
  /** Work for the programme with every permission; it takes two or three of them to decide a claim. */
  readonly operators: readonly Person[];
  /** Works for the programme and may only look. */
  readonly reader: Person;
  readonly buyers: readonly Company[];
  readonly suppliers: readonly Supplier[];
  readonly agencies: readonly Company[];
  /** A trader without any order. */
  readonly outsider: Company;
};

type Role = { readonly name: string; readonly kind: CompanyKind; readonly country: string; readonly zone: string };

const BUYERS: readonly Role[] = [
  { name: 'Harbour Lamps Ltd', kind: 'trader', country: 'GB', zone: 'Europe/London' },
  { name: 'Elbe Werkzeug GmbH', kind: 'trader', country: 'DE', zone: 'Europe/Berlin' },
  { name: 'Bayview Goods Inc', kind: 'trader', country: 'US', zone: 'America/New_York' },
];
/** One with room for every order, one that fills up, one that has hardly any limit. */
const SUPPLIERS: readonly (Role & { readonly limitMinor: number })[] = [
  { name: 'Ningbo Bright Co Ltd', kind: 'trader', country: 'CN', zone: 'Asia/Shanghai', limitMinor: 50_000_000_000 },
  { name: 'Foshan Steel Co Ltd', kind: 'trader', country: 'CN', zone: 'Asia/Shanghai', limitMinor: 30_000_000 },
  { name: 'Hai Phong Textiles', kind: 'trader', country: 'VN', zone: 'Asia/Ho_Chi_Minh', limitMinor: 3_000_000 },
];
const AGENCIES: readonly Role[] = [
  { name: 'Delta Inspection', kind: 'agency', country: 'CN', zone: 'Asia/Shanghai' },
  { name: 'Lotus Survey', kind: 'agency', country: 'VN', zone: 'Asia/Ho_Chi_Minh' },
  { name: 'SGS Shanghai', kind: 'agency', country: 'CN', zone: 'Asia/Shanghai' },
  { name: 'TUV Rheinland Cologne', kind: 'agency', country: 'DE', zone: 'Europe/Berlin' },
];
/** Which of them belong to a firm that programmes appoint, as an operator confirmed. */
const FIRMS: readonly (string | null)[] = [null, null, 'SGS', 'TUV Rheinland'];
const PROGRAMME: Role = { name: 'Quayside', kind: 'programme', country: 'GB', zone: 'Europe/London' };
const OUTSIDER: Role = { name: 'Coral Imports Pty', kind: 'trader', country: 'AU', zone: 'Australia/Sydney' };

/** The programme's own account, for hold mode. */
export const PROGRAMME_ACCOUNT = { beneficiary: 'Quayside', number: '9000000001', bank: 'First Bank' };

/** Puts everybody in place: companies, operators' permissions, suppliers in the programme with accounts and limits. */
export async function assemble(ctx: Context): Promise<Cast> {
  const people = { person: (role: Role) => company(ctx.ids, role) };
  const programme = people.person(PROGRAMME);
  const colleague = (permissions: Person['permissions']): Person => ({
    ...programme.member,
    userId: ctx.ids.short(),
    permissions,
  });
  const clerk = colleague([]);
  const reader = colleague(['read_all']);
  const operators = [programme.owner, colleague(STAFF_PERMISSIONS), colleague(STAFF_PERMISSIONS)];
  const buyers = BUYERS.map(people.person);
  const suppliers = SUPPLIERS.map((role, index) => ({
    ...people.person(role),
    account: { number: `600000000${index + 1}`, currency: 'USD' },
    limitMinor: role.limitMinor,
    zone: role.zone,
  }));
  const agencies = AGENCIES.map(people.person);
  const outsider = people.person(OUTSIDER);
  const everyone: readonly (readonly [Company, Role])[] = [
    [programme, PROGRAMME],
    [outsider, OUTSIDER],
    ...buyers.map((c, i) => [c, BUYERS[i] ?? OUTSIDER] as const),
    ...suppliers.map((c, i) => [c, SUPPLIERS[i] ?? OUTSIDER] as const),
    ...agencies.map((c, i) => [c, AGENCIES[i] ?? OUTSIDER] as const),
  ];
  await ctx.record({ at: ctx.clock.now() }, async (tx) => {
    for (const [{ id, name, country }, { kind, zone }] of everyone)
      await insertCompany(tx, { id, name, country, kind, zone }, ctx.clock.now());
    for (const { id } of suppliers) await insertPhone(tx, id, '+862155550100', '2026-01-05');
    for (const { userId, permissions } of [...operators, reader]) await replacePermissions(tx, userId, permissions);
    return ok(null);
  });
  const settings = { policy: 'classic', mode: 'guarantee', strict: false, account: PROGRAMME_ACCOUNT } as const;
  done(await setProgramme(ctx, { by: programme.owner, receivedAt: ctx.clock.now() }, settings));
  for (const supplier of suppliers) await enrol(ctx, supplier, programme.owner);
  for (const [index, firm] of FIRMS.entries()) {
    const agency = agencies[index];
    if (agency && firm) done(await setFirm(ctx, { by: programme.owner, receivedAt: ctx.clock.now() }, agency.id, firm));
  }
  return { programme, clerk, operators, reader, buyers, suppliers, agencies, outsider };
}

function company(ids: Ids, role: Role): Company {
  const id = ids.short();
  const permissions = role.kind === 'programme' ? STAFF_PERMISSIONS : [];
  const person = (as: Person['role']): Person => ({
    kind: 'person',
    userId: ids.short(),
    companyId: id,
    companyKind: role.kind,
    role: as,
    permissions,
    scopes: null,
    steppedUp: true,
  });
  const owner = person('owner');
  const member = { ...person('member'), permissions: [] };
  const viewer = { ...person('viewer'), permissions: [] };
  const keyId = ids.short();
  const key = (...scopes: readonly Scope[]): Person => ({ ...owner, scopes, keyId, steppedUp: false });
  return { id, name: role.name, country: role.country, owner, member, viewer, key };
}

type Start = Supplier & { readonly limitMinor: number };

/** As a supplier does it itself: into the directory, the first account, the programme; then an operator grants the limit. */
async function enrol(ctx: Context, supplier: Start, operator: Person): Promise<void> {
  const { id, name, account, country, owner, limitMinor } = supplier;
  const at = ctx.clock.now();
  const steps: readonly (() => Promise<Answer>)[] = [
    () => register(ctx, { by: owner, receivedAt: at }, { categories: ['general'] }),
    () =>
      registerFirst(ctx, { by: owner, receivedAt: at }, id, {
        beneficiary: name,
        number: account.number,
        bank: 'Trade Bank',
        country,
      }),
    () => joinProgramme(ctx, { by: owner, receivedAt: at }, id),
    () => grant(ctx, { by: operator, receivedAt: at }, id, { currency: 'USD', amountMinor: limitMinor }),
  ];
  for (const step of steps) done(await step());
}

function done(answer: Answer): void {
  expect(answer.kind === 'done', `the world could not be set up: ${answer.kind === 'refused' ? answer.refusal.code : ''}`);
}
