/** The words of notices: both languages, every placeholder filled, no way to slip bank details in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/result.ts';
import { BUYER, NOW, ORDER, SUPPLIER, terms } from '../orders/orders.fixture.ts';
import { initialContract } from '../contracts/rules.ts';
import { initialInspections } from '../inspections/rules.ts';
import { initialOrder } from '../orders/rules.ts';
import { initialPayments } from '../payments/fold.rules.ts';
import { initialShipments } from '../shipments/rules.ts';
import { CLAIMS, claimRows } from './claims.testing.ts';
import { type RenderFacts, renderNotice } from './render.rules.ts';
import { NOTICED, addressed, noticesOf } from './rules.ts';
import { FRAME, TEMPLATES } from './templates.data.ts';
import type { Notice, NoticedStates, TemplateId } from './types.ts';

const AGENCY = 'agy0000000';
const instalment = {
  name: 'deposit',
  amountMinor: 120_000,
  due: { kind: 'on_confirmation' },
  dueOn: '2026-03-09',
  paidMinor: 20_000,
  setOffMinor: 0,
} as const;
const STATES = {
  contracts: { ...initialContract, buyerId: BUYER, supplierId: SUPPLIER, terms: terms(), zone: 'Asia/Shanghai', version: 2 },
  orders: initialOrder,
  payments: {
    ...initialPayments,
    instalments: [instalment, { ...instalment, name: 'paid', paidMinor: 120_000 }, { ...instalment, name: 'later', dueOn: null }],
  },
  shipments: initialShipments,
  inspections: { ...initialInspections, bookings: [{ bookingId: 'b1', agencyId: AGENCY }] },
  claims: CLAIMS(AGENCY),
} as unknown as NoticedStates;

const noticesFor = (type: string, data: JsonObject, states: NoticedStates = STATES): readonly Notice[] =>
  noticesOf({ type, v: 1, data, seq: 7, at: NOW, actor: { kind: 'timer' } } as RecordedEvent, ORDER, states);

const lastDay = { lastDay: '2026-04-10', at: '2026-04-10T16:00:00.000Z' };
const agreed = {
  ...STATES,
  contracts: { ...STATES.contracts, agreed: { version: 2, terms: terms() } },
} as unknown as NoticedStates;

/** Never sent: only the buyer, which wrote it, knows of it. */
const unsent = { ...STATES, contracts: { ...STATES.contracts, version: 1 } } as unknown as NoticedStates;

