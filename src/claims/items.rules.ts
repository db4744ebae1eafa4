/** Items of evidence as people send them: what each says of the contract's goods and clauses, and which cannot be taken. */
import { parseQuantity } from '../contracts/terms.rules.ts';
import type { Agreed, Side, Terms } from '../contracts/types.ts';
import { type Refused, refuse } from '../kernel/result.ts';
import type { EvidenceKind } from './determination.types.ts';
import { contradictsItself } from './evidence.rules.ts';
import { isUnitOfGoods, lineFor } from './goods.rules.ts';
import type { EvidenceBody } from './evidence.types.ts';

/** Quantities are in a line's own unit, `20 pcs`; readings as people write them, `26 W`. */
export type SentItem = {
  readonly kind: EvidenceKind;
  readonly clause?: string;
  readonly values?: readonly string[];
  readonly instrument?: string;
  readonly uncertainty?: string;
  readonly method?: string;
  readonly fact?: 'pass' | 'fail';
  readonly units?: { readonly tested: number; readonly failing: number };
  readonly affected?: string;
  readonly counted?: string;
  readonly lineId?: string;
  readonly text?: string;
  readonly fileIds?: readonly string[];
};

type WithTerms = { readonly lines: Terms['lines'] };

/** The goods found in all, as a count of the line named or of the only line in that unit; null where nothing was counted. */
function countedOf(item: SentItem, { lines }: WithTerms): EvidenceBody['counted'] {
  // Readings that are about no clause and stand in a line's own unit are a count of the goods.
  const told = item.counted ?? (item.clause === undefined ? item.values?.[0] : undefined);
  const read = told === undefined ? null : parseQuantity(told);
  const line = read?.ok ? lineFor(lines, read.value, item.lineId ?? null) : null;
  return line && read?.ok ? { lineId: line.lineId, thousandths: read.value.thousandths } : null;
}

/**
 * What a side says an item shows. Of a photo of a clause that it says nothing of: what its units say, else what the side
 * would show, a buyer that something is missing, a supplier that it is there.
 */
function factOf({ fact, kind, clause, units }: SentItem, by: Side): EvidenceBody['fact'] {
  if (fact !== undefined) return fact;
  if (kind !== 'photo' || clause === undefined) return null;
  const fails = units ? units.failing > 0 : by === 'buyer';
  return fails ? 'fail' : 'pass';
}

/** What a sent item says, as it is kept beside the chain. Quantities that cannot be read say nothing: see `wrongItem`. */
export function bodyOf(item: SentItem, by: Side, terms: WithTerms): EvidenceBody {
  const affected = item.affected === undefined ? null : parseQuantity(item.affected);
  return {
    values: item.values ?? [],
    fact: factOf(item, by),
    units: item.units ?? null,
    affectedThousandths: affected?.ok ? affected.value.thousandths : null,
    counted: countedOf(item, terms),
    instrument: item.instrument ?? null,
    method: item.method ?? null,
    uncertainty: item.uncertainty ?? null,
    text: item.text ?? null,
  };
}

/** Whether an item's figures cannot be read as goods of this contract. */
function isUnreadable(item: SentItem, { lines }: WithTerms): boolean {
  const affected = item.affected === undefined ? null : parseQuantity(item.affected);
  const knownLine = item.lineId === undefined || lines.some(({ lineId }) => lineId === item.lineId);
  return (
    !knownLine ||
    (affected !== null && !(affected.ok && isUnitOfGoods(lines, affected.value))) ||
    (item.counted !== undefined && countedOf(item, { lines }) === null) ||
    (item.units !== undefined && item.units.failing > item.units.tested)
  );
}

export type WrongItem = Refused<'evidence.invalid' | 'evidence.contradicts_itself'>;

/**
 * What is wrong with items, the first in the published order; null: nothing. `item` is the place in the list, from 0.
 * Errors: evidence.invalid (a quantity that cannot be read, a line or file that is unknown), evidence.contradicts_itself.
 * @param fileIds of the files that the claim has
 */
export function wrongItem(
  items: readonly SentItem[],
  by: Side,
  { terms, clauses }: Pick<Agreed, 'terms' | 'clauses'>,
  fileIds: { readonly has: (fileId: string) => boolean },
): WrongItem | null {
  const bad = items.findIndex((item) => isUnreadable(item, terms));
  if (bad >= 0) return refuse('evidence.invalid', { item: bad });
  const unknown = items.flatMap((item) => item.fileIds ?? []).find((fileId) => !fileIds.has(fileId));
  if (unknown !== undefined) return refuse('evidence.invalid', { fileId: unknown });
  const clauseOf = ({ clause }: SentItem) => clauses.find(({ clauseId }) => clauseId === clause) ?? null;
  const double = items.findIndex((item) => contradictsItself(clauseOf(item), bodyOf(item, by, terms)));
  return double < 0 ? null : refuse('evidence.contradicts_itself', { item: double });
}
