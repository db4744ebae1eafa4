/** What orders are about: drawn lines, terms and clauses, most of them sound, some that a trader would regret. */
import { addDays } from '../../src/kernel/dates.ts';
import type { Instant } from '../../src/kernel/dates.ts';
import type { ClauseBody, DraftBody, TermsPatch } from '../../src/orders/schema.ts';
import type { Random } from '../random.ts';

const GOODS = ['LED strip 5 m', 'Brass ball valve DN25', 'Cotton tea towel', 'Steel bracket 40 x 40 mm', 'Power adapter 12 V'];

/** Clauses that can be measured, and such as cannot. */
const CLAUSES: readonly string[] = [
  'Power at least 70 W at 12 V',
  'Weight 180 g/m2 ± 5 %',
  'Length 5.00 m ± 0.02 m',
  'Colour difference at most 1.5 dE',
  'Good quality',
  'As the sample',
  'Wall thickness at least 2.5 mm',
  'Strong packaging',
  'Cartons of 24 pcs, at most 18 kg each',
  'CE mark on each unit',
  'Each carton contains 1 manual',
];

const SPLITS: readonly NonNullable<TermsPatch['instalments']>[] = [
  [{ name: 'all', sharePercent: 100, due: 'on_confirmation' }],
  [
    { name: 'deposit', sharePercent: 30, due: 'on_confirmation' },
    { name: 'balance', sharePercent: 70, due: 'before_shipment' },
  ],
  [
    { name: 'deposit', sharePercent: 20, due: 'on_confirmation' },
    { name: 'middle', sharePercent: 33.33, due: 'on_inspection_passed' },
    { name: 'rest', sharePercent: 46.67, due: 'on_document: bill_of_lading copy' },
  ],
  [{ name: 'late', sharePercent: 100, due: 'after_arrival' }],
  // These do not add up.
  [
    { name: 'deposit', sharePercent: 30, due: 'on_confirmation' },
    { name: 'balance', sharePercent: 60, due: 'before_shipment' },
  ],
];

const soon = (now: Instant, random: Random): string => addDays(now.slice(0, 10), random.int(5, 90));

/** A shipping date: mostly a day ahead, sometimes words, a day gone by or one that does not exist. */
export function shipBy(now: Instant, random: Random): string {
  return random.chance(0.88)
    ? soon(now, random)
    : random.pick(['end of May', 'about six weeks after deposit', '2026-02-30', addDays(now.slice(0, 10), -3)]);
}

function lines(random: Random): DraftBody['lines'] {
  return Array.from({ length: random.int(1, 3) }, () => ({
    product: random.pick(GOODS),
    quantity: random.chance(0.04)
      ? random.pick(['many', '0 pcs', '1.2345 kg'])
      : `${random.int(1, 1_500)}${random.chance(0.1) ? '.5' : ''} pcs`,
    unitPriceMinor: random.chance(0.02) ? 9_000_000_000_000 : random.chance(0.03) ? 0 : random.int(1, 1_200),
  }));
}

/** A change of some terms. */
export function termsPatch(now: Instant, random: Random): TermsPatch {
  const changes: readonly (() => TermsPatch)[] = [
    () => ({ lines: lines(random) }),
    () => ({ shipBy: shipBy(now, random) }),
    () => ({ instalments: random.pick(SPLITS) }),
    () => ({ cover: random.pick(['pre_shipment', 'post_delivery']) }),
    () => ({ assuranceMinor: random.pick([null, 0, 1_000, random.int(1, 500_000), 10_000_000_000_000]) }),
    () => ({
      charges: [{ kind: random.pick(['freight', 'tooling', 'other']), label: 'Charge', amountMinor: random.int(0, 90_000) }],
    }),
    () => ({ incoterm: random.pick(['FOB Ningbo', 'CIF Felixstowe', 'EXW Foshan', 'DAP Hamburg', 'DDP', 'XYZ Ningbo']) }),
    () => ({ currency: random.pick(['USD', 'EUR', 'XXX']) }),
    () => ({ transport: random.pick(['sea', 'air', null]), remedy: random.pick(['full_refund', 'pro_rata']) }),
  ];
  return Object.assign({}, ...Array.from({ length: random.int(1, 3) }, () => random.pick(changes)())) as TermsPatch;
}

export const clauseBody = (random: Random): ClauseBody => ({
  text: random.pick(CLAUSES),
  defectClass: random.pick(['critical', 'major', 'minor']),
});

/** The ids that clauses of this world go by: few, so that they collide. */
export const clauseId = (random: Random): string => random.pick(['a', 'b', 'c']);

/** A first draft. */
export function draftBody(now: Instant, random: Random, counterparty: string, as: 'buyer' | 'supplier'): DraftBody {
  const clauses = random.chance(0.85)
    ? ['a', 'b'].slice(0, random.int(1, 2)).map((id) => ({ clauseId: id, ...clauseBody(random) }))
    : [];
  return {
    counterparty,
    ...(as === 'supplier' ? { as } : {}),
    currency: random.chance(0.93) ? 'USD' : random.pick(['EUR', 'XXX']),
    lines: lines(random),
    incoterm: random.pick(['FOB Ningbo', 'FOB Shenzhen', 'CIF Hamburg', 'EXW Foshan']),
    shipBy: shipBy(now, random),
    clauses,
    ...(random.chance(0.5) ? { instalments: random.pick(SPLITS) } : {}),
    ...(random.chance(0.4) ? { cover: random.pick(['pre_shipment', 'post_delivery'] as const) } : {}),
    ...(random.chance(0.3) ? { assuranceMinor: random.int(0, 400_000) } : {}),
  };
}
