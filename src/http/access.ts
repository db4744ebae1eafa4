/** Who may call a route: the rule that every route declares before the server starts. */
import { Fault } from '../kernel/assert.ts';

/** What a route's rule is about; `none` for acts on no particular object, such as opening one's own settings. */
export const THINGS = ['none', 'company', 'supplier', 'order', 'agency', 'booking', 'programme'] as const;
export type Thing = (typeof THINGS)[number];

/**
 * Anyone, or a signed-in person who `can(verb, thing)`. `param` names the path parameter that holds the thing's id;
 * `visitors` admits who signed in but acts for no company yet (to found one, to accept an invitation).
 */
export type AccessRule =
  | { readonly public: true }
  | { readonly verb: string; readonly thing: Thing; readonly param?: string; readonly visitors?: true };

export const isPublic = (rule: AccessRule): rule is { readonly public: true } => 'public' in rule;

/** One line of the access matrix: what the server really serves, with its rule. */
export type RouteEntry = { readonly method: string; readonly url: string; readonly access: AccessRule };

/** Throws a Fault unless the value is an access rule that fits the route: the server must not start half open. */
export function assertAccess(rule: unknown, method: string, url: string): asserts rule is AccessRule {
  const where = `${method} ${url}`;
  if (typeof rule !== 'object' || rule === null) throw new Fault(`${where} declares no access rule`);
  if ('public' in rule) {
    if (rule.public === true && Object.keys(rule).length === 1) return;
    throw new Fault(`${where}: a public route says { public: true } and nothing else`);
  }
  const { verb, thing, param } = rule as { readonly verb?: unknown; readonly thing?: unknown; readonly param?: unknown };
  if (typeof verb !== 'string' || verb === '') throw new Fault(`${where}: the access rule names no verb`);
  if (!THINGS.some((known) => known === thing)) throw new Fault(`${where}: the access rule is about an unknown thing`);
  if (param !== undefined && !url.split('/').includes(`:${String(param)}`)) {
    throw new Fault(`${where}: the access rule's param is not in the path`);
  }
}
