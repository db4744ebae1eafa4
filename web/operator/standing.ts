/** What a signed-in person may do at the programme's desk, by the same table of verbs that the server asks. */
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import type { CompanyId, UserId } from '../../src/kernel/ids.ts';
import { type Thing, type Verb, can } from '../../src/parties/access.ts';
import type { Person } from '../../src/parties/types.ts';

/** The person as the server's rules know one. The age of the password is the server's to judge: a stale one is asked for anew. */
function personOf({ user, acting, memberships }: GetV1Me200): Person | null {
  const company = memberships.find(({ companyId }) => companyId === acting?.companyId);
  if (!acting || !company) return null;
  return {
    kind: 'person',
    userId: user.id as UserId,
    companyId: acting.companyId as CompanyId,
    companyKind: company.companyKind,
    role: acting.role,
    permissions: acting.permissions,
    scopes: acting.scopes,
    steppedUp: true,
  };
}

/** Somebody's order: an operator is no party of it. */
const AN_ORDER: Thing = { kind: 'order', buyerId: null, supplierId: null, agencyIds: [] };

/** Whether an operator has what the verb asks for; nobody else has, as the desk shows what is of all companies. */
export function mayAtDesk(me: GetV1Me200 | null, verb: Verb): boolean {
  const person = me && personOf(me);
  if (person?.companyKind !== 'programme') return false;
  const thing: Thing = /^(claim|order)\./.test(verb) ? AN_ORDER : { kind: 'programme' };
  return can(person, verb, thing) === null;
}
