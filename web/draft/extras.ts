/** Terms beside goods, dates and instalments (charges, consignee, papers, inspection, lateness) as fields, and the request they become. */
import type { PostV1OrdersBody } from '../../sdk/openapi.ts';
import type { ChargeLine, Terms } from '../../src/contracts/types.ts';
import { plan } from '../../src/inspections/sampling.rules.ts';
import { formatAmount } from '../../src/kernel/money.ts';
import { isCode, isName } from '../../src/kernel/text.ts';
import type { OrderPageView } from '../claims/shapes.ts';
import { minorOf, percentOf } from './figures.ts';

export type ChargeDraft = {
  readonly id: string;
  readonly kind: ChargeLine['kind'];
  readonly label: string;
  readonly amount: string;
  /** Whether the assurance covers it. */
  readonly covered: boolean;
};

/** A paper that the contract asks for. */
export type PaperDraft = {
  readonly id: string;
  readonly type: string;
  readonly form: 'original' | 'copy' | '';
  readonly issuer: string;
  /** The latest day it may bear; empty: any. */
  readonly latestOn: string;
};

export const AQL_CLASSES = ['critical', 'major', 'minor'] as const;
export type SamplingDraft = {
  readonly level: string;
  readonly plan: 'normal' | 'tightened';
  readonly aql: Readonly<Record<(typeof AQL_CLASSES)[number], string>>;
};

export type Extras = {
  readonly charges: readonly ChargeDraft[];
  readonly consignee: string;
  readonly consigneeCountry: string;
  readonly papers: readonly PaperDraft[];
  readonly sampling: SamplingDraft;
  /** Companies; the report of any of them counts as agreed. */
  readonly inspectors: readonly string[];
  /** Per cent of the late goods' price, per day and at most; both empty: as the policy says. */
  readonly lateDay: string;
  readonly lateCap: string;
};

export const FIRST_EXTRAS: Extras = {
  charges: [],
  consignee: '',
  consigneeCountry: '',
  papers: [],
  sampling: { level: 'II', plan: 'normal', aql: { critical: '0', major: '2.5', minor: '4' } },
  inspectors: [],
  lateDay: '',
  lateCap: '',
};

type Standing = OrderPageView['contract']['terms'];

/** A contract's terms as these fields hold them. Erased words come as nothing, so that they are written anew. */
export function extrasOf(terms: Standing): Extras {
  const { sampling, lateFigure, currency } = terms;
  const percent = (basisPoints: number | undefined): string => (basisPoints === undefined ? '' : String(basisPoints / 100));
  const { critical, major, minor } = sampling.aql;
  return {
    charges: terms.charges.map(({ chargeId, kind, label, amountMinor, covered }) => ({
      id: chargeId,
      kind: kind as ChargeDraft['kind'],
      label: label.text ?? '',
      amount: formatAmount(amountMinor, currency),
      covered,
    })),
    consignee: terms.consignee?.text ?? '',
    consigneeCountry: terms.consigneeCountry ?? '',
    papers: terms.documents.map(({ type, form, issuer, latestOn }, index) => ({
      id: String(index + 1),
      type,
      form: (form ?? '') as PaperDraft['form'],
      issuer: issuer?.text ?? '',
      latestOn: latestOn ?? '',
    })),
    sampling: {
      level: sampling.level,
      plan: sampling.plan as SamplingDraft['plan'],
      aql: { critical: String(critical), major: String(major), minor: String(minor) },
    },
    inspectors: terms.approvedInspectors,
    lateDay: percent(lateFigure?.basisPointsPerDay),
    lateCap: percent(lateFigure?.capBasisPoints),
  };
}

/** Units to draw from a lot and how many of a class may be bad, by the rule that judges the report; null: no such plan. */
export function planOf({ level, plan: name, aql }: SamplingDraft, of: keyof SamplingDraft['aql'], lotSize: number) {
  const found = aql[of].trim() === '' ? null : plan({ lotSize, level, aql: Number(aql[of]), plan: name });
  return found?.ok ? found.value : null;
}

/** A lot that every plan of the tables has an answer for. */
const ANY_LOT = 1_000;

/** Which of these fields cannot be saved as they are. */
export function wrongInExtras(extras: Extras, currency: string): readonly string[] {
  const { charges, papers, sampling, lateDay, lateCap } = extras;
  const isLate = lateDay.trim() !== '' || lateCap.trim() !== '';
  const judged: readonly (readonly [key: string, holds: boolean])[] = [
    ...charges.flatMap(({ id, label, amount }) => [
      [`charge ${id}`, isName(label.trim())] as const,
      [`amount ${id}`, minorOf(amount, currency) !== null] as const,
    ]),
    ...papers.map(({ id, type }) => [`paper ${id}`, isCode(type.trim())] as const),
    ...AQL_CLASSES.map((of) => [`aql ${of}`, planOf(sampling, of, ANY_LOT) !== null] as const),
    ['lateDay', !isLate || percentOf(lateDay) !== null],
    ['lateCap', !isLate || percentOf(lateCap) !== null],
  ];
  return judged.flatMap(([key, holds]) => (holds ? [] : [key]));
}

type Body = Required<
  Pick<
    PostV1OrdersBody,
    'charges' | 'consignee' | 'consigneeCountry' | 'documents' | 'sampling' | 'approvedInspectors' | 'lateFigure'
  >
>;

/** These terms as the API takes them; null while one of them cannot be read. */
export function extrasBody(extras: Extras, currency: string): Body | null {
  if (wrongInExtras(extras, currency).length > 0) return null;
  const { charges, consignee, consigneeCountry, papers, sampling, inspectors } = extras;
  const [day, cap] = [percentOf(extras.lateDay), percentOf(extras.lateCap)];
  const { critical, major, minor } = sampling.aql;
  return {
    charges: charges.map(({ id, kind, label, amount, covered }) => ({
      chargeId: id,
      kind,
      label: label.trim(),
      amountMinor: minorOf(amount, currency) ?? 0,
      covered,
    })),
    consignee: consignee.trim() === '' ? null : consignee.trim(),
    consigneeCountry: consigneeCountry === '' ? null : consigneeCountry,
    documents: papers.map(({ type, form, issuer, latestOn }) => ({
      type: type.trim(),
      form: form === '' ? null : form,
      issuer: issuer.trim() === '' ? null : issuer.trim(),
      latestOn: latestOn === '' ? null : latestOn,
    })),
    sampling: {
      level: sampling.level,
      plan: sampling.plan,
      aql: { critical: Number(critical), major: Number(major), minor: Number(minor) },
    },
    approvedInspectors: [...inspectors],
    lateFigure:
      day === null || cap === null ? null : { basisPointsPerDay: Math.round(day * 100), capBasisPoints: Math.round(cap * 100) },
  };
}

const NO_TEXT = { contentId: '', hash: '' };

/** These terms as a contract holds them, without their words. */
export const extraTerms = (body: Body): Partial<Terms> => ({
  charges: body.charges.map(({ chargeId = '', kind, amountMinor, covered = true }) => ({
    chargeId,
    kind,
    label: NO_TEXT,
    amountMinor,
    covered,
  })),
  consigneeCountry: body.consigneeCountry,
  documents: body.documents.map(({ type, form = null, latestOn = null }) => ({ type, form, issuer: null, latestOn })),
  sampling: body.sampling as Terms['sampling'],
  approvedInspectors: body.approvedInspectors,
  lateFigure: body.lateFigure,
});
