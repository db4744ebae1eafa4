/** The one map from refusal to problem document: status, title, detail and advice in both languages. */
import type { FastifyReply } from 'fastify';
import type { BankRefusal } from '../adapters/bank/types.ts';
import type { CardsRefusal } from '../adapters/cards/types.ts';
import type { CalendarRefusal } from '../calendar/types.ts';
import type { CaseFileRefusal } from '../casefile/types.ts';
import type { DocumentsRefusal } from '../documents/types.ts';
import type { DeterminationRefusal } from '../claims/determination.types.ts';
import type { ClaimsRefusal } from '../claims/refusals.types.ts';
import type { ContractRefusal } from '../contracts/types.ts';
import type { CoverageRefusal } from '../coverage/types.ts';
import type { ErasureRefusal } from '../erasure/types.ts';
import type { CsvRefusal, ExportRefusal, ImportRefusal, UblRefusal } from '../exchange/types.ts';
import type { IncotermRefusal } from '../incoterms/types.ts';
import type { InspectionsRefusal, JudgeRefusal, SamplingRefusal } from '../inspections/types.ts';
import { Fault } from '../kernel/assert.ts';
import { isCurrency } from '../kernel/currency.ts';
import type { DateRefusal } from '../kernel/dates.ts';
import { type MoneyRefusal, formatMoney } from '../kernel/money.ts';
import type { Json, JsonObject, Refused } from '../kernel/result.ts';
import type { LedgerRefusal } from '../ledger/types.ts';
import type { LettersRefusal } from '../letters/types.ts';
import type { MessagesRefusal } from '../messages/types.ts';
import type { OrdersRefusal } from '../orders/types.ts';
import type { PartiesRefusal } from '../parties/types.ts';
import type { PaymentsRefusal } from '../payments/types.ts';
import type { PolicyRefusal } from '../policy/types.ts';
import type { ShipmentsRefusal } from '../shipments/types.ts';
import type { PayeeApprovalRefusal, PayeeRefusal } from '../suppliers/payee.types.ts';
import type { SuppliersRefusal } from '../suppliers/types.ts';
import type { ClockRefusal } from './clock.ts';
import type { PreconditionRefusal } from './etag.ts';
import type { IdempotencyRefusal } from './idempotency.ts';
import { type Lang, langOf } from './language.ts';
import type { PagingRefusal } from './paging.ts';
import { APPOINTMENT } from './problems/appointment.data.ts';
import { BANK } from './problems/bank.data.ts';
import { CALENDAR } from './problems/calendar.data.ts';
import { CARDS } from './problems/cards.data.ts';
import { CASE_FILE } from './problems/casefile.data.ts';
import { CLAIMS } from './problems/claims.data.ts';
import { CONTRACTS } from './problems/contracts.data.ts';
import { COVERAGE } from './problems/coverage.data.ts';
import { DETERMINATION } from './problems/determination.data.ts';
import { ERASURE } from './problems/erasure.data.ts';
import { HTTP, type RequestRefusal } from './problems/http.data.ts';
import { INCOTERMS } from './problems/incoterms.data.ts';
import { INSPECTIONS } from './problems/inspections.data.ts';
import { KERNEL } from './problems/kernel.data.ts';
import { MESSAGES } from './problems/messages.data.ts';
import { ORDERS } from './problems/orders.data.ts';
import { PARTIES } from './problems/parties.data.ts';
import { PAYMENTS } from './problems/payments.data.ts';
import { POLICY } from './problems/policy.data.ts';
import type { Problem } from './problems/problem.ts';
import { PAYOUTS } from './problems/payouts.data.ts';
import { REFUNDS } from './problems/refunds.data.ts';
import { SHIPMENTS } from './problems/shipments.data.ts';
import { SUPPLIERS } from './problems/suppliers.data.ts';
import { EXCHANGE } from './problems/exchange.data.ts';
import type { UploadRefusal } from './upload.ts';
import { type FieldError, fieldMessage } from './validate.ts';

/** Every refusal that the platform can give: the unions of all slices. A slice joins its union here. */
export type RefusalCode =
  | MoneyRefusal
  | DateRefusal
  | PolicyRefusal
  | CalendarRefusal
  | IncotermRefusal
  | PartiesRefusal
  | ContractRefusal
  | LedgerRefusal
  | CoverageRefusal
  | SamplingRefusal
  | JudgeRefusal
  | InspectionsRefusal
  | SuppliersRefusal
  | PayeeRefusal
  | PayeeApprovalRefusal
  | OrdersRefusal
  | BankRefusal
  | PaymentsRefusal
  | CardsRefusal
  | ShipmentsRefusal
  | MessagesRefusal
  | DeterminationRefusal
  | ClockRefusal
  | RequestRefusal
  | IdempotencyRefusal
  | PreconditionRefusal
  | PagingRefusal
  | UploadRefusal
  | ClaimsRefusal
  | LettersRefusal
  | ErasureRefusal
  | DocumentsRefusal
  | CaseFileRefusal
  | UblRefusal
  | ImportRefusal
  | ExportRefusal
  | CsvRefusal;

