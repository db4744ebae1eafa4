/** The contract on paper for those who may read the order, and whether a fingerprint is known, for anybody. */
import { qrModules } from '../adapters/pdf/qr.ts';
import { textsOf } from '../claims/read.service.ts';
import { claimsStates } from '../claims/rules.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Call, Context } from '../context.ts';
import type { Queryable } from '../db/reads.ts';
import { dayOf } from '../kernel/dates.ts';
import type { States } from '../kernel/decider.ts';
import { type Result, ok } from '../kernel/result.ts';
import { printedBytes } from '../letters/service.ts';
import type { LetterParty } from '../letters/types.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { readContents } from '../orders/store.ts';
import { addressLines } from '../parties/address.rules.ts';
import { readFormat } from '../parties/address.service.ts';
import { addressOf, companiesById, programmeCompany } from '../parties/store.ts';
import { contractPaper } from './contract.rules.ts';
import { type HashedEvent, contractFacts } from './facts.rules.ts';
import { readContractEvents, readFingerprint } from './store.ts';
import type { ContractNames, DocumentFormat, DocumentLang, Known } from './types.ts';

/** The registered address as it is on file today, line by line; none: nothing is on file. */
async function envelope(q: Queryable, companyId: string, country: string): Promise<readonly string[]> {
  const address = await addressOf(q, companyId);
  const format = address && (await readFormat(country));
  return address && format?.ok ? addressLines(format.value, address) : [];
}

/** The companies of a contract by name, as they are called today. */
async function readNames(q: Queryable, states: States): Promise<ContractNames> {
  const { contracts } = claimsStates(states);
  const { buyerId, supplierId, buyerCountry, supplierCountry } = contracts;
  const { approvedInspectors } = termsInForce(contracts);
  const companies = await companiesById(q, [buyerId, supplierId, ...approvedInspectors]);
  const party = (companyId: string, country: string | null): LetterParty => {
    const company = companies.find(({ id }) => id === companyId);
    return { companyId, name: company?.name ?? null, country: country ?? company?.country ?? null };
  };
  return {
    programme: (await programmeCompany(q))?.name ?? null,
    buyer: { ...party(buyerId, buyerCountry), address: await envelope(q, buyerId, buyerCountry) },
    supplier: { ...party(supplierId, supplierCountry), address: await envelope(q, supplierId, supplierCountry) },
    inspectors: approvedInspectors.map((id) => party(id, null)),
  };
}

export type PaperAsk = { readonly orderId: string; readonly lang: DocumentLang; readonly format: DocumentFormat };

/** The bytes of the contract's paper. Errors: access.not_found. */
export async function printContract(ctx: Context, call: Call, ask: PaperAsk): Promise<Result<Uint8Array>> {
  const { orderId, lang, format } = ask;
  const opened = await openOrderFor(ctx, call.by, 'order.read', orderId, async (q, { states }) => ({
    events: await readContractEvents(q, orderId),
    contents: await readContents(q, orderId),
    names: await readNames(q, states),
  }));
  if (!opened.ok) return opened;
  const { order, more } = opened.value;
  const facts = contractFacts({
    orderId,
    names: more.names,
    textOf: textsOf(more.contents),
    states: claimsStates(order.states),
    events: more.events as unknown as readonly HashedEvent[],
    today: dayOf(call.receivedAt, 'UTC'),
  });
  const url = new URL(`/v1/contracts/${facts.fingerprint}`, ctx.config.baseUrl).href;
  const paper = contractPaper({ ...facts, verify: { url, modules: qrModules(url) } }, lang, format);
  return ok(await printedBytes(paper, format));
}

/** Whether both sides of some order confirmed a text with this fingerprint. Nothing else of the order. */
export async function knowFingerprint(ctx: Context, fingerprint: string): Promise<Known> {
  const found = await ctx.read({ kind: 'platform' }, (q) => readFingerprint(q, fingerprint));
  return { known: found !== null, confirmedAt: found?.at ?? null, version: found?.version ?? null };
}
