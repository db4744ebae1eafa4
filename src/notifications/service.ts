/** From a notice in the queue to letters: who reads them, in which words, and each of them once. */
import type { MailOutcome, MailPort } from '../adapters/mail/types.ts';
import type { Context } from '../context.ts';
import { must } from '../kernel/assert.ts';
import { fingerprint } from '../kernel/canonical.ts';
import type { Zone } from '../kernel/dates.ts';
import { orderStates } from '../orders/rules.ts';
import { readOrder } from '../orders/store.ts';
import { companiesById, membersOf } from '../parties/store.ts';
import type { Company, Membership } from '../parties/types.ts';
import { type RenderFacts, renderNotice } from './render.rules.ts';
import { CHINESE_TOO } from './templates.data.ts';
import type { Notice, NoticeLetter } from './types.ts';

type NoticeContext = Pick<Context, 'read' | 'config'>;

/** Everybody who may act for the company; a viewer only looks on. */
const acts = (member: Membership): boolean => member.role !== 'viewer';

/** One letter for each member of the company who may act for it, as of now. */
export async function lettersOf(ctx: NoticeContext, notice: Notice): Promise<readonly NoticeLetter[]> {
  const members = await ctx.read({ kind: 'platform' }, (q) => membersOf(q, notice.to));
  return members.filter(acts).map(({ userId }) => ({ notice, userId }));
}

/** The same for the same letter, however often it is queued or sent: what makes a repeat recognisable. */
export const letterKey = (letter: NoticeLetter): string => fingerprint(letter);

/** The letter's key as the id of its job (a UUID of version 8), so that queueing it again changes nothing. */
export function letterJobId(letter: NoticeLetter): string {
  const hex = letterKey(letter);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Sends one letter to the address its reader has today. `nobody`: the reader has left the company meanwhile. */
export async function sendLetter(ctx: NoticeContext, mail: MailPort, letter: NoticeLetter): Promise<MailOutcome | 'nobody'> {
  const { notice, userId } = letter;
  const { member, facts } = await ctx.read({ kind: 'platform' }, async (q) => {
    const order = must(await readOrder(q, notice.orderId), 'a notice is about an order');
    const { contracts } = orderStates(order.states);
    const companies = await companiesById(q, [contracts.buyerId, contracts.supplierId, notice.to]);
    const members = await membersOf(q, notice.to);
    const parties = { buyerId: contracts.buyerId, supplierId: contracts.supplierId, zone: contracts.zone };
    return {
      member: members.find((m) => m.userId === userId && acts(m)),
      facts: factsOf(notice, parties, companies, ctx.config.baseUrl),
    };
  });
  if (!member) return 'nobody';
  return mail.send({ to: member.email, ...renderNotice(notice, facts), idempotencyKey: letterKey(letter) });
}

type Parties = { readonly buyerId: string; readonly supplierId: string; readonly zone: Zone };

function factsOf(
  notice: Notice,
  { buyerId, supplierId, zone }: Parties,
  companies: readonly Company[],
  baseUrl: string,
): RenderFacts {
  const company = (id: string): Company =>
    must(
      companies.find((c) => c.id === id),
      'a company of the order',
    );
  const [buyer, supplier, reader] = [company(buyerId), company(supplierId), company(notice.to)];
  const others = [buyer.zone, supplier.zone].filter((other) => other !== zone);
  // An agency stands between the two: for it there is no other side.
  const other = notice.to === buyerId ? supplier : notice.to === supplierId ? buyer : null;
  return {
    languages: CHINESE_TOO.includes(reader.country) ? ['en', 'zh'] : ['en'],
    names: { buyer: buyer.name, supplier: supplier.name, ...(other ? { other: other.name } : null) },
    zones: [zone, ...new Set(others)],
    baseUrl: baseUrl.replace(/\/$/, ''),
  };
}
