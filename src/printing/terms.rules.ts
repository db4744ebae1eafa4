/** Every term of a contract as one row of words, so that two versions can be laid side by side and nothing that differs is left out. */
import type { Terms } from '../contracts/types.ts';
import { CLASSES_OF_DEFECT, SIDES } from '../letters/words.data.ts';
import { lotOf } from '../shipments/visits.rules.ts';
import { shipBySays, untilEndOf } from './delivery.rules.ts';
import { dueSays, instalmentSays, quantity } from './goods.rules.ts';
import { lateSays } from './programme.rules.ts';
import { type Label, type Voice, percent } from './say.rules.ts';
import type { ContractFacts } from './types.ts';
import {
  CHARGE_KINDS,
  COVERS,
  FORMS,
  KINDS,
  PLANS,
  PRECEDENCES,
  REMEDIES,
  SENTENCES,
  TRANSPORTS,
  WARRANTY_REMEDIES,
} from './words.data.ts';

/** `key` is the same for the same term of any version. */
export type TermRow = { readonly key: string; readonly label: string; readonly says: string };

export type TermFacts = Pick<ContractFacts, 'policy'> & {
  /** What an inspector is called. */
  readonly inspector: (companyId: string) => string;
};

type Rows = (v: Voice, terms: Terms, facts: TermFacts) => readonly (TermRow | null)[];

const row = (v: Voice, label: Label, says: string, id?: string): TermRow => ({
  key: id === undefined ? label : `${label}:${id}`,
  label: id === undefined ? v.label(label) : `${v.label(label)} ${id}`,
  says,
});

const goodsRows: Rows = (v, { kind, category, lines, charges, totalMinor, composition, process }) => [
  ...lines.map(({ lineId, product, sku, quantity: many, unitPriceMinor, totalMinor: amountMinor, lot }) => {
    const named = { product: v.words(product), sku: sku === null ? '' : ` [${sku}]` };
    const figures = { quantity: quantity(many), price: v.money(unitPriceMinor), amount: v.money(amountMinor) };
    const says = v.say(SENTENCES.line, { ...named, ...figures });
    return row(v, 'line', lot === null ? says : `${says} (${v.label('lot')} ${lot})`, lineId);
  }),
  ...charges.map(({ chargeId, kind: what, label, amountMinor, covered }) =>
    row(
      v,
      'charge',
      v.say(SENTENCES.charge, {
        label: v.words(label),
        kind: v.say(CHARGE_KINDS[what]),
        amount: v.money(amountMinor),
        covered: v.say(covered ? SENTENCES.yes : SENTENCES.no),
      }),
      chargeId,
    ),
  ),
  row(v, 'total', v.money(totalMinor)),
  kind === 'bulk' ? null : row(v, 'kind', v.say(KINDS[kind])),
  category === null ? null : row(v, 'category', category),
  composition && row(v, 'composition', v.words(composition)),
  process && row(v, 'process', v.words(process)),
];

const deliveryRows: Rows = (v, terms) => {
  const { incoterm, transport, deliverBy, shipZone, consignee, consigneeCountry, shipFrom } = terms;
  return [
    row(v, 'term', v.say(SENTENCES.term, incoterm)),
    transport && row(v, 'transport', v.say(TRANSPORTS[transport])),
    row(v, 'ship_by', shipBySays(v, { terms, shipByZone: shipZone })),
    deliverBy === null ? null : row(v, 'deliver_by', untilEndOf(v, deliverBy, shipZone)),
    terms.shipBy.date === null ? row(v, 'zone', shipZone) : null,
    consignee && row(v, 'consignee', v.words(consignee)),
    consigneeCountry === null ? null : row(v, 'consignee_country', consigneeCountry),
    shipFrom && row(v, 'ship_from', v.words(shipFrom)),
  ];
};