type Case = readonly [type: string, data: JsonObject, told: readonly (readonly [string, TemplateId])[], states: NoticedStates];
type Row = readonly [type: string, data: JsonObject, told: Case[2], states?: NoticedStates];
/** What happened; who is told; with which template. */
const ROWS: readonly Row[] = [
  ['contracts.sent', { version: 2, by: 'buyer', fingerprint: 'p' }, [[SUPPLIER, 'contract_sent']]],
  ['contracts.confirmed', { version: 2, side: 'supplier', fingerprint: 'p', acknowledged: [] }, [[BUYER, 'contract_confirmed']]],
  ['contracts.confirmed', { version: 2, side: 'supplier', fingerprint: 'p', acknowledged: [] }, [], agreed],
  [
    'contracts.agreed',
    { version: 2, fingerprint: 'p' },
    [
      [BUYER, 'contract_agreed'],
      [SUPPLIER, 'contract_agreed'],
    ],
    agreed,
  ],
  ['orders.cancelled', { by: 'buyer', because: 'by_party', reason: null }, [], unsent],
  ['messages.sent', { by: 'buyer', flags: [], promises: [] }, [], unsent],
  ['contracts.declined', { version: 3, by: 'supplier', reason: null }, [[BUYER, 'contract_declined']]],
  ['contracts.amendment_proposed', { by: 'buyer' }, [[SUPPLIER, 'amendment_proposed']]],
  [
    'contracts.amendment_confirmed',
    { amendmentId: 'a', by: 'supplier', version: 3, fingerprint: 'p' },
    [
      [BUYER, 'amendment_agreed'],
      [SUPPLIER, 'amendment_agreed'],
    ],
  ],
  [
    'contracts.date_fixed',
    { version: 2, fingerprint: 'p', trigger: 'deposit', happenedOn: '2026-03-05', shipBy: '2026-04-04' },
    [
      [BUYER, 'date_fixed'],
      [SUPPLIER, 'date_fixed'],
    ],
  ],
  ['contracts.amendment_declined', { amendmentId: 'a', by: 'supplier' }, [[BUYER, 'amendment_off']]],
  ['orders.cancelled', { by: 'buyer', because: 'by_party', reason: null }, [[SUPPLIER, 'order_cancelled']]],
  [
    'orders.cancelled',
    { by: 'platform', because: 'unpaid', reason: null },
    [
      [BUYER, 'order_lapsed'],
      [SUPPLIER, 'order_lapsed'],
    ],
  ],
  [
    'orders.cancelled',
    { by: 'platform', because: 'settled', reason: null },
    [
      [BUYER, 'order_cancelled'],
      [SUPPLIER, 'order_cancelled'],
    ],
  ],
  [
    'orders.moved',
    { to: 'completed', because: 'x' },
    [
      [BUYER, 'order_completed'],
      [SUPPLIER, 'order_completed'],
    ],
  ],
  [
    'orders.moved',
    { to: 'refunded', because: 'x' },
    [
      [BUYER, 'order_refunded'],
      [SUPPLIER, 'order_refunded'],
    ],
  ],
  ['orders.moved', { to: 'funded', because: 'x' }, []],
  ['payments.scheduled', { instalments: STATES.payments.instalments as unknown as JsonObject[] }, [[BUYER, 'payment_due']]],
  ['payments.fell_due', { instalment: 'deposit', dueOn: '2026-03-09' }, [[BUYER, 'payment_due']]],
  ['payments.fell_due', { instalment: 'paid', dueOn: '2026-03-09' }, []],
  ['payments.wire_declared', { instalment: 'deposit', payer: null, amountMinor: null }, [[SUPPLIER, 'wire_announced']]],
  [
    'payments.credited',
    { creditId: 'l', channel: 'wire', amountMinor: 120_000, bookedOn: null, allocations: [] },
    [
      [BUYER, 'payment_received'],
      [SUPPLIER, 'payment_received'],
    ],
  ],
  ['payments.released', { amountMinor: 400_000, feeMinor: 0, because: 'completed' }, [[SUPPLIER, 'payment_released']]],
  [
    'payments.payout_paid',
    { payoutId: '1', amountMinor: 380_000, accountId: 'c1', reference: 'PO-1' },
    [[SUPPLIER, 'payout_sent']],
  ],
  [
    'shipments.ready_reported',
    { producedPercent: 100, packedPercent: 80, on: '2026-04-01', inspectBy: null },
    [[BUYER, 'goods_ready']],
  ],
  [
    'shipments.ready_reported',
    { producedPercent: 100, packedPercent: 80, on: '2026-04-01', inspectBy: lastDay },
    [[BUYER, 'goods_ready_inspect']],
  ],
  [
    'shipments.inspection_lapsed',
    {},
    [
      [BUYER, 'inspection_lapsed'],
      [SUPPLIER, 'inspection_lapsed'],
    ],
  ],
  ['shipments.shipped', { on: '2026-05-14', countsFrom: '2026-05-14', documents: [] }, [[BUYER, 'goods_shipped']]],
  ['shipments.papers_added', { documents: [] }, [[BUYER, 'papers_added']]],
  [
    'shipments.cover_breached',
    { because: 'shipped_before_inspection' },
    [
      [BUYER, 'cover_extended'],
      [SUPPLIER, 'cover_extended'],
    ],
  ],
  ['shipments.delay_requested', { shipBy: '2026-06-01' }, [[BUYER, 'delay_requested']]],
  ['shipments.delay_granted', { shipBy: '2026-06-01', from: null }, [[SUPPLIER, 'delay_granted']]],
  ['shipments.delay_declined', { shipBy: '2026-06-01' }, [[SUPPLIER, 'delay_declined']]],
  [
    'shipments.arrival_announced',
    { presumedOn: '2026-06-20' },
    [
      [BUYER, 'arrival_announced'],
      [SUPPLIER, 'arrival_announced'],
    ],
  ],
  [
    'shipments.arrived',
    { on: '2026-06-12', countsFrom: '2026-06-13', toldBy: 'supplier', paperId: null },
    [[BUYER, 'goods_arrived']],
  ],
  [
    'shipments.arrived',
    { on: '2026-06-12', countsFrom: '2026-06-13', toldBy: 'presumption', paperId: null },
    [
      [BUYER, 'goods_arrived'],
      [SUPPLIER, 'goods_arrived'],
    ],
  ],
  ['shipments.arrival_contested', { by: 'buyer', paperId: null }, [[SUPPLIER, 'arrival_contested']]],
  ['shipments.receipt_confirmed', { on: '2026-06-14', countsFrom: '2026-06-14', by: 'buyer' }, [[SUPPLIER, 'receipt_confirmed']]],
  [
    'shipments.receipt_confirmed',
    { on: '2026-06-14', countsFrom: '2026-06-14', by: 'silence' },
    [
      [BUYER, 'receipt_by_silence'],
      [SUPPLIER, 'receipt_by_silence'],
    ],
  ],
  [
    'inspections.booked',
    { bookingId: 'b1', agencyId: AGENCY, kind: 'pre_shipment', by: 'buyer' },
    [
      [AGENCY, 'visit_asked'],
      [SUPPLIER, 'visit_booked'],
    ],
  ],
  [
    'inspections.accepted',
    { bookingId: 'b1' },
    [
      [BUYER, 'visit_accepted'],
      [SUPPLIER, 'visit_accepted'],
    ],
  ],
  [
    'inspections.declined',
    { bookingId: 'b1', reason: null },
    [
      [BUYER, 'visit_declined'],
      [SUPPLIER, 'visit_declined'],
    ],
  ],
  [
    'inspections.cancelled',
    { bookingId: 'b1' },
    [
      [AGENCY, 'visit_called_off'],
      [BUYER, 'visit_cancelled'],
      [SUPPLIER, 'visit_cancelled'],
    ],
  ],
  ['inspections.waived', {}, [[SUPPLIER, 'inspection_waived']]],
  [
    'inspections.visited_in_vain',
    { bookingId: 'b1', because: 'not_ready' },
    [
      [BUYER, 'visit_in_vain'],
      [SUPPLIER, 'visit_in_vain'],
    ],
  ],
  [
    'inspections.reported',
    { passed: true, dated: '2026-04-08', claimBy: null },
    [
      [BUYER, 'report_passed'],
      [SUPPLIER, 'report_passed'],
    ],
  ],
  [
    'inspections.reported',
    { passed: false, dated: '2026-04-08', claimBy: null },
    [
      [BUYER, 'report_failed'],
      [SUPPLIER, 'report_failed'],
    ],
  ],
  [
    'inspections.reported',
    { passed: false, dated: '2026-04-08', claimBy: lastDay },
    [
      [BUYER, 'report_failed_claim'],
      [SUPPLIER, 'report_failed_claim'],
    ],
  ],
  ['messages.sent', { by: 'buyer', flags: [], promises: [] }, [[SUPPLIER, 'message_received']]],
  ['messages.sent', { by: 'supplier', flags: ['message.new_bank_details'], promises: [] }, [[BUYER, 'message_flagged']]],
];

