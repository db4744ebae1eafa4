/** A supplier's own acts in the directory, and the operators' on its badges. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import type { View } from '../db/registry.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import { isCurrency } from '../kernel/currency.ts';
import { dayOf, parseDate } from '../kernel/dates.ts';
import type { ContentDraft, Decided } from '../kernel/decider.ts';
import type { CompanyId } from '../kernel/ids.ts';
import { type JsonObject, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { type Verb, can } from '../parties/access.ts';
import { readAccount } from './payee.store.ts';
import { checkProduct, enrol, grantBadge, leave, readCategories, registerSupplier, setProfile, withdrawBadge } from './rules.ts';
import type { BadgeBody, ProductBody, ProfileBody } from './schema.ts';
import { countProducts, deleteProduct, insertProduct, isSupplier, replaceProduct } from './store.ts';
import type { BadgeKind, Product, SupplierState, Withdrawal } from './types.ts';

/** More offers than anybody reads; a catalogue is a file, not the directory. */
const MOST_PRODUCTS = 500;

const refused = (refusal: Refused): Answer => ({ kind: 'refused', refusal });

const supplierOf = (view: View): SupplierState => view.states['suppliers'] as SupplierState;

function supplierAnswer(supplierId: CompanyId, view: View): JsonObject {
  const { enrolled, enrolledAt, categories, badges } = supplierOf(view);
  return { supplierId, enrolled, enrolledAt, categories, badges };
}

/**
 * Two first requests at once: the database lets one stream through, and the other is decided again and sees it.
 * 23505 is PostgreSQL's unique violation.
 */
export async function creating(attempt: () => Promise<Answer>): Promise<Answer> {
  try {
    return await attempt();
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== '23505') throw error;
    return attempt();
  }
}

type ProfileParts = { readonly categories: readonly string[]; readonly about: ContentDraft | null };

function readProfile(ctx: Context, body: ProfileBody): Result<ProfileParts> {
  const categories = readCategories(body.categories);
  if (!categories.ok) return categories;
  return ok({ categories: categories.value, about: body.about ? draftContent(ctx.ids, 'about', body.about) : null });
}

const drafts = (parts: ProfileParts): readonly ContentDraft[] => (parts.about ? [parts.about] : []);
const profileOf = ({ categories, about }: ProfileParts) => ({ categories, about: about && refOf(about) });

/** The caller's company enters the directory. Answers 201. */
export async function register(ctx: Context, call: Call, body: ProfileBody): Promise<Answer> {
  const denied = can(call.by, 'supplier.register', { kind: 'none' });
  if (denied) return refused(denied);
  const { companyId } = call.by;
  const profile = readProfile(ctx, body);
  if (!profile.ok) return refused(profile);
  return creating(async () => {
    const exists = await ctx.read(call.by, (q) => isSupplier(q, companyId));
    return act(ctx, call, {
      name: 'suppliers.register',
      stream: { supplierId: companyId, kind: 'supplier', id: companyId },
      create: { parties: [{ companyId, relation: 'owner' }] },
      contents: drafts(profile.value),
      // Refused here and not before: a repeated request is answered from its key first.
      decide: () => (exists ? refuse('suppliers.exists') : registerSupplier(profileOf(profile.value))),
      answer: (view) => supplierAnswer(companyId, view),
      status: 201,
    });
  });
}

type SupplierAct = {
  readonly name: string;
  readonly verb: Verb;
  readonly contents?: readonly ContentDraft[];
  readonly decide: (state: SupplierState, view: View) => Decided;
};

