/** Who took which vague point of which version: carried while its words stand, lost with them, told anew. */
import { describe, expect, it } from 'vitest';
import type { Clause, ContractEvent, Side, Terms } from '../contracts/types.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { BUYER, SUPPLIER, clause, terms } from '../orders/orders.fixture.ts';
import { acknowledgedIn } from './acknowledged.rules.ts';

const ref = (text: string) => ({ contentId: text, hash: text });
const vague = (clauseId: string, words = clauseId): Clause => clause(clauseId, { verdict: 'vague', text: ref(words) });
const shipping = (words: string): Terms => terms({ shipBy: { date: null, words: ref(words), problems: ['no_limit'] } });

const event = (seq: number, type: ContractEvent['type'], data: object) =>
  ({
    seq,
    type,
    v: 1,
    at: '2026-03-02T01:00:00.000Z',
    actor: { kind: 'timer' },
    data,
  }) as unknown as RecordedEvent<ContractEvent>;

type Text = { readonly clauses: readonly Clause[]; readonly terms?: Terms };
type Told = Partial<Record<Side, readonly string[]>>;

const first = ({ clauses, terms: written = terms() }: Text, { buyer = [], supplier = [] }: Told) => [
  event(1, 'contracts.drafted', {
    ...{ buyerId: BUYER, supplierId: SUPPLIER, buyerCountry: 'GB', supplierCountry: 'CN' },
    ...{ author: 'buyer', terms: written, clauses, clonedFrom: null },
  }),
  event(2, 'contracts.sent', { version: 1, by: 'buyer', fingerprint: 'v1' }),
  event(3, 'contracts.confirmed', { version: 1, side: 'supplier', fingerprint: 'v1', acknowledged: supplier }),
  event(4, 'contracts.confirmed', { version: 1, side: 'buyer', fingerprint: 'v1', acknowledged: buyer }),
];
const agreed = event(5, 'contracts.agreed', { version: 1, fingerprint: 'v1' });
/** `acknowledged` undefined: an event of the time before it was told. */
const amended = (version: number, { clauses, terms: written = terms() }: Text, by: Side, acknowledged?: readonly string[]) => {
  const names = { amendmentId: `a${version}`, fingerprint: `v${version}` };
  return [
    event(version * 10, 'contracts.amendment_proposed', {
      ...names,
      by: by === 'buyer' ? 'supplier' : 'buyer',
      terms: written,
      clauses,
    }),
    event(version * 10 + 1, 'contracts.amendment_confirmed', {
      ...names,
      by,
      version,
      ...(acknowledged ? { acknowledged } : {}),
    }),
  ];
};

const NICE = { clauses: [vague('nice'), vague('soft')] };
const BOTH = { buyer: ['nice', 'soft'], supplier: ['nice', 'soft'] };
const MADE = [...first(NICE, BOTH), agreed];

const CASES: readonly (readonly [string, readonly RecordedEvent<ContractEvent>[], Required<Told>])[] = [
  ['before anything was written', [], { buyer: [], supplier: [] }],
  ['confirmed by one side', first(NICE, BOTH).slice(0, 3), { buyer: [], supplier: ['nice', 'soft'] }],
  ['confirmed by both', MADE, BOTH],
  ['amended elsewhere', [...MADE, ...amended(2, NICE, 'buyer', [])], BOTH],
  [
    'words changed, and taken anew by the side that confirms',
    [...MADE, ...amended(2, { clauses: [vague('nice', 'other'), vague('soft')] }, 'buyer', ['nice'])],
    { buyer: ['soft', 'nice'], supplier: ['soft'] },
  ],
  [
    'words changed, in an event that does not tell',
    [...MADE, ...amended(2, { clauses: [vague('nice', 'other'), vague('soft')] }, 'buyer')],
    { buyer: ['soft'], supplier: ['soft'] },
  ],
  [
    'a clause left out',
    [...MADE, ...amended(2, { clauses: [vague('soft')] }, 'supplier', [])],
    { buyer: ['soft'], supplier: ['soft'] },
  ],
  [
    'left out and written again',
    [
      ...MADE,
      ...amended(2, { clauses: [vague('soft')] }, 'buyer', []),
      ...amended(3, { clauses: [vague('nice', 'again')] }, 'supplier', ['nice']),
    ],
    { buyer: [], supplier: ['nice'] },
  ],
  ['an amendment that is only proposed', [...MADE, ...amended(2, { clauses: [] }, 'buyer').slice(0, 1)], BOTH],
  [
    'a shipping date in words that stay',
    [
      ...first({ clauses: [], terms: shipping('mid May') }, { buyer: ['ship_by'] }),
      agreed,
      ...amended(2, { clauses: [], terms: shipping('mid May') }, 'supplier', []),
    ],
    { buyer: ['ship_by'], supplier: [] },
  ],
  [
    'a shipping date in other words',
    [
      ...first({ clauses: [], terms: shipping('mid May') }, { buyer: ['ship_by'] }),
      agreed,
      ...amended(2, { clauses: [], terms: shipping('June') }, 'supplier', ['ship_by']),
    ],
    { buyer: [], supplier: ['ship_by'] },
  ],
];

describe('what was acknowledged', () => {
  it.each(CASES)('%s', (_name, events, expected) => {
    expect(acknowledgedIn(events)).toEqual(expected);
  });
});
