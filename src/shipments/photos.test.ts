/** Which photos a visit takes in: its own agency's, while it is open, of clauses that are there, and each once. */
import { describe, expect, it } from 'vitest';
import { photosOf } from '../inspections/rules.ts';
import type { VisitPhoto } from '../inspections/types.ts';
import { clause } from '../orders/orders.fixture.ts';
import { AGENCY, type Goods, act, books, funded, reports, reportsReady, states, to } from './goods.fixture.ts';
import { MOST_PHOTOS, keepPhoto } from './photos.rules.ts';

const photo = (more: Partial<VisitPhoto> = {}): VisitPhoto => ({
  bookingId: 'b1',
  clauseId: 'power',
  takenAt: null,
  documentId: 'd1',
  sha256: 'a'.repeat(64),
  sharedId: 'd2',
  sharedSha256: 'b'.repeat(64),
  mediaType: 'image/jpeg',
  sizeBytes: 9,
  ...more,
});
const keeps = (g: Goods, more: Partial<VisitPhoto> = {}, agencyId = AGENCY): string | null =>
  act(g, (s) => keepPhoto(s, agencyId, photo(more)));
const visited = (): Goods => {
  const g = funded({ clauses: [clause('power')] });
  to(g, '2026-05-04T09:00:00+08:00');
  reportsReady(g);
  books(g, 'b1');
  return g;
};
const kept = (g: Goods): number => photosOf(states(g).inspections).length;

describe('a photo of a visit', () => {
  it('is kept once for each thing it shows', () => {
    const g = visited();
    expect([keeps(g), keeps(g), kept(g)]).toEqual([null, null, 1]);
    expect([keeps(g, { clauseId: null }), keeps(g, { documentId: 'd3' }), kept(g)]).toEqual([null, null, 3]);
  });

  it("is the booked agency's, of a clause that is there, before the report", () => {
    const g = visited();
    expect(keeps(g, {}, 'agc1111111')).toBe('inspection.not_inspector');
    expect(keeps(g, { bookingId: 'b2' })).toBe('inspection.not_booked');
    expect(keeps(g, { clauseId: 'colour' })).toBe('inspection.clause_unknown');
    expect([reports(g, 'b1'), keeps(g), kept(g)]).toEqual([null, 'inspection.not_booked', 0]);
  });

  it(`comes ${MOST_PHOTOS} times at most; one that is there may come again`, () => {
    const g = visited();
    for (let i = 0; i < MOST_PHOTOS; i++) keeps(g, { documentId: `d${i}` });
    expect([keeps(g, { documentId: 'more' }), keeps(g, { documentId: 'd7' }), kept(g)]).toEqual([
      'inspection.photos_enough',
      null,
      MOST_PHOTOS,
    ]);
  });
});