const ALL_ROWS: readonly Row[] = [...ROWS, ...claimRows(AGENCY)];
const EVENTS = ALL_ROWS.map(([type, data, told, states = STATES]): Case => [type, data, told, states]);

const ZONES = ['Asia/Shanghai', 'Europe/London'] as const;
const factsFor = (to: string): RenderFacts => ({
  languages: ['en', 'zh'],
  names: {
    buyer: 'Thames Lighting',
    supplier: 'Ningbo Light',
    ...(to === AGENCY ? {} : { other: to === BUYER ? 'Ningbo Light' : 'Thames Lighting' }),
  },
  zones: ZONES,
  baseUrl: 'https://trade.example',
});

describe('who is told', () => {
  it.each(EVENTS)('%s %j', (type, data, told, states) => {
    expect(noticesFor(type, data, states).map((n) => [n.to, n.template])).toEqual(told);
  });

  it('no amount that is told is below zero, whatever its event counts', () => {
    const data = EVENTS.flatMap(([type, given, , states]) => noticesFor(type, given, states)).flatMap((n) =>
      Object.entries(n.data),
    );
    const amounts = data.filter(([name]) => /minor$/i.test(name)).map(([, amount]) => Number(amount));
    expect(Math.min(...amounts)).toBeGreaterThanOrEqual(0);
    expect(amounts).toContain(150_000);
  });

  it('the table of this test has every event that is noticed, and every template', () => {
    expect(new Set(EVENTS.map(([type]) => type))).toEqual(new Set(NOTICED));
    const told = [
      ...EVENTS.flatMap(([, , each]) => each.map(([, template]) => template)),
      ...REMINDERS.map(({ template }) => template),
    ];
    expect(new Set(told)).toEqual(new Set(Object.keys(TEMPLATES)));
  });

  it('nothing else is noticed', () => {
    expect(noticesFor('contracts.terms_set', {})).toEqual([]);
  });

  it('a notice in the queue holds ids, codes, amounts and dates, no name', () => {
    const queued = JSON.stringify(EVENTS.flatMap(([type, data, , states]) => noticesFor(type, data, states)));
    for (const word of ['Thames', 'Ningbo', '@', 'contentId']) expect(queued).not.toContain(word);
  });
});

/** A reminder of each kind, as it is told when its row falls due. */
const REMINDERS: readonly Notice[] = (
  [
    ['offer_ends_soon', { answerByOn: '2026-05-15' }],
    ['remedy_due_soon', { performByOn: '2026-06-01' }],
    ['claim_closes_soon', { escalateByOn: '2026-06-05' }],
  ] as const
).flatMap(([template, data]) => addressed([{ template, to: ['buyer'], data }], { orderId: ORDER, seq: 7, at: NOW }, STATES));

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? ''))].sort();

