/** Whose turn it is, until when, and what stands: told as tables over orders that were really played. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrigger } from '../contracts/terms.rules.ts';
import type { Terms } from '../contracts/types.ts';
import type { Json } from '../kernel/result.ts';
import { moveTo, orderStates } from '../orders/rules.ts';
import {
  BOOK,
  ORDER,
  type Played,
  apply,
  clause,
  confirmAs,
  confirmed,
  drafted,
  run,
  sent,
  terms,
} from '../orders/orders.fixture.ts';
import type { OrderStatus } from '../orders/types.ts';
import { bookCredit, declareWire } from '../payments/rules.ts';
import type { PaymentsStates } from '../payments/types.ts';
import { latest } from '../policy/rules.ts';
import { dueOf, figuresOf, instalmentsOf, nextStep, standingWarnings } from './rules.ts';
import { joinTexts, refsIn } from './texts.rules.ts';
import type { StepFacts } from './rules.ts';
import type { DueRow, TextRow } from './types.ts';
import { pageStates } from './view.rules.ts';

const QUIET: StepFacts = { visitOpen: false, claim: null };
const states = (p: Played): PaymentsStates => pageStates(p.states);

function paid(amountMinor: number, p: Played = confirmed()): Played {
  const facts = {
    orderId: ORDER,
    creditId: `bank-${amountMinor}`,
    channel: 'wire' as const,
    amountMinor,
    currency: 'USD',
    bookedOn: null,
    instalment: null,
  };
  const refusal = run(p, (s) => bookCredit(s as PaymentsStates, facts));
  if (refusal !== null) throw new Error(refusal);
  return p;
}

/** Moves an order along declared edges without the slices that would. */
function moved(p: Played, ...to: readonly OrderStatus[]): Played {
  for (const status of to) apply(p, { events: [moveTo(orderStates(p.states).orders, status, 'test')] });
  return p;
}

const declared = (): Played => {
  const p = confirmed();
  run(p, (s) => declareWire(s as PaymentsStates, { instalment: 'deposit', payer: null, amountMinor: null }));
  return p;
};

const balanceDeclared = (): Played => {
  const p = moved(paid(120_000), 'ready');
  run(p, (s) => declareWire(s as PaymentsStates, { instalment: 'balance', payer: null, amountMinor: null }));
  return p;
};

const confirmedBy = (side: 'buyer' | 'supplier'): Played => {
  const p = sent();
  confirmAs(p, side);
  return p;
};

const due = (text: string): Terms['instalments'][number]['due'] => {
  const trigger = parseTrigger(text);
  if (!trigger.ok) throw new Error(trigger.code);
  return trigger.value;
};

const afterShipment = (): Played =>
  confirmed({
    terms: terms({ instalments: [{ name: 'all', shareBasisPoints: 10_000, due: due('on_document: bill_of_lading copy') }] }),
  });

describe('next', () => {
  const rows: readonly [string, () => Played, Partial<StepFacts>, string][] = [
    ['a draft waits for its author', () => drafted(), {}, 'buyer send'],
    ['a sent version for the one it was sent to', () => sent(), {}, 'supplier confirm'],
    ['then for the sender, who has not confirmed by sending', () => confirmedBy('supplier'), {}, 'buyer confirm'],
    ['the sender may confirm first', () => confirmedBy('buyer'), {}, 'supplier confirm'],
    ['confirmed: the buyer pays', () => confirmed(), {}, 'buyer pay_instalment'],
    ['an announced wire waits for the bank', declared, {}, 'bank recognise_wire'],
    ["a short payment is the buyer's again", () => paid(100_000), {}, 'buyer pay_instalment'],
    ['nothing due before shipment: the supplier works', afterShipment, {}, 'supplier report_ready'],
    ['funded', () => paid(120_000), {}, 'supplier report_ready'],
    ['ready with a balance open', () => moved(paid(120_000), 'ready'), {}, 'buyer pay_instalment'],
    ['ready with the balance announced', balanceDeclared, {}, 'bank recognise_wire'],
    ['ready with a visit booked', () => moved(paid(120_000), 'ready'), { visitOpen: true }, 'inspector inspect'],
    ['ready and paid', () => moved(paid(400_000), 'ready'), {}, 'supplier ship'],
    ['shipped', () => moved(paid(400_000), 'ready', 'shipped'), {}, 'supplier report_arrival'],
    ['arrived', () => moved(paid(400_000), 'ready', 'shipped', 'arrived'), {}, 'buyer confirm_receipt'],
    ['completed', () => moved(paid(400_000), 'ready', 'shipped', 'completed'), {}, 'nobody nothing'],
    ['cancelled', () => moved(confirmed(), 'cancelled'), {}, 'nobody nothing'],
    [
      'a claim goes first',
      () => paid(120_000),
      { claim: { by: 'platform', what: 'claim_determine', instalment: null } },
      'platform claim_determine',
    ],
  ];
  it.each(rows)('%s', (_, played, facts, expected) => {
    const { by, what } = nextStep(states(played()), { ...QUIET, ...facts });
    expect(`${by} ${what}`).toBe(expected);
  });
});

