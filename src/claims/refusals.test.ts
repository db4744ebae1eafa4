/** The published order of refusals is the one in which the rules tell them: in each act every mistake hides those after it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUYER } from '../orders/orders.fixture.ts';
import { type Goods, to } from '../shipments/goods.fixture.ts';
import { type AppointedFindings, reportAppointed, reportItems } from './appointed-report.rules.ts';
import { LAB, agency, appoints, claimsOf, escalated, onClaim } from './appointment.fixture.ts';
import { hinder, payable, prepay } from './appointment.rules.ts';
import {
  accepts,
  answers,
  appeals,
  approves,
  claim,
  decided,
  decides,
  disputed,
  does,
  offers,
  returns,
  toPlatform,
  withdraws,
} from './dispute.testing.ts';
import { draft, files } from './evidence.testing.ts';
import { fileEvidence } from './intake.rules.ts';
import type { WrongItem } from './items.rules.ts';
import { ok } from '../kernel/result.ts';
import { PLANS, askFor, named } from './open.testing.ts';

const published = [
  ...readFileSync(new URL('./refusals.types.ts', import.meta.url), 'utf8').matchAll(/^ {2}\| '([a-z_.]+)'/gm),
].map((match) => match[1] ?? '');

const WRONG: WrongItem = { ok: false, code: 'evidence.contradicts_itself', data: { item: 0 } };
const unreadable = () => draft({ clauseId: 'nope', requestId: 'nope' });
const many = () => Array.from({ length: 201 }, unreadable);
const filesAll = (g: Goods, drafts: readonly ReturnType<typeof draft>[]) =>
  does(g, (s, c, f) => fileEvidence(s, c, f, 'buyer', drafts, WRONG));

const settled = (): Goods => {
  const g = disputed();
  answers(g, true);
  return g;
};
const withdrawn = (): Goods => {
  const g = disputed();
  withdraws(g);
  return g;
};
/** The card bank took everything: nothing can be agreed on any more. */
const emptied = (g: Goods): Goods => {
  g.states = { ...g.states, payments: { ...claimsOf(g).payments, chargedBackMinor: 120_000 } };
  return g;
};
const won = (): Goods => decided(toPlatform(disputed()));
const appealed = (): Goods => {
  const g = won();
  appeals(g, 'supplier');
  return g;
};
const times = (g: Goods, count: number, act: (g: Goods) => unknown): Goods => {
  for (let n = 0; n < count; n += 1) act(g);
  return g;
};

/** Nothing is right about it: no such clause, no such agency. */
const WORST = { tested: ['nope'], agency: null, feeMinor: 9_000_000 };
const dear = { agency: agency(LAB, 'SGS'), feeMinor: 9_000_000 };
const insists = (g: Goods): string | null => appoints(g, { agency: agency(LAB, 'SGS'), insisted: true });
const waiting = (): Goods => {
  const g = escalated();
  insists(g);
  return g;
};
const pays = (g: Goods): string | null =>
  onClaim(g, (s, c, f) => prepay(s, c, f, { captureId: 'cap', amountMinor: 30_000, currency: 'USD' }));
const hinders = (g: Goods): string | null => onClaim(g, (_, c) => hinder(c, { refusedBy: null, goodsDisposed: false }, null));
const paid = (): Goods => times(waiting(), 1, pays);
const hindered = (): Goods => times(waiting(), 1, hinders);
const due = (g: Goods): string | null =>
  onClaim(g, (_, c, f) => {
    const can = payable(c, f);
    return can.ok ? ok({}) : can;
  });

const REPORT: AppointedFindings = {
  ...{ measured: { power: ['30 W'] }, facts: { power: 'pass' }, units: {}, defects: null, seals: [], lot: null },
  ...{ dated: '2026-07-01', method: null, text: null },
};
const reports = (g: Goods, change: Partial<AppointedFindings> = {}, agencyId = LAB): string | null => {
  const found = { ...REPORT, ...change };
  const items = reportItems(found).map(({ clauseId }, n) => ({
    clauseId,
    evidenceId: `e${n}`,
    body: { contentId: 'c', hash: 'h' },
  }));
  return onClaim(g, (s, c, f) => reportAppointed(s, c, f, { agencyId, found, items }));
};
const foreign = { measured: { colour: ['red'] } };
const untested = { measured: { length: ['490 cm'] } };

