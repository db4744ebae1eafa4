/** State x action x role: in every state of an order, whom the published page does not let do an act is refused it, and nothing moves. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Place, type Places, AIMS, makePlaces } from '../fuzz/routes/places.ts';
import { type Letter, letterOf } from '../scripts/docs/matrix.ts';
import { BODIES, MULTIPART } from './access.data.ts';
import { idFor, openMatrix, served } from './access.fixture.ts';
import { type Trading, openTrading } from './bad-input.fixture.ts';

let market: Trading;
let places: Places;
let cancelled: Place;
beforeAll(async () => {
  market = await openTrading(await openMatrix());
  places = await makePlaces(market, 1);
  const { orderId } = await market.orderIn('sent');
  await market.done('buyerOwner', 'POST', `/v1/orders/${orderId}/cancel`);
  cancelled = { orderId, bookingId: 'booking000', claimId: 'claim00000' };
}, 60_000);
afterAll(() => market.close());

const ROLES = ['anonymous', 'buyerOwner', 'buyerViewer', 'supplierOwner', 'supplierViewer', 'otherBuyer', 'inspectorBooked'];
const MORE = ['inspectorOther', 'operatorOfMoney', 'arbitrator', 'approver', 'arbitratorElsewhere'];

const lines = readFileSync(new URL('../docs/reference/access.md', import.meta.url), 'utf8').split('\n');
const cellsOf = (line = ''): readonly string[] => line.replaceAll(/^\| | \|$/g, '').split(' | ');
const head = cellsOf(lines.find((line) => line.startsWith('| route |')));

/** What the page says of an own order, and the other one that an agency without a visit meets. */
function published(route: string, role: string): Letter | undefined {
  const cell = cellsOf(lines.find((line) => line.startsWith(`| \`${route}\` |`)))[head.indexOf(role)];
  return cell?.split('/')[0] as Letter | undefined;
}

/** What stands in the database of these orders. */
const stood = async (ids: readonly string[]): Promise<unknown> =>
  (await market.db.admin.query('select id, version, head from stream where id = any ($1) order by id', [ids])).rows;

it('refuses every act on an order to whom the page does not let do it, in each of its states', async () => {
  const states = [...AIMS.map((aim) => [aim, places[aim][0]] as const), ['cancelled', cancelled] as const];
  const acts = served(market.app).filter(({ method, url }) => method !== 'GET' && url.includes(':orderId'));
  const ids = states.map(([, place]) => place?.orderId ?? '');
  const before = await stood(ids);
  const wrong: string[] = [];
  let refused = 0;
  for (const { method, url } of acts) {
    const route = `${method} ${url}`;
    const [body, form] = [BODIES[route], MULTIPART.get(route)];
    const headers = { 'content-type': form ? 'multipart/form-data; boundary=x' : 'application/json' };
    const denied = [...ROLES, ...MORE].filter((role) => published(route, role) !== 'y');
    for (const [state, place] of states) {
      const target = url.replace(/:(\w+)/g, (_, param: string) => place?.[param as keyof Place] ?? idFor(param, 'own'));
      const attempt = async (as: string): Promise<void> => {
        // An agency with a visit elsewhere is none of this order's: that of the fixture's own order is booked there by hand.
        // Nor is the side that did not write it one of a draft that was never sent.
        const isStranger = as === 'inspectorBooked' ? state !== 'booked' : as.startsWith('supplier') && state === 'draft';
        const { status, code } = await market.ask({ as, method, url: target, body: form ?? body ?? {}, headers });
        const [told, expected] = [letterOf(code), isStranger ? 'h' : published(route, as)];
        if (told === expected && status >= 400) refused += 1;
        else wrong.push(`${state}: ${route} by ${as}: ${status} ${code ?? ''}, not ${expected}`);
      };
      await Promise.all(denied.map(attempt));
    }
  }
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(4_000);
  expect(await stood(ids)).toEqual(before);
}, 240_000);
