/** Versions folded from a contract's history, what a side knew of them, and what changed from one to another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clause, terms } from '../orders/orders.fixture.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { evolveContract, initialContract } from './rules.ts';
import type { ContractEvent, Side } from './types.ts';
import { clauseChanges, isContractEvent, knownTo, textAfter, versionsOf } from './versions.rules.ts';

type Data = Readonly<Record<string, unknown>>;

const history = (...events: readonly (readonly [type: string, data: Data])[]): readonly RecordedEvent<ContractEvent>[] =>
  events.map(
    ([type, data], index) =>
      ({
        type: `contracts.${type}`,
        v: 1,
        seq: index + 1,
        at: `2026-03-02T0${index}:00:00.000Z`,
        actor: { kind: 'timer' },
        data,
      }) as never,
  );

const drafted = (author: Side): readonly [string, Data] => [
  'drafted',
  {
    buyerId: 'b',
    supplierId: 's',
    buyerCountry: 'GB',
    supplierCountry: 'CN',
    author,
    terms: terms(),
    clauses: [clause('power')],
    clonedFrom: null,
  },
];
const sent = (version: number, by: Side): readonly [string, Data] => ['sent', { version, by, fingerprint: `f${version}` }];
const confirmed = (version: number, side: Side): readonly [string, Data] => [
  'confirmed',
  { version, side, fingerprint: `f${version}`, acknowledged: [] },
];
const added = (version: number, by: Side): readonly [string, Data] => ['clause_set', { version, by, clause: clause('mass') }];

const NEGOTIATED = history(
  drafted('buyer'),
  sent(1, 'buyer'),
  added(2, 'supplier'),
  sent(2, 'supplier'),
  confirmed(2, 'buyer'),
  confirmed(2, 'supplier'),
  ['agreed', { version: 2, fingerprint: 'f2' }],
  [
    'amendment_proposed',
    { amendmentId: 'a', by: 'buyer', fingerprint: 'f3', terms: terms({ cover: 'post_delivery' }), clauses: [clause('power')] },
  ],
  ['amendment_confirmed', { amendmentId: 'a', by: 'supplier', version: 3, fingerprint: 'f3', acknowledged: [] }],
  ['date_fixed', { version: 4, fingerprint: 'f4', trigger: 'deposit', happenedOn: '2026-03-03', shipBy: '2026-04-01' }],
);

describe('a text both confirmed', () => {
  it.each([6, 7, 8, 9, 10])('after %d events stands in the folded state once: on the table, or agreed', (count) => {
    const { terms: onTable, clauses, agreed } = NEGOTIATED.slice(0, count).reduce(evolveContract, initialContract);
    expect([onTable === null, clauses.length === 0]).toEqual([agreed !== null, agreed !== null]);
    expect(agreed !== null).toBe(count >= 7);
  });
});

describe('versions', () => {
  it('are what was sent, agreed, amended and dated, each with its text', () => {
    expect(
      versionsOf(NEGOTIATED).map(({ version, how, by, seq, terms: { cover, shipBy }, clauses }) => [
        version,
        how,
        by,
        seq,
        cover,
        shipBy.date,
        clauses.map(({ clauseId }) => clauseId).join(),
      ]),
    ).toEqual([
      [1, 'sent', 'buyer', 2, 'pre_shipment', '2026-05-15', 'power'],
      [2, 'agreed', 'supplier', 7, 'pre_shipment', '2026-05-15', 'power,mass'],
      [3, 'amended', 'buyer', 9, 'post_delivery', '2026-05-15', 'power'],
      [4, 'dated', null, 10, 'post_delivery', '2026-04-01', 'power'],
    ]);
  });

  it('are found at any moment, an unsent one too', () => {
    expect(textAfter(NEGOTIATED, 0)).toBeNull();
    expect(textAfter(NEGOTIATED, 1)?.clauses.length).toBe(1);
    expect(textAfter(NEGOTIATED, 3)?.clauses.length).toBe(2);
    expect(textAfter(NEGOTIATED, 8)?.clauses.length).toBe(2);
    expect(textAfter(NEGOTIATED, 9)?.clauses.length).toBe(1);
  });

  it.each<readonly [number, number | null, number | null]>([
    [0, null, null],
    [1, 1, null],
    [2, 2, null],
    [3, 2, 3],
    [4, 2, 4],
    [6, 5, 6],
    [8, 8, 6],
    [9, 8, 9],
  ])('after event %i the buyer knew that of %s, the supplier that of %s', (seq, buyer, supplier) => {
    const events = NEGOTIATED.slice(0, seq);
    expect([knownTo('buyer', events), knownTo('supplier', events)]).toEqual([buyer, supplier]);
  });

  it('take no event of another slice', () => {
    expect([{ type: 'contracts.sent' }, { type: 'orders.moved' }].map(isContractEvent)).toEqual([true, false]);
  });
});

describe('the clauses of two versions', () => {
  const words = ({ hash }: { readonly hash: string }): string => hash;
  const clauses = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y')), { selector: ([id]) => id })
    .map((list) => list.map(([id, text]) => clause(id, { text: { contentId: `${id}${text}`, hash: text } })));

  it('are each of either once, and make up both', () => {
    fc.assert(
      fc.property(clauses, clauses, (before, after) => {
        const changes = clauseChanges(before, after, words);
        expect(changes.flatMap((one) => one.after ?? [])).toEqual(after);
        expect(new Set(changes.flatMap((one) => one.before ?? []))).toEqual(new Set(before));
        expect(
          changes.every(
            ({ kind, before: b, after: a }) => (kind === 'gone') === (a === null) && (kind === 'new') === (b === null),
          ),
        ).toBe(true);
        expect(clauseChanges(after, after, words).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  it('tell a graver class and another line as changed, and the same words written again as the same', () => {
    const before = clause('a', { text: { contentId: '1', hash: 'one' } });
    const again = { ...before, text: { contentId: '2', hash: 'two' } };
    const kinds = (after: typeof before) => clauseChanges([before], [after], () => 'words').map(({ kind }) => kind);
    expect([kinds(again), kinds({ ...before, defectClass: 'critical' }), kinds({ ...before, lineId: '1' })]).toEqual([
      ['same'],
      ['changed'],
      ['changed'],
    ]);
  });
});