/** Delivered and with the platform: as the decision goes, with findings that no case has and a case that moved. */
function delivered(): Goods {
  const ask = askFor('quality', { points: named('power') });
  const g = disputed({ on: '2026-06-16T10:00:00+08:00', shipBy: '2026-05-15', plan: PLANS.arrived, ask });
  to(g, '2026-06-17T10:00:00+08:00');
  return toPlatform(g);
}
const moved = (g: Goods) => ({ overrides: { nope: 'met' }, meanwhile: () => files(g, 'buyer', draft()) }) as const;

type Row = readonly [code: string, what: string, act: () => string | null];
// Each row has everything wrong that a later row of its act has.
// biome-ignore format: a table
const ACTS: Readonly<Record<string, readonly Row[]>> = {
  'filing evidence': [
    ['evidence.frozen', 'in a claim that was settled', () => filesAll(settled(), many())],
    ['claim.wrong_state', 'in one that was withdrawn', () => filesAll(withdrawn(), many())],
    ['evidence.too_many', 'of too many items', () => filesAll(disputed(), many())],
    ['evidence.request_unknown', 'for a request that nobody made', () => filesAll(disputed(), [unreadable()])],
    ['evidence.invalid', 'on a clause that is none', () => filesAll(disputed(), [draft({ clauseId: 'nope' })])],
    ['evidence.contradicts_itself', 'that says two things', () => filesAll(disputed(), [draft()])],
  ],
  'an answer': [
    ['claim.wrong_state', 'to a claim that is over', () => answers(withdrawn())],
    ['claim.answered', 'that was given', () => answers(times(disputed(), 1, answers))],
    ['refund.exceeds_paid', 'with money that is gone', () => answers(emptied(disputed()), true)],
  ],
  'an offer': [
    ['claim.wrong_state', 'in a claim that is over', () => offers(emptied(withdrawn()), 'supplier', { amountMinor: 0 })],
    ['offer.too_many', 'after a hundred', () => offers(emptied(times(disputed(), 100, (g) => offers(g, 'supplier'))), 'supplier', { amountMinor: 0 })],
    ['offer.amount_needed', 'of a part that is not named', () => offers(emptied(disputed()), 'supplier', { amountMinor: null })],
    ['refund.exceeds_paid', 'of what is not there', () => offers(emptied(disputed()), 'supplier')],
  ],
  'an offer of a remedy': [
    ['offer.date_needed', 'without a day', () => offers(disputed(), 'supplier', { kind: 'repair', amountMinor: null, performBy: null })],
    ['offer.date_past', 'by a day that is over', () => offers(disputed(), 'supplier', { kind: 'repair', amountMinor: null, performBy: '2026-04-01' })],
  ],
  'accepting an offer': [
    ['claim.wrong_state', 'in a claim that is over', () => accepts(withdrawn(), 'supplier', 'nope')],
    ['offer.none_open', 'that is none', () => accepts(emptied(times(disputed(), 1, (g) => offers(g, 'supplier'))), 'supplier', 'nope')],
    ['offer.own', 'of its own', () => accepts(emptied(times(disputed(), 1, (g) => offers(g, 'supplier'))), 'supplier')],
    ['refund.exceeds_paid', 'of money that is gone', () => accepts(emptied(times(disputed(), 1, (g) => offers(g, 'supplier'))), 'buyer')],
  ],
  'an appeal': [
    ['decision.none', 'from no decision', () => appeals(disputed(), 'buyer', { drafts: many(), wrong: WRONG })],
    ['appeal.too_late', 'after its days', () => appeals({ ...appealed(), at: '2026-05-08T16:00:00.000Z' }, 'buyer', { drafts: many(), wrong: WRONG })],
    ['appeal.already', 'once more', () => appeals(appealed(), 'buyer', { drafts: many(), wrong: WRONG })],
    ['evidence.too_many', 'with too many items', () => appeals(won(), 'buyer', { drafts: many(), wrong: WRONG })],
    ['evidence.contradicts_itself', 'with one that says two things', () => appeals(won(), 'buyer', { drafts: [draft()], wrong: WRONG })],
  ],
  'appointing an agency': [
    ['claim.wrong_state', 'in a claim that is decided', () => appoints(decidedWithAppointment(), WORST)],
    ['appointment.exists', 'a second time', () => appoints(hindered(), WORST)],
    ['appointment.exists', 'while the first is at it', () => appoints(waiting(), WORST)],
    ['appointment.nothing_tested', 'to test what is no clause', () => appoints(escalated(), WORST)],
    ['appointment.not_needed', 'for what is decided', () => appoints(escalated({ points: ['power'] }), { ...WORST, tested: null, decided: new Map([['power', 'met']]) })],
    ['appointment.firm_unknown', 'that nobody knows', () => appoints(escalated(), { ...WORST, tested: null })],
    ['appointment.out_of_proportion', 'that costs too much', () => appoints(escalated(), dear)],
  ],
  'prepaying the fee': [
    ['appointment.none', 'of no inspection', () => due(escalated())],
    ['fee.prepaid', 'once more, though the inspection is over', () => due(times(paid(), 1, hinders))],
    ['claim.wrong_state', 'of one that is over', () => due(times(hindered(), 1, (g) => to(g, '2026-08-01T09:00:00+08:00')))],
    ['fee.too_late', 'after its days', () => due({ ...waiting(), at: '2026-08-01T00:00:00.000Z' })],
  ],
  'the appointed report': [
    ['appointment.none', 'of no inspection', () => reports(escalated(), foreign, 'agc9999999')],
    ['claim.wrong_state', 'of one that is over', () => reports(hindered(), foreign)],
    ['fee.not_prepaid', 'before the fee', () => reports(waiting(), foreign)],
    ['report.other_lot', 'on a clause of another contract', () => reports(paid(), foreign)],
    ['report.nothing_tested', 'on what was not asked', () => reports(paid(), untested)],
    ['evidence.contradicts_itself', 'that says two things', () => reports(paid())],
  ],
  'a decision': [
    ['claim.wrong_state', 'of a claim between the two', () => on(disputed(), (g) => decides(g, { companies: [BUYER], ...moved(g) }))],
    ['decision.own_case', 'about one’s own company', () => on(delivered(), (g) => decides(g, { companies: [BUYER], ...moved(g) }))],
    ['appeal.same_person', 'by who decided first', () => on(appealed(), (g) => decides(g, { by: 'first', ...moved(g) }))],
    ['decision.case_moved', 'on a case that moved', () => on(delivered(), (g) => decides(g, moved(g)))],
    ['decision.override_unknown', 'with a finding of nothing', () => decides(delivered(), { overrides: { nope: 'met' } })],
  ],
  'the second person': [
    ['decision.none', 'of no decision', () => approves(toPlatform(disputed()), 'first', BUYER)],
    ['decision.none', 'of one that was approved', () => returns(won(), 'first', BUYER)],
    ['decision.own_case', 'about one’s own company', () => on(toPlatform(disputed()), (g) => decides(g) ?? approves(g, 'first', BUYER))],
    ['approval.same_person', 'who decided', () => on(toPlatform(disputed()), (g) => decides(g) ?? approves(g, 'first'))],
  ],
};

function on<T>(g: Goods, act: (g: Goods) => T): T {
  return act(g);
}
/** Decided with an appointment behind it that came to nothing. */
function decidedWithAppointment(): Goods {
  const g = hindered();
  decides(g);
  expect(claim(g).status).toBe('determined');
  return g;
}

describe.each(Object.entries(ACTS))('%s', (_act, rows) => {
  it.each(rows)('is refused as %s: %s', (code, _what, act) => {
    expect(act()).toBe(code);
  });

  it('tells them in the published order', () => {
    const places = rows.map(([code]) => published.indexOf(code));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