describe('the words', () => {
  it.each(Object.entries(TEMPLATES))('%s says the same in both languages', (_id, { en, zh }) => {
    expect(placeholders(zh.subject)).toEqual(placeholders(en.subject));
    expect(placeholders(zh.body)).toEqual(placeholders(en.body));
    expect(en.subject.length).toBeLessThanOrEqual(60);
    expect(en.subject + en.body).toMatch(/^[\x20-\x7e“”’]+$/);
    expect(zh.subject + zh.body).toMatch(/\p{Script=Han}/u);
    expect(zh.subject + zh.body, 'marks of Chinese beside characters').not.toMatch(/\p{Script=Han}[,:;?!]/u);
  });

  const each = [
    ...EVENTS.filter(([, , told]) => told.length > 0).map(
      ([type, data, , states]) => [type, JSON.stringify(data), noticesFor(type, data, states)] as const,
    ),
    ...REMINDERS.map((notice) => [notice.template, '', [notice]] as const),
  ];
  it.each(each)('of %s %s have no gap', (_type, _data, notices) => {
    for (const notice of notices) {
      const { subject, text } = renderNotice(notice, factsFor(notice.to));
      expect(subject + text).not.toMatch(/[{}]|undefined|null|NaN/);
      expect(subject.startsWith(`[${ORDER}] `)).toBe(true);
      expect(text).toContain(`https://trade.example/orders/${ORDER}\n`);
      expect(text).toContain('2026-03-02 09:00 Asia/Shanghai, 2026-03-02 01:00 Europe/London');
      for (const lang of ['en', 'zh'] as const) expect(text).toContain(FRAME[lang].warning);
    }
  });

  it('are one whole mail', () => {
    const [notice] = noticesFor('payments.fell_due', { instalment: 'deposit', dueOn: '2026-03-09' });
    expect(notice && renderNotice(notice, { ...factsFor(BUYER), languages: ['en'] })).toEqual({
      subject: `[${ORDER}] 1000.00 USD is due by 2026-03-09`,
      text: `Instalment “deposit” of 1000.00 USD is due by 2026-03-09 (Asia/Shanghai; until 2026-03-09 16:00 Europe/London). The order’s page shows the account and the payment reference; use that reference, or the payment cannot be matched.

Order: ${ORDER}
Time: 2026-03-02 09:00 Asia/Shanghai, 2026-03-02 01:00 Europe/London
https://trade.example/orders/${ORDER}

${FRAME.en.warning}
`,
    });
  });

  it('name a day in the order’s zone, and where it is a last day its end elsewhere', () => {
    const [ready] = noticesFor('shipments.ready_reported', { on: '2026-04-01', inspectBy: lastDay });
    const text = (facts: Partial<RenderFacts>): string =>
      ready ? renderNotice(ready, { ...factsFor(BUYER), ...facts }).text : '';
    expect(text({})).toContain('ready on 2026-04-01 (Asia/Shanghai).');
    expect(text({})).toContain('by 2026-04-10 (Asia/Shanghai; until 2026-04-10 17:00 Europe/London)');
    expect(text({})).toContain('请于 2026-04-10(Asia/Shanghai,即 2026-04-10 17:00 Europe/London 前) 前安排检验');
    expect(text({ zones: ['Asia/Shanghai'] })).toContain('by 2026-04-10 (Asia/Shanghai), or');
  });

  it('cannot be bent by a company’s name', () => {
    const [sent] = noticesFor('contracts.sent', { version: 2, by: 'buyer', fingerprint: 'p' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const { subject } = sent
          ? renderNotice(sent, {
              ...factsFor(SUPPLIER),
              languages: ['en'],
              names: { buyer: '', supplier: '', other: `A${name}` },
            })
          : { subject: '' };
        expect(subject).toMatch(/ sent you version 2 of a contract$/);
        expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(Array.from(subject).length).toBeLessThanOrEqual(
          Array.from(`[${ORDER}] `).length + 60 + ' sent you version 2 of a contract'.length,
        );
      }),
    );
  });

  it('are a fault without their data, and for a template of another release', () => {
    const [due] = noticesFor('payments.fell_due', { instalment: 'deposit', dueOn: '2026-03-09' });
    expect(() => renderNotice({ ...(due as Notice), data: {} }, factsFor(BUYER))).toThrow('a notice without');
    expect(() => renderNotice({ ...(due as Notice), template: 'toString' as TemplateId }, factsFor(BUYER))).toThrow(
      'an unknown notice',
    );
  });
});