describe('due', () => {
  const row = (name: string, dueAt: string): DueRow => ({ name, dueAt, zone: 'Asia/Shanghai', rule: 'a.rule', data: {} });
  const ROWS = [
    row('orders.unpaid', '2026-04-01T16:00:00.000Z'),
    row('shipments.arrival_announced', '2026-07-01T16:00:00.000Z'),
    row('shipments.arrival_presumed', '2026-07-06T16:00:00.000Z'),
    row('shipments.windows_close', '2026-07-14T16:00:00.000Z'),
  ];
  const rows: readonly [string, () => Played, string | null, string][] = [
    // Both confirmed on Monday 2 March 2026: the fifth business day is Monday 9 March.
    ['the deposit: five business days after both confirmed', () => confirmed(), '2026-03-09', 'contract.instalment'],
    ['an announced wire: the same day', declared, '2026-03-09', 'contract.instalment'],
    ['the goods: the shipping date', () => paid(120_000), '2026-05-15', 'contract.ship_by'],
    ['the arrival: when it is presumed', () => moved(paid(400_000), 'ready', 'shipped'), '2026-07-06', 'a.rule'],
    [
      'the receipt: when the last window closes',
      () => moved(paid(400_000), 'ready', 'shipped', 'arrived'),
      '2026-07-14',
      'a.rule',
    ],
    ['a draft: never', () => drafted(), null, ''],
    ['an ended order: never', () => moved(confirmed(), 'cancelled'), null, ''],
  ];
  it.each(rows)('%s', (_, played, on, rule) => {
    const s = states(played());
    const found = dueOf(s, nextStep(s, QUIET), ROWS);
    expect(found === null ? null : { on: found.on, rule: found.rule }).toEqual(on === null ? null : { on, rule });
    // 24:00 in Shanghai is 16:00 UTC of the same day.
    if (found) expect(found.at).toBe(`${on}T16:00:00.000Z`);
  });

  it('is unknown while words stand in place of a shipping date', () => {
    const words = { date: null, words: { contentId: 'w', hash: 'w' }, problems: ['relative_date'] };
    const s = states(paid(120_000, confirmedWith({ shipBy: words })));
    expect(dueOf(s, nextStep(s, QUIET), [])).toBeNull();
  });
});

function confirmedWith(change: Parameters<typeof terms>[0]): Played {
  const p = sent({ terms: terms(change) });
  confirmAs(p, 'supplier', { acknowledged: ['ship_by'] });
  confirmAs(p, 'buyer', { acknowledged: ['ship_by'] });
  return p;
}

describe('figures', () => {
  const rows: readonly [
    string,
    () => Played,
    { paidMinor: number; coveredMinor: number; uncoveredMinor: number; heldMinor: number; releasedMinor: number },
  ][] = [
    [
      'nothing paid, nothing covered',
      () => confirmed(),
      { paidMinor: 0, coveredMinor: 0, uncoveredMinor: 400_000, heldMinor: 0, releasedMinor: 0 },
    ],
    [
      'only what was paid is covered',
      () => paid(120_000),
      { paidMinor: 120_000, coveredMinor: 120_000, uncoveredMinor: 280_000, heldMinor: 120_000, releasedMinor: 0 },
    ],
    [
      'all paid, all covered',
      () => paid(400_000),
      { paidMinor: 400_000, coveredMinor: 400_000, uncoveredMinor: 0, heldMinor: 400_000, releasedMinor: 0 },
    ],
    [
      'completed: released, and the cover is over',
      () => moved(paid(400_000), 'ready', 'shipped', 'completed'),
      { paidMinor: 400_000, coveredMinor: 0, uncoveredMinor: 400_000, heldMinor: 0, releasedMinor: 400_000 },
    ],
  ];
  it.each(rows)('%s', (_, played, expected) => {
    expect(figuresOf(states(played()), latest('classic'))).toMatchObject({ currency: 'USD', totalMinor: 400_000, ...expected });
  });

  it('always add up, whatever was paid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), (amount) => {
        const f = figuresOf(states(paid(amount)), latest('classic'));
        expect(f.coveredMinor + f.uncoveredMinor).toBe(f.totalMinor);
        expect(f.heldMinor).toBe(f.paidMinor - f.releasedMinor - f.refundedMinor - f.feeMinor - f.chargedBackMinor);
        expect(f.coveredMinor).toBeLessThanOrEqual(Math.min(f.paidMinor, f.assuranceMinor));
      }),
      { numRuns: 50 },
    );
  });
});