/** Commits one act on a supplier's stream: access first, then the decision. */
async function actOnSupplier(ctx: Context, call: Call, supplierId: CompanyId, spec: SupplierAct): Promise<Answer> {
  const denied = can(call.by, spec.verb, { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  return act(ctx, call, {
    name: spec.name,
    stream: { supplierId, kind: 'supplier', id: supplierId },
    ...(spec.contents ? { contents: spec.contents } : {}),
    decide: (view) => spec.decide(supplierOf(view), view),
    answer: (view) => supplierAnswer(supplierId, view),
  });
}

/** Replaces what the supplier says of itself. */
export async function writeProfile(ctx: Context, call: Call, supplierId: CompanyId, body: ProfileBody): Promise<Answer> {
  const profile = readProfile(ctx, body);
  if (!profile.ok) return refused(profile);
  return actOnSupplier(ctx, call, supplierId, {
    name: 'suppliers.profile',
    verb: 'supplier.edit',
    contents: drafts(profile.value),
    decide: () => setProfile(profileOf(profile.value)),
  });
}

/** Takes part in the programme; needs a designated settlement account. */
export async function joinProgramme(ctx: Context, call: Call, supplierId: CompanyId): Promise<Answer> {
  const account = await ctx.read(call.by, (q) => readAccount(q, supplierId));
  const hasAccount = (account?.designated ?? null) !== null;
  return actOnSupplier(ctx, call, supplierId, {
    name: 'suppliers.enrol',
    verb: 'supplier.enrol',
    decide: (state) => enrol(state, hasAccount),
  });
}

/** Leaves the programme; orders that stand keep their cover. */
export const leaveProgramme = (ctx: Context, call: Call, supplierId: CompanyId): Promise<Answer> =>
  actOnSupplier(ctx, call, supplierId, { name: 'suppliers.leave', verb: 'supplier.enrol', decide: leave });

/** An operator grants a badge, or replaces the one of its kind. */
export async function giveBadge(ctx: Context, call: Call, supplierId: CompanyId, body: BadgeBody): Promise<Answer> {
  const checkedOn = parseDate(body.checkedOn);
  if (!checkedOn.ok) return refused(checkedOn);
  const expiresOn = parseDate(body.expiresOn);
  if (!expiresOn.ok) return refused(expiresOn);
  const badge = { ...body, checkedOn: checkedOn.value, expiresOn: expiresOn.value };
  return actOnSupplier(ctx, call, supplierId, {
    name: 'suppliers.grant_badge',
    verb: 'supplier.badge',
    decide: () => grantBadge(badge, call.by.userId, dayOf(call.receivedAt, 'UTC')),
  });
}

/** An operator takes a badge away before its day. */
export const takeBadge = (
  ctx: Context,
  call: Call,
  supplierId: CompanyId,
  badge: BadgeKind,
  because: Withdrawal,
): Promise<Answer> =>
  actOnSupplier(ctx, call, supplierId, {
    name: 'suppliers.withdraw_badge',
    verb: 'supplier.badge',
    decide: (state) => withdrawBadge(state, badge, call.by.userId, because),
  });

const keyOf = (call: Call) => (call.idempotency ? { idempotency: { companyId: call.by.companyId, ...call.idempotency } } : {});

/** What is offered, in one form; what was left out is null. Errors: money.currency_unknown, then as checkProduct. */
function draftOf(body: ProductBody) {
  const {
    name,
    category,
    description = null,
    unitPriceMinor = null,
    currency = null,
    minimumQuantity = null,
    hsCode = null,
  } = body;
  if (currency !== null && !isCurrency(currency)) return refuse('money.currency_unknown', { currency });
  return checkProduct({ name, category, description, unitPriceMinor, currency, minimumQuantity, hsCode });
}

/** Offers a product in the directory. Answers 201. */
export async function addProduct(ctx: Context, call: Call, supplierId: CompanyId, body: ProductBody): Promise<Answer> {
  const denied = can(call.by, 'supplier.edit', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  const draft = draftOf(body);
  if (!draft.ok) return refused(draft);
  const product: Product = { productId: ctx.ids.short(), companyId: supplierId, ...draft.value };
  return ctx.record({ ...keyOf(call), at: call.receivedAt, status: 201 }, async (tx) => {
    if (!(await isSupplier(tx, supplierId))) return refuse('access.not_found');
    if ((await countProducts(tx, supplierId)) >= MOST_PRODUCTS) return refuse('suppliers.product_limit', { most: MOST_PRODUCTS });
    await insertProduct(tx, product, call.receivedAt);
    return ok({ ...product });
  });
}

/** The supplier changes an offer; its place and id stay. Errors: access.*, money.currency_unknown, as checkProduct, access.not_found. */
export async function changeProduct(
  ctx: Context,
  call: Call,
  supplierId: CompanyId,
  productId: string,
  body: ProductBody,
): Promise<Answer> {
  const denied = can(call.by, 'supplier.edit', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  const draft = draftOf(body);
  if (!draft.ok) return refused(draft);
  const product: Product = { productId, companyId: supplierId, ...draft.value };
  return ctx.record({ ...keyOf(call), at: call.receivedAt }, async (tx) =>
    (await replaceProduct(tx, product)) ? ok({ ...product }) : refuse('access.not_found'),
  );
}

/** Takes a product out of the directory. Orders made from it keep their own words. Answers 204. */
export async function removeProduct(ctx: Context, call: Call, supplierId: CompanyId, productId: string): Promise<Answer> {
  const denied = can(call.by, 'supplier.edit', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  return ctx.record({ ...keyOf(call), at: call.receivedAt, status: 204 }, async (tx) =>
    (await deleteProduct(tx, supplierId, productId)) ? ok(null) : refuse('access.not_found'),
  );
}
