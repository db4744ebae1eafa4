/** The settlement account: registering it, changing it with two persons, a call back and a pause, and the payee check. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import { type Reader, asOperator } from '../db/reads.ts';
import type { View } from '../db/registry.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import type { ContentDraft, Decided } from '../kernel/decider.ts';
import type { CompanyId } from '../kernel/ids.ts';
import { type Json, type JsonObject, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { isCountry } from '../parties/countries.rules.ts';
import { readPhone } from '../parties/rules.ts';
import { phonesOf, readCompany } from '../parties/store.ts';
import type { Company, Phone } from '../parties/types.ts';
import {
  approveChange,
  callBack,
  checkPayee,
  isCallable,
  noticeOf,
  readNumber,
  registerAccount,
  requestChange,
  sameName,
  withdrawChange,
} from './payee.rules.ts';
import type { AccountBody, CallBackBody, CheckBody } from './payee.schema.ts';
import { designatedAccount, readAccount, readDetails, readWaiting } from './payee.store.ts';
import {
  type AccountDetails,
  type AccountNotice,
  type AccountRef,
  type AccountState,
  type CalledNumber,
  SETTLEMENT_ACCOUNT,
} from './payee.types.ts';
import { creating } from './service.ts';

const PLATFORM: Reader = { kind: 'platform' };

const refused = (refusal: Refused): Answer => ({ kind: 'refused', refusal });
const shown = (answer: Json): Answer => ({ kind: 'done', status: 200, answer, replayed: false });

const accountOf = (view: View): AccountState => view.states['suppliers'] as AccountState;
const streamOf = (supplierId: CompanyId) => ({ supplierId, kind: 'account', id: supplierId }) as const;

function accountAnswer(supplierId: CompanyId, view: View): JsonObject {
  const { designated, change } = accountOf(view);
  return {
    supplierId,
    designated: designated !== null,
    change: change && {
      step: change.step,
      requestedAt: change.requestedAt,
      usableAt: change.usableAt,
      ownName: change.account.ownName,
    },
  };
}

/** An account as it will be stored, compared with the name of the company it is for. */
function readAccountBody(
  ctx: Context,
  body: AccountBody,
  company: Company,
): Result<{ readonly draft: ContentDraft; readonly details: AccountDetails; readonly account: AccountRef }> {
  const number = readNumber(body.number);
  if (!number.ok) return number;
  if (!isCountry(body.country)) return refuse('company.country_unknown', { country: body.country });
  const details: AccountDetails = { ...body, number: number.value };
  const draft = draftContent(ctx.ids, SETTLEMENT_ACCOUNT, details);
  return ok({ draft, details, account: { content: refOf(draft), ownName: sameName(body.beneficiary, company.name) } });
}