describe('instalments', () => {
  it('are shown before anybody confirmed, as the terms would make them', () => {
    expect(instalmentsOf(states(drafted())).map((i) => [i.name, i.amountMinor, i.openMinor, i.dueOn])).toEqual([
      ['deposit', 120_000, 120_000, null],
      ['balance', 280_000, 280_000, null],
    ]);
  });
  it('say what is paid and announced', () => {
    expect(instalmentsOf(states(declared())).map((i) => [i.name, i.declared])).toEqual([
      ['deposit', true],
      ['balance', false],
    ]);
    expect(instalmentsOf(states(paid(150_000))).map((i) => [i.name, i.paidMinor, i.openMinor])).toEqual([
      ['deposit', 120_000, 0],
      ['balance', 30_000, 250_000],
    ]);
  });
});

describe('standing warnings', () => {
  const codes = (p: Played): readonly string[] =>
    standingWarnings(states(p), figuresOf(states(p), latest('classic')), BOOK).map((w) => w.code);
  const rows: readonly [string, () => Played, readonly string[], readonly string[]][] = [
    ['a deposit alone covers itself alone', () => paid(120_000), ['cover.deposit_only'], ['payment.short']],
    ['a short deposit', () => paid(100_000), ['cover.deposit_only', 'payment.short'], []],
    ['paid in full', () => paid(400_000), [], ['cover.deposit_only', 'payment.short']],
    ['nothing paid yet', () => confirmed(), [], ['cover.deposit_only', 'payment.short']],
    [
      'a vague clause',
      () => drafted({ clauses: [clause('look', { verdict: 'vague', problems: ['subjective_term'] })] }),
      ['clause.vague'],
      [],
    ],
    [
      'a shipping date in a year whose holidays are not out',
      () => drafted({ terms: terms({ shipBy: { date: '2031-05-15', words: null, problems: [] } }) }),
      ['calendar.provisional'],
      [],
    ],
    ['an ended order: the text only', () => moved(paid(120_000), 'completed'), [], ['cover.deposit_only']],
  ];
  it.each(rows)('%s', (_, played, present, absent) => {
    const found = codes(played());
    expect(found).toEqual(expect.arrayContaining([...present]));
    for (const code of absent) expect(found).not.toContain(code);
  });

  it('tell what is covered and what is not', () => {
    const s = states(paid(120_000));
    const warning = standingWarnings(s, figuresOf(s, latest('classic')), BOOK).find((w) => w.code === 'cover.deposit_only');
    expect(warning?.data).toEqual({ coveredMinor: 120_000, uncoveredMinor: 280_000 });
  });
});

describe('texts', () => {
  const row = (contentId: string, more: Partial<TextRow> = {}): TextRow => ({
    contentId,
    kind: 'clause',
    salt: 's',
    body: `words of ${contentId}`,
    hash: 'h',
    erased: false,
    ...more,
  });
  const ref = (contentId: string) => ({ contentId, hash: 'h' });

  it('join where they are referred to, at any depth', () => {
    const texts = new Map([row('a'), row('b')].map((t) => [t.contentId, t]));
    expect(joinTexts({ lines: [{ product: ref('a'), n: 1 }], other: ref('b'), none: null }, texts)).toEqual({
      lines: [{ product: { ...ref('a'), text: 'words of a', erased: false }, n: 1 }],
      other: { ...ref('b'), text: 'words of b', erased: false },
      none: null,
    });
  });
  it('say that they were erased, and are absent where there is no such text', () => {
    const texts = new Map([['a', row('a', { erased: true, body: null, salt: null })]]);
    expect(joinTexts([ref('a'), ref('x')], texts)).toEqual([
      { ...ref('a'), text: null, erased: true },
      { ...ref('x'), text: null, erased: false },
    ]);
  });
  it('are found once each', () => {
    expect(
      refsIn([ref('a'), { deep: [ref('b'), ref('a')] }, { contentId: 'no', hash: 'no', more: 1 }] as unknown as Json),
    ).toEqual([ref('a'), ref('b')]);
  });
});
