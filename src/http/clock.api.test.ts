/** The controlled clock over HTTP: forward only, by operators only. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Matrix, openMatrix } from '../../test/access.fixture.ts';

let matrix: Matrix;
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(() => matrix.close());

const move = async (to: string, as = 'operator'): Promise<{ status: number; code?: string }> => {
  const { statusCode, body } = await matrix.app.inject({
    method: 'POST',
    url: '/v1/clock',
    headers: { 'x-as': as, 'content-type': 'application/json' },
    payload: JSON.stringify({ to }),
  });
  return { status: statusCode, code: (JSON.parse(body) as { code?: string }).code };
};

it.each([
  ['2026-03-02T09:30:00+08:00', 'operator', undefined],
  ['2026-03-01T00:00:00Z', 'operator', 'clock.backwards'],
  ['2040-01-01T00:00:00Z', 'operator', 'clock.too_far'],
  ['2026-02-30T00:00:00Z', 'operator', 'date.malformed'],
  ['2026-03-03T00:00:00Z', 'buyerOwner', 'access.denied'],
  ['2026-03-03T00:00:00Z', 'operatorOfMoney', 'access.denied'],
])('moving to %s as %s: %s', async (to, as, code) => {
  expect((await move(to, as)).code).toBe(code);
});
