/** What the sides show in a claim: readings near the clause's limit and far from it, counts, photos, papers, mere words. */
import type { EvidenceItem } from '../../src/claims/schema.ts';
import type { Claim } from '../../src/claims/types.ts';
import type { Clause } from '../../src/contracts/types.ts';
import type { Random } from '../random.ts';
import type { SimOrder } from '../world.ts';

export const clausesOf = ({ states }: SimOrder): readonly Clause[] => states.contracts.agreed?.clauses ?? [];
export const measurableOf = (order: SimOrder): readonly Clause[] =>
  clausesOf(order).filter(({ verdict }) => verdict === 'measurable');

const INSTRUMENTS: { readonly [unit: string]: string } = {
  W: 'wattmeter',
  m: 'steel tape',
  mm: 'caliper',
  kg: 'platform scale',
  pcs: 'count',
};

/** A reading with its unit: in order, somewhat off, or far off. */
export function reading({ parsed }: Clause, random: Random): string {
  const value = parsed?.['nominal'] ?? parsed?.['value'];
  const limit = typeof value === 'number' ? value : 1;
  const unit = typeof parsed?.['unit'] === 'string' ? parsed['unit'] : 'W';
  const factor = random.weighted([
    { weight: 4, at: random.pick([0.2, 0.35, 3]) },
    { weight: 2, at: random.pick([0.97, 1.03]) },
    { weight: 3, at: 1 },
    { weight: 2, at: 1.2 },
  ]).at;
  const shown = `${Math.round(limit * factor * 100) / 100} ${unit === '1' ? 'dE' : unit}`;
  return random.chance(0.03) ? random.pick(['many', '12 furlongs']) : shown;
}

const pieces = (random: Random): string => `${random.int(1, 60)}${random.chance(0.04) ? ' kg' : ' pcs'}`;

function measurement(clause: Clause, random: Random): EvidenceItem {
  const instrument = INSTRUMENTS[String(clause.parsed?.['unit'])] ?? 'spectrometer';
  return {
    kind: 'own_measurement',
    clause: clause.clauseId,
    values: Array.from({ length: random.int(1, 4) }, () => reading(clause, random)),
    ...(random.chance(0.85) ? { instrument } : {}),
    ...(random.chance(0.85) ? { method: 'As the maker of the instrument says, three times' } : {}),
    ...(random.chance(0.8) ? { uncertainty: random.pick(['2 %', '1 W', '0.1 mm', '1 %']) } : {}),
    ...(random.chance(0.25) ? { affected: pieces(random) } : {}),
  };
}

function photo(clause: Clause, random: Random): EvidenceItem {
  const tested = random.int(1, 40);
  return {
    kind: 'photo',
    clause: clause.clauseId,
    ...(random.chance(0.4) ? { fact: random.pick(['pass', 'fail'] as const) } : {}),
    ...(random.chance(0.5) ? { units: { tested, failing: random.int(0, tested + (random.chance(0.05) ? 1 : 0)) } } : {}),
  };
}

function item(order: SimOrder, random: Random): EvidenceItem {
  const clauses = random.chance(0.9) ? measurableOf(order) : clausesOf(order);
  const clause = clauses.length > 0 ? random.pick(clauses) : null;
  const lines = order.states.contracts.agreed?.terms.lines ?? [];
  const draw = random.next();
  if (clause && draw < 0.4) return measurement(clause, random);
  if (clause && draw < 0.55) return photo(clause, random);
  if (draw < 0.7)
    return {
      kind: 'own_measurement',
      counted: pieces(random),
      instrument: 'count',
      method: 'Every carton opened and counted',
      ...(lines.length > 0 && random.chance(0.8) ? { lineId: random.pick(lines).lineId } : {}),
    };
  if (draw < 0.8) return { kind: random.pick(['document', 'report'] as const), text: 'See the paper', ...aboutClause(clause) };
  if (draw < 0.83) return { kind: 'statement', clause: 'no-such-clause', text: 'It is so' };
  return { kind: 'statement', text: 'It is as I say', ...aboutClause(clause) };
}

const aboutClause = (clause: Clause | null): { readonly clause?: string } => (clause ? { clause: clause.clauseId } : {});

/** Some items; now and then one that answers a request. */
export function evidence(order: SimOrder, random: Random, claim: Claim | null, most = 3): EvidenceItem[] {
  const requests = claim?.requests.filter((r) => r.status === 'open') ?? [];
  return Array.from({ length: random.int(1, most) }, (_, n) => {
    const drawn = item(order, random.fork(`item ${n}`));
    const requestId = requests.length > 0 && random.chance(0.5) ? random.pick(requests).requestId : null;
    return requestId === null ? drawn : { ...drawn, requestId };
  });
}
