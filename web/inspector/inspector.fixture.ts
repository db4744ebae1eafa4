/** A booked visit of 800 tubes, of which 80 are drawn, and what was found on it so far: nothing. */
import { must } from '../../src/kernel/assert.ts';
import { visitPlan } from '../../src/inspections/sampling.rules.ts';
import { emptyNotes } from './notes.rules.ts';
import type { Job, Notes, Outgoing } from './types.ts';

const asked = { lotSize: 800, level: 'II', plan: 'normal', aql: { critical: 0, major: 2.5, minor: 4 } };
const planned = visitPlan(asked);

export const job: Job = {
  bookingId: 'b000000001',
  owner: 'u1/agc0000000',
  orderId: 'spp0000000-0000000001',
  kind: 'pre_shipment',
  status: 'accepted',
  bookedAt: '2026-05-01T01:00:00.000Z',
  plan: { lotSize: 800, level: 'II', severity: 'normal', ...must(planned.ok ? planned.value : null, 'the plan is in the table') },
  fee: null,
  title: 'LED tube',
  buyer: 'Buyer Ltd',
  supplier: 'Supplier Ltd',
  supplierCountry: 'CN',
  zone: 'Asia/Shanghai',
  shipBy: '2026-05-30',
  clauses: [
    {
      ...{ clauseId: 'power', defectClass: 'major', verdict: 'measurable', text: 'Power draw 24 W ± 5 %' },
      parsed: { operator: 'between', value: [22.8, 25.2], unit: 'W' },
    },
    {
      ...{ clauseId: 'flux', defectClass: 'major', verdict: 'measurable', text: 'At least 2500 lm' },
      parsed: { operator: '>=', value: 2500, unit: 'lm' },
    },
    { clauseId: 'label', defectClass: 'minor', verdict: 'measurable', text: 'Labelled', parsed: null },
    { clauseId: 'vague', defectClass: 'major', verdict: 'vague', text: 'Looks nice', parsed: null },
  ],
  passed: null,
  readAt: '2026-05-01T02:00:00.000Z',
};

export const notes: Notes = emptyNotes(job);

/** An act in the queue; `seq` also makes its id. */
export const outgoing = (seq: number, kind: Outgoing['act']['kind'], more: Partial<Outgoing> = {}): Outgoing => ({
  ...{ id: `act-${seq}`, owner: job.owner, orderId: job.orderId, bookingId: job.bookingId, seq, state: 'waiting', reason: null },
  act: actOf(seq, kind),
  ...more,
});

function actOf(seq: number, kind: Outgoing['act']['kind']): Outgoing['act'] {
  if (kind === 'photo') return { kind, photoId: `p${seq}` };
  if (kind === 'in_vain') return { kind, because: 'not_ready' };
  return kind === 'report' ? { kind, body: {} } : { kind };
}
