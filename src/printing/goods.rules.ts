/** Who buys what from whom, for how much: parties, goods, charges and the instalments of the price. */
import { sumMinor } from '../kernel/money.ts';
import type { Instalment, Quantity } from '../contracts/types.ts';
import { inUnits } from '../letters/say.rules.ts';
import type { Days } from '../policy/types.ts';
import { type Voice, percent, plain, rows, table } from './say.rules.ts';
import type { ContractFacts, PrintBlock, PrintedParty } from './types.ts';
import { CHARGE_KINDS, FORMS, INSTALMENTS, SENTENCES, TRIGGERS } from './words.data.ts';

/** `500 pcs`. */
export const quantity = ({ thousandths, unit }: Quantity): string => `${inUnits(thousandths)} ${unit}`;

/** The registered address in one row, or null where none is on file. */
export const addressRow = (v: Voice, { address }: PrintedParty): readonly [string, string] | null =>
  address.length === 0 ? null : v.row('address', address.join(', '));

/** The two companies, and whoever else the goods come from or go to. */
export function partiesBlocks(v: Voice, { names, terms }: ContractFacts): readonly PrintBlock[] {
  const { consignee, consigneeCountry, shipFrom } = terms;
  return [
    rows(
      v.row('buyer', v.party(names.buyer)),
      addressRow(v, names.buyer),
      v.row('supplier', v.party(names.supplier)),
      addressRow(v, names.supplier),
      consignee && v.row('consignee', v.words(consignee)),
      consigneeCountry === null ? null : v.row('consignee_country', consigneeCountry),
      shipFrom && v.row('ship_from', v.words(shipFrom)),
    ),
  ];
}

/** The lines, with their sum. */
export function goodsBlocks(v: Voice, { terms }: ContractFacts): readonly PrintBlock[] {
  const { lines, currency, composition, process } = terms;
  const more = rows(
    composition && v.row('composition', v.words(composition)),
    process && v.row('process', v.words(process)),
    ...lines.map(({ lot, lineId }) => (lot === null ? null : v.row('lot', `${lineId}: ${lot}`))),
  );
  return [
    table(
      [
        [v.label('line'), 1],
        [v.label('product'), 4],
        [v.label('sku'), 2],
        [v.label('quantity'), 2, 'right'],
        [`${v.label('unit_price')} ${currency}`, 2, 'right'],
        [`${v.label('amount')} ${currency}`, 2, 'right'],
      ],
      lines.map((line) => [
        line.lineId,
        v.words(line.product),
        line.sku ?? '–',
        quantity(line.quantity),
        v.amount(line.unitPriceMinor),
        v.amount(line.totalMinor),
      ]),
      ['', v.label('goods_total'), '', '', '', v.amount(sumMinor(lines.map(({ totalMinor }) => totalMinor)))],
    ),
    ...(more.kind === 'rows' && more.rows.length > 0 ? [more] : []),
  ];
}

/** Charges beside the goods, and what all of it comes to. */
export function chargesBlocks(v: Voice, { terms }: ContractFacts): readonly PrintBlock[] {
  const { charges, currency, totalMinor } = terms;
  const total = rows(v.row('total', v.money(totalMinor)));
  if (charges.length === 0) return [plain(v.say(SENTENCES.no_charges)), total];
  return [
    table(
      [
        [v.label('charge'), 4],
        [v.label('kind'), 2],
        [v.label('covered'), 2],
        [`${v.label('amount')} ${currency}`, 2, 'right'],
      ],
      charges.map(({ label, kind, covered, amountMinor }) => [
        v.words(label),
        v.say(CHARGE_KINDS[kind]),
        v.say(covered ? SENTENCES.yes : SENTENCES.no),
        v.amount(amountMinor),
      ]),
      [v.label('charges_total'), '', '', v.amount(sumMinor(charges.map(({ amountMinor }) => amountMinor)))],
    ),
    total,
  ];
}

/** When an instalment falls due. */
export function dueSays(v: Voice, { policy }: Pick<ContractFacts, 'policy'>, { due }: Instalment): string {
  const { depositDueBusinessDays, balanceDueBusinessDays } = policy.life;
  const period: Days = {
    days: due.kind === 'on_confirmation' ? depositDueBusinessDays : balanceDueBusinessDays,
    kind: 'business',
  };
  const days = v.days(period);
  if (due.kind !== 'on_document') return v.say(TRIGGERS[due.kind], { days });
  const paper = v.paper(due.document);
  const named = due.form ? v.say(SENTENCES.paper_form, { paper, form: v.say(FORMS[due.form]) }) : paper;
  return v.say(TRIGGERS.on_document, { days, paper: named });
}

/** An instalment as most people call it, or as the two called it. */
export function instalmentSays(v: Voice, code: string): string {
  const known = Object.hasOwn(INSTALMENTS, code) ? INSTALMENTS[code] : undefined;
  return known ? v.say(known) : code;
}

/** What is paid when. */
export function paymentBlocks(v: Voice, facts: ContractFacts): readonly PrintBlock[] {
  const { instalments, currency, totalMinor } = facts.terms;
  return [
    table(
      [
        [v.label('instalment'), 2],
        [v.label('share'), 1, 'right'],
        [`${v.label('amount')} ${currency}`, 2, 'right'],
        [v.label('due'), 5],
      ],
      instalments.map((each) => [
        instalmentSays(v, each.name),
        percent(v, each.shareBasisPoints),
        v.amount(each.amountMinor),
        dueSays(v, facts, each),
      ]),
      [v.label('total'), '', v.amount(totalMinor), ''],
    ),
    plain(v.say(SENTENCES.fee)),
  ];
}
