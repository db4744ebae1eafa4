/** Who plays in the demonstration: people sign up and companies open through the services everybody uses. */
import type { ControlledClock } from '../../clock.ts';
import type { Call, Context } from '../../context.ts';
import type { Recorded } from '../../db/record.ts';
import { Fault, assert, must } from '../../kernel/assert.ts';
import { fingerprint } from '../../kernel/canonical.ts';
import { addMillis } from '../../kernel/dates.ts';
import type { CompanyId, UserId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/result.ts';
import { createAuth } from '../../parties/auth.ts';
import { userByEmail } from '../../parties/auth.store.ts';
import { inviteMember, joinCompany } from '../../parties/members.service.ts';
import { type PartiesContext, createCompany } from '../../parties/service.ts';
import { ensureProgramme, permitStaff } from '../../parties/staff.service.ts';
import { type CompanyKind, type Person, type Role, STAFF_PERMISSIONS } from '../../parties/types.ts';
import { AGENCIES, BUYERS, type DemoCompany, type DemoPerson, OPERATORS, PASSWORD, SUPPLIERS } from './parties.data.ts';

/** A company with its people, as the services see them; the first is the owner. */
export type Player = { readonly companyId: CompanyId; readonly name: string; readonly people: readonly [Person, ...Person[]] };

type Cast<Names extends string> = Readonly<Record<Names, Player>>;

export type Players = {
  readonly operator: Person;
  readonly second: Person;
  readonly buyers: Cast<keyof typeof BUYERS>;
  readonly suppliers: Cast<keyof typeof SUPPLIERS>;
  readonly agencies: Cast<keyof typeof AGENCIES>;
};

/** What an act answered. A refusal is a Fault: the demonstration plays only what the rules allow. */
export function done(outcome: Recorded, what: string): Json {
  if (outcome.kind === 'done') return outcome.answer;
  throw new Fault(`demonstration, ${what}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.data)}`);
}

/** A call of the demonstration. Its key makes a start that was killed half-way go on where it stood. */
export const callAs = (ctx: Pick<Context, 'clock'>, by: Person, name: string): Call & { readonly by: Person } => ({
  by,
  receivedAt: ctx.clock.now(),
  idempotency: keyOf(name),
});

/** The idempotency key of an act; its name is all there is to tell it from another. */
export const keyOf = (name: string): { readonly key: string; readonly inputHash: string } => ({
  key: `demo:${name.replaceAll(' ', '-')}`,
  inputHash: fingerprint({ demonstration: name }),
});

/** Sign-in that sends no letters: nobody reads the demonstration's addresses. */
export function withoutMail(ctx: PartiesContext, config: Context['config'], log: Context['log']): PartiesContext {
  const sendMail = async (): Promise<void> => undefined;
  const { baseUrl, production, secret } = config;
  const auth = createAuth(ctx.identity.pools.auth, { secret, baseUrl, trustedOrigins: [baseUrl], production, sendMail, log });
  return { ...ctx, identity: { ...ctx.identity, auth, sendMail } };
}

/** The people as users; who signed up in an earlier try is found again. Hashing passwords takes its time, so all at once. */
async function signUp(ctx: PartiesContext, people: readonly DemoPerson[]): Promise<ReadonlyMap<string, UserId>> {
  const { auth, pools } = ctx.identity;
  const one = async ({ email, name }: DemoPerson): Promise<readonly [string, UserId]> => {
    const known = await userByEmail(pools.auth, email);
    if (known) return [email, known.id];
    return [email, (await auth.api.signUpEmail({ body: { email, name, password: PASSWORD } })).user.id];
  };
  return new Map(await Promise.all(people.map(one)));
}

type Place = { readonly userId: UserId; readonly companyId: CompanyId; readonly companyKind: CompanyKind; readonly role: Role };

/** A person who has just given the password. */
const personAt = (place: Place, permissions: Person['permissions'] = []): Person => ({
  kind: 'person',
  ...place,
  permissions,
  scopes: null,
  steppedUp: true,
});

/** An owner invites, the invited person joins. */
async function join(ctx: PartiesContext, owner: Person, { email, role }: DemoPerson, userId: UserId): Promise<Person> {
  const invited = done(
    await inviteMember(ctx, callAs(ctx, owner, `invite ${email}`), owner.companyId, { email, role }),
    `invite ${email}`,
  );
  const { id } = invited as { readonly id: string };
  const visitor = { kind: 'visitor', userId } as const;
  done(await joinCompany(ctx, { by: visitor, receivedAt: ctx.clock.now() }, id), `join ${email}`);
  return personAt({ userId, companyId: owner.companyId, companyKind: owner.companyKind, role });
}

async function open(ctx: PartiesContext, users: ReadonlyMap<string, UserId>, company: DemoCompany): Promise<Player> {
  const { name, country, kind, phone } = company;
  const [first, ...others] = company.people;
  const userOf = ({ email }: DemoPerson): UserId => must(users.get(email), `${email} has not signed up`);
  const visitor = { kind: 'visitor', userId: userOf(first) } as const;
  const call = { by: visitor, receivedAt: ctx.clock.now(), idempotency: keyOf(`open ${name}`) };
  const { id } = done(await createCompany(ctx, call, { name, country, kind, phone }), name) as { readonly id: CompanyId };
  const owner = personAt({ userId: visitor.userId, companyId: id, companyKind: kind, role: 'owner' });
  const joined: Person[] = [];
  for (const person of others) joined.push(await join(ctx, owner, person, userOf(person)));
  return { companyId: id, name, people: [owner, ...joined] };
}

async function openAll<Names extends string>(
  ctx: PartiesContext,
  users: ReadonlyMap<string, UserId>,
  companies: Readonly<Record<Names, DemoCompany>>,
): Promise<Cast<Names>> {
  const entries: [string, Player][] = [];
  for (const [name, company] of Object.entries<DemoCompany>(companies)) entries.push([name, await open(ctx, users, company)]);
  return Object.fromEntries(entries) as Cast<Names>;
}

/** The programme's operators. Where the environment already named the first one, that person keeps the programme. */
async function staff(ctx: PartiesContext, clock: ControlledClock): Promise<readonly [Person, Person]> {
  const [first, second] = OPERATORS;
  const programme = await ensureProgramme(ctx, { email: first.email, password: PASSWORD, operatorName: first.name });
  // Later than the first: another try must find the same person standing longest.
  clock.set(addMillis(clock.now(), 60_000));
  const users = await signUp(ctx, OPERATORS);
  const operator = personAt({ ...programme, companyKind: 'programme', role: 'owner' }, STAFF_PERMISSIONS);
  const joining = OPERATORS.filter(({ email }) => users.get(email) !== operator.userId);
  const joined: Person[] = [];
  for (const person of joining)
    joined.push(await staffMember(ctx, operator, person, must(users.get(person.email), second.email)));
  const last = joined.at(-1);
  assert(last, 'decisions need a second operator');
  return [operator, last];
}

async function staffMember(ctx: PartiesContext, operator: Person, person: DemoPerson, userId: UserId): Promise<Person> {
  const member = await join(ctx, operator, person, userId);
  const what = `permit ${person.email}`;
  done(await permitStaff(ctx, callAs(ctx, operator, what), userId, STAFF_PERMISSIONS), what);
  return { ...member, permissions: STAFF_PERMISSIONS };
}

/** Brings everybody on; may be repeated after an interruption. */
export async function assemble(ctx: PartiesContext, clock: ControlledClock): Promise<Players> {
  const [operator, second] = await staff(ctx, clock);
  const companies: readonly DemoCompany[] = [BUYERS, SUPPLIERS, AGENCIES].flatMap((group) => Object.values<DemoCompany>(group));
  const users = await signUp(
    ctx,
    companies.flatMap(({ people }) => people),
  );
  return {
    operator,
    second,
    buyers: await openAll(ctx, users, BUYERS),
    suppliers: await openAll(ctx, users, SUPPLIERS),
    agencies: await openAll(ctx, users, AGENCIES),
  };
}