/** Registers the first account. It must be in the company's own name. Answers 201. */
export async function registerFirst(ctx: Context, call: Call, supplierId: CompanyId, body: AccountBody): Promise<Answer> {
  const denied = can(call.by, 'payee.change', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  return creating(async () => {
    const { company, state } = await ctx.read(call.by, async (q) => ({
      company: await readCompany(q, supplierId),
      state: await readAccount(q, supplierId),
    }));
    if (company?.kind !== 'trader') return refused(refuse('access.denied', { verb: 'payee.change' }));
    const read = readAccountBody(ctx, body, company);
    if (!read.ok) return refused(read);
    const { draft, account } = read.value;
    return act(ctx, call, {
      name: 'suppliers.register_account',
      stream: streamOf(supplierId),
      create: { parties: [{ companyId: supplierId, relation: 'owner' }] },
      contents: [draft],
      // The state read before stands for the stream: where there is one, an account is registered.
      decide: (view) => registerAccount(state ?? accountOf(view), account, call.by.userId),
      answer: (view) => accountAnswer(supplierId, view),
      status: 201,
    });
  });
}

type AccountAct = {
  readonly name: string;
  readonly contents?: readonly ContentDraft[];
  readonly status?: number;
  readonly decide: (state: AccountState) => Decided;
};

const actOnAccount = (ctx: Context, call: Call, supplierId: CompanyId, { decide, ...spec }: AccountAct): Promise<Answer> =>
  act(ctx, call, {
    ...spec,
    stream: streamOf(supplierId),
    decide: (view) => decide(accountOf(view)),
    answer: (view) => accountAnswer(supplierId, view),
  });

/** Asks for another account. It stays unused until a second person, a call back and 72 hours have passed. Answers 201. */
export async function askChange(ctx: Context, call: Call, supplierId: CompanyId, body: AccountBody): Promise<Answer> {
  const denied = can(call.by, 'payee.change', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  const { company, designated } = await ctx.read(call.by, async (q) => ({
    company: await readCompany(q, supplierId),
    designated: await designatedAccount(q, supplierId),
  }));
  if (!company || !designated) return refused(refuse('payee.none'));
  const read = readAccountBody(ctx, body, company);
  if (!read.ok) return refused(read);
  const { draft, details, account } = read.value;
  const same = checkPayee(designated, details) === 'match';
  return actOnAccount(ctx, call, supplierId, {
    name: 'suppliers.request_account',
    contents: [draft],
    status: 201,
    decide: (state) => requestChange(state, account, call.by.userId, same),
  });
}

/** A second person of the supplier approves the change. */
export async function approve(ctx: Context, call: Call, supplierId: CompanyId): Promise<Answer> {
  const denied = can(call.by, 'payee.approve', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  return actOnAccount(ctx, call, supplierId, {
    name: 'suppliers.approve_account',
    decide: (state) => approveChange(state, call.by.userId),
  });
}

/** Stops a change at any step before it is designated. */
export async function withdraw(ctx: Context, call: Call, supplierId: CompanyId): Promise<Answer> {
  const denied = can(call.by, 'payee.change', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  return actOnAccount(ctx, call, supplierId, {
    name: 'suppliers.withdraw_account',
    decide: (state) => withdrawChange(state, call.receivedAt),
  });
}

/** The number that was called, as it is on file; null where it is not. */
function calledNumber(phones: readonly Phone[], asked: string | undefined): Phone | null {
  const phone = asked === undefined ? null : readPhone(asked);
  // Oldest first: what has been on file longest proves most.
  if (!phone) return phones[0] ?? null;
  return phone.ok ? (phones.find((p) => p.phone === phone.value) ?? null) : null;
}

/** An operator tells what the supplier said on the telephone. */
export async function tellCallBack(ctx: Context, call: Call, supplierId: CompanyId, body: CallBackBody): Promise<Answer> {
  const denied = can(call.by, 'payee.call_back', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  const { company, phones } = await ctx.read(PLATFORM, async (q) => ({
    company: await readCompany(q, supplierId),
    phones: await phonesOf(q, supplierId),
  }));
  if (!company) return refused(refuse('access.not_found'));
  const found = calledNumber(phones, body.phone);
  const draft = found && draftContent(ctx.ids, 'phone', found.phone);
  const phone: CalledNumber | null = found && draft && { content: refOf(draft), since: found.since };
  const facts = { confirmed: body.confirmed, by: call.by.userId, at: call.receivedAt, zone: company.zone, phone };
  return actOnAccount(ctx, call, supplierId, {
    name: 'suppliers.call_back',
    contents: draft ? [draft] : [],
    decide: (state) => callBack(state, facts),
  });
}

/** The account and its change in full: for the supplier's own people and for operators who call back. */
export async function readAccountPage(ctx: Context, call: Call, supplierId: CompanyId): Promise<Answer> {
  const denied = can(call.by, 'payee.read', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  // Row policies know parties and who reads everything; an operator who only calls back is let in by the verb above.
  return ctx.read(asOperator(call.by), async (q) => {
    const company = await readCompany(q, supplierId);
    const state = await readAccount(q, supplierId);
    if (!company || !state) return refused(refuse('payee.none'));
    const { designated, change } = state;
    const ids = [designated, change?.account].flatMap((account) => (account ? [account.content.contentId] : []));
    const details = await readDetails(q, supplierId, ids);
    const detailsOf = (account: AccountRef): AccountDetails | null => details.get(account.content.contentId) ?? null;
    const now = change?.requestedAt ?? call.receivedAt;
    const phones = (await phonesOf(q, supplierId)).map((p) => ({ ...p, callable: isCallable(p.since, now, company.zone) }));
    const changed = change && detailsOf(change.account);
    const current = designated && detailsOf(designated);
    return shown({
      supplierId,
      designated: designated && current && { ...current, since: designated.since },
      change: change &&
        changed && {
          ...changed,
          ownName: change.account.ownName,
          step: change.step,
          requestedAt: change.requestedAt,
          requestedBy: change.requestedBy,
          approvedBy: change.approvedBy,
          usableAt: change.usableAt,
        },
      phones,
    });
  });
}

/** Compares an account somebody was given with the registered one; tells nothing else about that. */
export async function check(ctx: Context, call: Call, supplierId: CompanyId, body: CheckBody): Promise<Answer> {
  const denied = can(call.by, 'payee.check', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  // The platform reads what the asker must not see, and answers one word.
  return ctx.read(PLATFORM, async (q) => {
    if (!(await readCompany(q, supplierId))) return refused(refuse('access.not_found'));
    return shown({ supplierId, result: checkPayee(await designatedAccount(q, supplierId), body) });
  });
}

/** The changes that wait for a call back. */
export async function readQueue(ctx: Context, call: Call, limit: number): Promise<Answer> {
  const denied = can(call.by, 'payee.read', { kind: 'programme' });
  if (denied) return refused(denied);
  return shown({ items: await ctx.read(asOperator(call.by), (q) => readWaiting(q, limit)) });
}

/** What buyers with open orders are told: a change of the account is under way, pay only to the one shown here. */
export async function accountNotice(ctx: Context, supplierId: CompanyId): Promise<AccountNotice | null> {
  const state = await ctx.read(PLATFORM, (q) => readAccount(q, supplierId));
  return state && noticeOf(state);
}
