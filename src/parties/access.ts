/** Who may do what to what: one table of verbs, and the one function that reads it. */
import { type Refused, refuse } from '../kernel/result.ts';
import type { CompanyId } from '../kernel/ids.ts';
import { type VerbRule, type Who, VERBS, type Verb } from './verbs.data.ts';
import { type AccessRefusal, type Person, type Principal, ROLES, type Role } from './types.ts';

export { VERBS, type Verb } from './verbs.data.ts';

/** What an act is about, reduced to what decides over it. */
export type Thing =
  | { readonly kind: 'none' }
  | { readonly kind: 'programme' }
  | {
      readonly kind: 'order';
      /** null while that side is not named or must not know of the draft. */
      readonly buyerId: CompanyId | null;
      readonly supplierId: CompanyId | null;
      /** Agencies booked or approved for this order. */
      readonly agencyIds: readonly CompanyId[];
    }
  | { readonly kind: 'company' | 'supplier' | 'agency'; readonly companyId: CompanyId };

export const isVerb = (text: string): text is Verb => Object.hasOwn(VERBS, text);

/**
 * Whether the principal may do the act: null, or why not, first reason first. What it must not see answers
 * `access.not_found`, exactly as a missing thing; what it sees but its role or permissions do not allow,
 * `access.denied`; one party doing the other's act, `order.not_party`. Source: programme rules, section access.
 */
export function can(principal: Principal, verb: Verb, thing: Thing): Refused<AccessRefusal> | null {
  const rule: VerbRule = VERBS[verb];
  if (rule.who.includes('public')) return null;
  if (principal.kind === 'anonymous') return refuse('access.unauthenticated');
  if (principal.kind === 'visitor') return rule.who.includes('signed_in') ? null : refuse('company.none_chosen');
  return standing(principal, rule, verb, thing) ?? narrowing(principal, rule, verb);
}

/** Whether the company and the role suffice. */
function standing(person: Person, rule: VerbRule, verb: Verb, thing: Thing): Refused<AccessRefusal> | null {
  const stands = standsAs(person, thing);
  if (!rule.who.some((who) => stands.has(who))) {
    if (!sees(person, thing, stands)) return refuse('access.not_found');
    const isParty = stands.has('buyer') || stands.has('supplier') || stands.has('inspector');
    return isParty ? refuse('order.not_party', { verb }) : refuse('access.denied', { verb });
  }
  return atLeast(person.role, rule.role) ? null : refuse('access.denied', { verb, role: rule.role });
}

/** Whether the credential suffices: a key's scopes, and a fresh password where the table asks for one. */
function narrowing(person: Person, rule: VerbRule, verb: Verb): Refused<AccessRefusal> | null {
  if (person.scopes !== null) {
    if (rule.scope === 'session') return refuse('access.scope_missing', { verb, scope: 'session' });
    if (rule.scope !== 'any' && !person.scopes.includes(rule.scope))
      return refuse('access.scope_missing', { verb, scope: rule.scope });
  }
  return rule.stepUp && !person.steppedUp ? refuse('access.step_up', { verb }) : null;
}

const atLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** Everything the person is to the thing. */
function standsAs(person: Person, thing: Thing): ReadonlySet<Who> {
  const stands = new Set<Who>(['signed_in', person.companyKind]);
  // Permissions are the programme's: an operator acting for another company has none there.
  if (person.companyKind === 'programme') for (const permission of person.permissions) stands.add(`staff:${permission}`);
  if (thing.kind === 'order') {
    if (thing.buyerId === person.companyId) stands.add('buyer');
    if (thing.supplierId === person.companyId) stands.add('supplier');
    if (thing.agencyIds.includes(person.companyId)) stands.add('inspector');
  }
  if ('companyId' in thing && thing.companyId === person.companyId) stands.add('own');
  return stands;
}

/** Orders and companies' insides are hidden from outsiders; directories and the programme are known to all. */
function sees(person: Person, thing: Thing, stands: ReadonlySet<Who>): boolean {
  if (thing.kind !== 'order' && thing.kind !== 'company') return true;
  const readsAll = person.companyKind === 'programme' && person.permissions.includes('read_all');
  return readsAll || stands.has('own') || stands.has('buyer') || stands.has('supplier') || stands.has('inspector');
}
