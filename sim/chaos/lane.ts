/** Two companies that trade with each other by the API, order after order. */
import { systemClock } from '../../src/clock.ts';
import { must } from '../../src/kernel/assert.ts';
import { addMillis } from '../../src/kernel/dates.ts';
import { plainDraft } from '../plain.ts';
import type { Client } from './client.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const PASSWORD = 'a password for chaos';
export const TOTAL_MINOR = 100_000;

export type Trader = { readonly token: string; readonly companyId: string };
export type Pair = { readonly buyer: Trader; readonly supplier: Trader };

async function trader(client: Client, name: string, country: string): Promise<Trader> {
  const mail = { name, email: `${name}@chaos.example`, password: PASSWORD };
  const { token } = await client.post('/api/auth/sign-up/email', mail, null);
  const { id } = await client.post('/v1/companies', { name: `${name} Ltd`, country }, String(token));
  return { token: String(token), companyId: String(id) };
}

export const OPERATOR = { email: 'operator@chaos.example', password: PASSWORD };

/** Enough for all orders of a run of an hour: an order takes its part until its last claim window closes. */
const LIMIT_MINOR = 10_000 * TOTAL_MINOR;

/** Signs both up, and the programme covers the supplier. Before anything is killed: a sign-up has no key under which it could be repeated. */
export async function signUp(client: Client, name: string): Promise<Pair> {
  const buyer = await trader(client, `${name}buyer`, 'SG');
  const supplier = await trader(client, `${name}seller`, 'CN');
  await client.post('/v1/suppliers', { categories: ['hardware'] }, supplier.token);
  const { token: operator } = await client.post('/api/auth/sign-in/email', OPERATOR, null);
  const at = `/v1/suppliers/${supplier.companyId}`;
  const account = { beneficiary: `${name}seller Ltd`, number: '6222020200112233', bank: 'ICBK', country: 'CN' };
  await client.post(`${at}/account`, account, supplier.token);
  await client.put(`${at}/enrolment`, {}, supplier.token);
  await client.post(`${at}/limit`, { amountMinor: LIMIT_MINOR, currency: 'USD' }, String(operator));
  return { buyer, supplier };
}

/** The day at both companies, which lie in one zone. */
const dayAfter = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(addMillis(systemClock.now(), days * DAY_MS)));

/** One order from its draft to the receipt of the goods; returns its id. */
export async function trade(client: Client, { buyer, supplier }: Pair): Promise<string> {
  const day = dayAfter(0);
  const drafted = await client.post(
    '/v1/orders',
    { ...plainDraft(supplier.companyId, TOTAL_MINOR), shipBy: dayAfter(90) },
    buyer.token,
  );
  const { orderId } = must(drafted['order'], 'an order is drafted') as { readonly orderId: string };
  const on = (path: string): string => `/v1/orders/${orderId}/${path}`;
  await client.post(on('send'), {}, buyer.token);
  await client.post(on('confirm'), { version: 1 }, supplier.token);
  await client.post(on('confirm'), { version: 1 }, buyer.token);
  await client.post(on('instalments/all/receipt'), {}, supplier.token);
  await client.post(on('ready'), { producedPercent: 100, packedPercent: 100 }, supplier.token);
  await client.post(on('shipment'), { on: day, documents: [{ type: 'bill_of_lading', datedOn: day }] }, supplier.token);
  await client.post(on('arrival'), { on: day }, supplier.token);
  await client.post(on('receipt'), { on: day }, buyer.token);
  return orderId;
}