const moneyRows: Rows = (v, terms, { policy }) => {
  const { instalments, cover, assuranceMinor, assuranceWhole, remedy, lateFigure, warranty, sampleFreightBy } = terms;
  const amount = v.money(assuranceMinor);
  return [
    ...instalments.map((each): TermRow => {
      const share = { share: percent(v, each.shareBasisPoints), amount: v.money(each.amountMinor) };
      const says = v.say(SENTENCES.share, { ...share, due: dueSays(v, { policy }, each) });
      return { key: `instalment:${each.name}`, label: instalmentSays(v, each.name), says };
    }),
    row(v, 'cover', v.say(COVERS[cover])),
    row(v, 'assurance', assuranceWhole ? v.say(SENTENCES.assurance_whole, { amount }) : amount),
    row(v, 'remedy', v.say(REMEDIES[remedy])),
    lateFigure && row(v, 'late', lateFigureSays(v, terms, policy)),
    warranty &&
      row(
        v,
        'warranty',
        v.say(warranty.parts ? SENTENCES.warranty_parts : SENTENCES.warranty, {
          months: warranty.months,
          remedy: v.say(WARRANTY_REMEDIES[warranty.remedy]),
        }),
      ),
    sampleFreightBy && row(v, 'sample_freight', v.say(SIDES[sampleFreightBy])),
  ];
};

/** The contract's own figure, also under a policy that does not look at it: both agreed to it all the same. */
function lateFigureSays(v: Voice, terms: Terms, policy: TermFacts['policy']): string {
  const { lateFigure } = terms;
  if (policy.lateRemedy.kind !== 'full' || !lateFigure) return lateSays(v, { terms, policy });
  const figures = { day: percent(v, lateFigure.basisPointsPerDay), cap: percent(v, lateFigure.capBasisPoints) };
  return v.say(SENTENCES.late_days, figures);
}

const qualityRows: Rows = (v, terms, { inspector }) => {
  const { approvedInspectors, sampling, documents, attachments } = terms;
  const { level, plan, aql } = sampling;
  const sampled = v.say(SENTENCES.plan, { level, plan: v.say(PLANS[plan]), lot: lotOf(terms) });
  return [
    approvedInspectors.length === 0 ? null : row(v, 'inspectors', v.list(approvedInspectors.map(inspector))),
    row(v, 'plan', `${sampled}; ${v.say(SENTENCES.aql_classes, aql)}`),
    ...documents.map(({ type, form, issuer, latestOn }, index) => {
      const paper = form ? v.say(SENTENCES.paper_form, { paper: v.paper(type), form: v.say(FORMS[form]) }) : v.paper(type);
      const told = {
        paper,
        issuer: issuer ? v.words(issuer) : v.say(SENTENCES.not_stated),
        latest: latestOn ?? v.say(SENTENCES.not_stated),
      };
      return row(v, 'paper', v.say(SENTENCES.paper_term, told), String(index + 1));
    }),
    ...attachments.map(({ attachmentId, name, sha256, by, precedence }): TermRow => {
      const told = { name: v.words(name), side: v.say(SIDES[by]), precedence: v.say(PRECEDENCES[precedence]), hash: sha256 };
      return { key: `file:${attachmentId}`, label: v.label('file'), says: v.say(SENTENCES.file_term, told) };
    }),
  ];
};

/** All terms in the order of the paper. What is not agreed, and needs no word to be so, has no row. */
export const termRows = (v: Voice, terms: Terms, facts: TermFacts): readonly TermRow[] =>
  [goodsRows, deliveryRows, moneyRows, qualityRows].flatMap((rows) => rows(v, terms, facts)).filter((one) => one !== null);

export type TermChange = {
  readonly key: string;
  readonly label: string;
  readonly kind: 'same' | 'new' | 'gone' | 'changed';
  readonly before: string;
  readonly after: string;
};

/** Each term of either version once: those of the later one in their order, those that went behind the one they followed. */
export function termChanges(before: readonly TermRow[], after: readonly TermRow[]): readonly TermChange[] {
  const changes: TermChange[] = after.map(({ key, label, says }) => {
    const old = before.find((one) => one.key === key);
    const kind = !old ? 'new' : old.says === says ? 'same' : 'changed';
    return { key, label, kind, before: old?.says ?? '', after: says };
  });
  before.forEach(({ key, label, says }, index) => {
    if (after.some((one) => one.key === key)) return;
    const previous = before[index - 1]?.key;
    const at = previous === undefined ? 0 : changes.findIndex((one) => one.key === previous) + 1;
    changes.splice(at, 0, { key, label, kind: 'gone', before: says, after: '' });
  });
  return changes;
}

/** How grave a defect against a clause is. */
export const classSays = (v: Voice, name: keyof typeof CLASSES_OF_DEFECT): string => v.say(CLASSES_OF_DEFECT[name]);