/** Exhaustive: a refusal that no file maps does not compile. */
export const PROBLEMS = {
  ...KERNEL,
  ...POLICY,
  ...CALENDAR,
  ...INCOTERMS,
  ...PARTIES,
  ...CONTRACTS,
  ...COVERAGE,
  ...INSPECTIONS,
  ...SUPPLIERS,
  ...ORDERS,
  ...BANK,
  ...PAYMENTS,
  ...PAYOUTS,
  ...REFUNDS,
  ...CARDS,
  ...SHIPMENTS,
  ...MESSAGES,
  ...DETERMINATION,
  ...APPOINTMENT,
  ...HTTP,
  ...CLAIMS,
  ...CASE_FILE,
  ...ERASURE,
  ...EXCHANGE,
} satisfies Record<RefusalCode, Problem>;

export const PROBLEM_TYPE = 'application/problem+json';

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(PROBLEMS, code);

/** RFC 9457 document; the refusal's data stand beside these members. */
export type ProblemDocument = JsonObject & {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly advice: string;
};

/** An entry of a list in words: itself, or the clause it is about. */
function itemWord(item: Json): string | null {
  if (typeof item === 'string' || typeof item === 'number') return String(item);
  const id = typeof item === 'object' && item !== null && 'clauseId' in item ? item.clauseId : null;
  return typeof id === 'string' ? id : null;
}

/** One placeholder's value in words, or null when the data does not hold it. */
function wordOf(name: string, data: JsonObject, lang: Lang): string | null {
  const value = Object.hasOwn(data, name) ? (data[name] ?? null) : null;
  const currency = data.currency;
  if (name.endsWith('Minor') && typeof value === 'number' && Number.isSafeInteger(value) && typeof currency === 'string') {
    return isCurrency(currency) ? formatMoney({ amountMinor: value, currency }) : null;
  }
  if (Array.isArray(value)) {
    const words = (value as readonly Json[]).map(itemWord);
    return words.includes(null) ? null : words.join(lang === 'zh' ? '、' : ', ');
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The template with its placeholders filled, codes in the problem's own words, or null when one has no value: half a sentence helps nobody. */
export function fill(template: string, data: JsonObject, lang: Lang, words: Problem['words'] = {}): string | null {
  let whole = true;
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const said = wordOf(name, data, lang);
    const word = said === null ? null : (words[name]?.[said]?.[lang] ?? said);
    whole &&= word !== null;
    return word ?? '';
  });
  return whole ? filled : null;
}

/** The data of `request.invalid` with a sentence for each field. */
function withMessages(errors: Json | undefined, lang: Lang): JsonObject {
  if (!Array.isArray(errors)) return {};
  return { errors: (errors as readonly FieldError[]).map((e) => ({ ...e, message: fieldMessage(e, lang) })) };
}

/** The problem document of a refusal. `instance` is the request's id, by which an operator finds it in the log. */
export function problemOf(code: RefusalCode, data: JsonObject, lang: Lang, instance?: string): ProblemDocument {
  const problem: Problem = PROBLEMS[code];
  const detail = problem.detail && fill(problem.detail[lang], data, lang, problem.words);
  return {
    // Data first: it can add members, never replace the standard ones.
    ...data,
    ...(code === 'request.invalid' ? withMessages(data.errors, lang) : {}),
    type: `/problems/${code}`,
    title: problem.title[lang],
    status: problem.status,
    detail: detail ?? problem.title[lang],
    code,
    advice: problem.advice[lang],
    ...(instance === undefined ? {} : { instance }),
  };
}

/** Answers with the problem document of a refusal, in the request's language. A Fault for a code that no slice declared. */
export function sendRefusal(reply: FastifyReply, refused: Refused): FastifyReply {
  const { code, data } = refused;
  if (!isRefusalCode(code)) throw new Fault(`refusal without a problem: ${code}`);
  const lang = langOf(reply.request.headers['accept-language']);
  const document = problemOf(code, data, lang, reply.request.id);
  if (code === 'access.unauthenticated') reply.header('WWW-Authenticate', 'Bearer realm="quayside"');
  return reply
    .code(document.status)
    .header('Content-Language', lang)
    .header('Cache-Control', 'no-store')
    .type(PROBLEM_TYPE)
    .serializer(JSON.stringify)
    .send(document);
}
