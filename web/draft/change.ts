/** From a text that stands to fields and back: what of it was changed, and the change set on a text that moved meanwhile. */
import type { PatchV1OrdersOrderIdBody } from '../../sdk/openapi.ts';
import type { Trigger } from '../../src/contracts/types.ts';
import { formatAmount } from '../../src/kernel/money.ts';
import type { OrderPageView } from '../claims/shapes.ts';
import { extrasOf } from './extras.ts';
import { type DraftClause, type DraftTerms, clauseBody, freshId, termsBody } from './draft.ts';

export type DraftText = { readonly terms: DraftTerms; readonly clauses: readonly DraftClause[] };

type Standing = Pick<OrderPageView['contract'], 'terms' | 'clauses'>;

/** `on_document: bill_of_lading copy`: a trigger as the API takes it. */
const dueOf = (due: Trigger): string =>
  due.kind === 'on_document' ? `on_document: ${due.document}${due.form === null ? '' : ` ${due.form}`}` : due.kind;

/** A text that stands, as the form's fields hold it. Erased words come as nothing, so that they are written anew. */
export function draftOf({ terms, clauses }: Standing): DraftText {
  const { currency, category, incoterm, transport, shipBy, deliverBy, cover, assuranceWhole, assuranceMinor, remedy } = terms;
  const { warranty } = terms;
  return {
    terms: {
      currency,
      category: category ?? '',
      lines: terms.lines.map(({ lineId, product, quantity, unitPriceMinor, sku, lot }) => ({
        lineId,
        product: product.text ?? '',
        quantity: String(quantity.thousandths / 1_000),
        unit: quantity.unit,
        price: formatAmount(unitPriceMinor, currency),
        sku,
        lot,
      })),
      rule: incoterm.rule,
      place: incoterm.place,
      transport: (transport ?? '') as DraftTerms['transport'],
      shipBy: shipBy.date ?? shipBy.words?.text ?? '',
      deliverBy: deliverBy ?? '',
      shares: terms.instalments.map(({ name, shareBasisPoints, due }, index) => ({
        id: String(index + 1),
        name,
        share: String(shareBasisPoints / 100),
        due: dueOf(due as Trigger),
      })),
      cover: cover as DraftTerms['cover'],
      assurance: assuranceWhole ? '' : formatAmount(assuranceMinor, currency),
      remedy: remedy as DraftTerms['remedy'],
      warranty: warranty ? String(warranty.months) : '',
      warrantyRemedy: (warranty?.remedy ?? 'repair') as DraftTerms['warrantyRemedy'],
      warrantyParts: warranty?.parts ?? true,
      ...extrasOf(terms),
    },
    clauses: clauses.map(({ clauseId, text, defectClass, lineId }) => ({
      id: clauseId,
      text: text.text ?? '',
      defectClass: defectClass as DraftClause['defectClass'],
      lineId,
    })),
  };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export type Change = PatchV1OrdersOrderIdBody;
type ClauseChange = Required<Pick<Change, 'addClauses' | 'changeClauses' | 'removeClauses'>>;

function clauseChange(before: readonly DraftClause[], after: readonly DraftClause[]): ClauseChange {
  const was = new Map(before.map((clause) => [clause.id, clause]));
  const written = after.filter(({ text }) => text.trim() !== '');
  return {
    removeClauses: before.filter(({ id }) => !written.some((clause) => clause.id === id)).map(({ id }) => id),
    changeClauses: written
      .filter((clause) => was.has(clause.id) && !isSame(clauseBody(clause), clauseBody(was.get(clause.id) ?? clause)))
      .map(clauseBody),
    addClauses: written.filter(({ id }) => !was.has(id)).map(clauseBody),
  };
}

/** What differs, as the request that changes it, with nothing in it that stands as before; null while something is missing. */
export function changeOf(before: DraftText, after: DraftText): Change | null {
  const [was, is] = [termsBody(before.terms), termsBody(after.terms)];
  if (!is) return null;
  const old: Readonly<Record<string, unknown>> = was ?? {};
  const terms = Object.fromEntries(Object.entries(is).filter(([key, value]) => !isSame(value, old[key])));
  const clauses = Object.entries(clauseChange(before.clauses, after.clauses)).filter(([, list]) => list.length > 0);
  return { ...terms, ...Object.fromEntries(clauses) };
}

export const isNothing = (change: Change): boolean => Object.keys(change).length === 0;

/**
 * The writer's changes on a text that the other side changed meanwhile: what the writer touched is as the writer has it,
 * everything else as it stands now.
 */
export function rebased(before: DraftText, mine: DraftText, theirs: DraftText): DraftText {
  const terms = Object.fromEntries(
    Object.entries(mine.terms).map(([key, value]) => {
      const at = key as keyof DraftTerms;
      return [at, isSame(value, before.terms[at]) ? theirs.terms[at] : value];
    }),
  ) as DraftTerms;
  return { terms, clauses: rebasedClauses(before.clauses, mine.clauses, theirs.clauses) };
}

function rebasedClauses(
  before: readonly DraftClause[],
  mine: readonly DraftClause[],
  theirs: readonly DraftClause[],
): readonly DraftClause[] {
  const was = new Map(before.map((clause) => [clause.id, clause]));
  const own = new Map(mine.map((clause) => [clause.id, clause]));
  const added = mine.filter(({ id }) => !was.has(id));
  const changed = mine.filter((clause) => was.has(clause.id) && !isSame(clause, was.get(clause.id)));
  const kept = theirs.flatMap((clause) => {
    // Removed by the writer, unless the other side wrote something else there meanwhile.
    if (was.has(clause.id) && !own.has(clause.id) && isSame(clause, was.get(clause.id))) return [];
    return [changed.find(({ id }) => id === clause.id) ?? clause];
  });
  const all = [...kept, ...changed.filter(({ id }) => !kept.some((clause) => clause.id === id))];
  // Both sides may have added a clause under the same id.
  for (const clause of added) {
    const ids = all.map(({ id }) => id);
    all.push(ids.includes(clause.id) ? { ...clause, id: freshId(ids, 'c') } : clause);
  }
  return all;
}
