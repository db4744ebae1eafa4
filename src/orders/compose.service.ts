/** From a request body to terms and clauses: texts become salted contents, words become codes, amounts are derived. */
import { parseIncoterm } from '../incoterms/rules.ts';
import { plan } from '../inspections/sampling.rules.ts';
import { lintClause, lintShipBy } from '../contracts/lint.rules.ts';
import { FIRST_TERMS, DEFAULT_INSTALMENTS, asBase, composeTerms, parseQuantity, parseTrigger } from '../contracts/terms.rules.ts';
import type { ChargeLine, Clause, DocumentCondition, ShipBy, Side, Terms } from '../contracts/types.ts';
import { isCurrency } from '../kernel/currency.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import { type PlainDate, isZone, parseDate } from '../kernel/dates.ts';
import type { ContentDraft, ContentRef } from '../kernel/decider.ts';
import type { Ids } from '../kernel/ids.ts';
import { type JsonObject, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { isCountry } from '../parties/countries.rules.ts';
import { dateRuleIn } from '../contracts/date-rule.rules.ts';
import type { ClauseBody, DraftBody, TermsPatch } from './schema.ts';

type Base = Parameters<typeof composeTerms>[0];

/** Collects the contents that one command will store beside its events; `clear` before a decision is taken again. */
export type ContentWriter = {
  readonly write: (kind: string, text: string) => ContentRef;
  readonly clear: () => void;
  readonly drafts: readonly ContentDraft[];
};

export function contentWriter(ids: Ids): ContentWriter {
  const drafts: ContentDraft[] = [];
  return {
    drafts,
    clear: () => {
      drafts.length = 0;
    },
    write: (kind, text) => {
      const draft = draftContent(ids, kind, text);
      drafts.push(draft);
      return refOf(draft);
    },
  };
}

export type ComposeFacts = { readonly today: PlainDate; readonly defaultZone: string };

/** Terms of a first draft. */
export function composeDraft(body: DraftBody, writer: ContentWriter, facts: ComposeFacts): Result<Terms> {
  const { as: _, counterparty: __, clauses: ___, ...patch } = body;
  const start: Base = {
    ...FIRST_TERMS,
    currency: body.currency,
    incoterm: { rule: '', place: '' },
    shipZone: facts.defaultZone,
    shipBy: { date: null, words: null, problems: ['no_limit'] },
    lines: [],
    instalments: DEFAULT_INSTALMENTS,
    assuranceMinor: null,
  };
  return patched(start, patch, writer, facts.today);
}

/** Terms after a change of some of them; everything derived is computed anew. */
export function composePatch(terms: Terms, patch: TermsPatch, writer: ContentWriter, today: PlainDate): Result<Terms> {
  return patched(asBase(terms), patch, writer, today);
}

function patched(base: Base, patch: TermsPatch, writer: ContentWriter, today: PlainDate): Result<Terms> {
  const parts = [
    readCodes(base, patch),
    readLines(patch, writer),
    readInstalments(patch),
    readSampling(base, patch),
    readShipBy(patch, writer),
  ];
  const refusal = parts.find((p): p is Refused => !p.ok);
  if (refusal) return refusal;
  const values = parts.flatMap((p) => (p.ok ? [p.value] : []));
  const plain: Partial<Base> = pick(patch, [
    'kind',
    'category',
    'currency',
    'transport',
    'shipZone',
    'deliverBy',
    'cover',
    'assuranceMinor',
    'consigneeCountry',
    'approvedInspectors',
    'remedy',
    'warranty',
    'lateFigure',
    'sampleFreightBy',
  ]);
  const next: Base = Object.assign({}, base, plain, readTexts(patch, writer), ...values);
  // Only dates that this change touches must lie ahead: an old date elsewhere is another edit's business.
  return composeTerms(next, patch.shipBy !== undefined || patch.deliverBy !== undefined ? today : null);
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]]))) as Partial<Pick<T, K>>;
}

/** Codes that must exist: currency, zone, country, date, Incoterm. */
function readCodes(base: Base, patch: TermsPatch): Result<Partial<Base>> {
  const currency = patch.currency ?? base.currency;
  if (!isCurrency(currency)) return refuse('money.currency_unknown', { currency });
  if (patch.shipZone !== undefined && !isZone(patch.shipZone)) return refuse('contract.zone_unknown', { zone: patch.shipZone });
  if (patch.consigneeCountry && !isCountry(patch.consigneeCountry))
    return refuse('contract.country_unknown', { country: patch.consigneeCountry });
  for (const day of [patch.deliverBy, ...(patch.documents ?? []).map((d) => d.latestOn)]) {
    const date = day ? parseDate(day) : null;
    if (date && !date.ok) return date;
  }
  if (patch.incoterm === undefined) return ok({});
  const incoterm = parseIncoterm(patch.incoterm);
  return incoterm.ok ? ok({ incoterm: incoterm.value }) : incoterm;
}

function readLines(patch: TermsPatch, writer: ContentWriter): Result<Partial<Base>> {
  if (patch.lines === undefined) return ok({});
  const lines: Base['lines'][number][] = [];
  for (const [index, line] of patch.lines.entries()) {
    const lineId = line.lineId ?? String(index + 1);
    const quantity = parseQuantity(line.quantity);
    if (!quantity.ok) return refuse(quantity.code, { ...quantity.data, lineId });
    lines.push({
      lineId,
      product: writer.write('product', line.product),
      sku: line.sku ?? null,
      quantity: quantity.value,
      unitPriceMinor: line.unitPriceMinor,
      lot: line.lot ?? null,
    });
  }
  return ok({ lines });
}

function readInstalments(patch: TermsPatch): Result<Partial<Base>> {
  if (patch.instalments === undefined) return ok({});
  const instalments: Base['instalments'][number][] = [];
  for (const { name, sharePercent, due } of patch.instalments) {
    const trigger = parseTrigger(due);
    if (!trigger.ok) return trigger;
    instalments.push({ name, shareBasisPoints: Math.round(sharePercent * 100), due: trigger.value });
  }
  return ok({ instalments });
}

/** The level and AQLs must be ones that the published tables have, or the report could never be judged. */
function readSampling(base: Base, patch: TermsPatch): Result<Partial<Base>> {
  if (patch.sampling === undefined) return ok({});
  const { level, plan: severity, aql } = patch.sampling;
  const sampling = {
    level: level ?? base.sampling.level,
    plan: severity ?? base.sampling.plan,
    aql: { ...base.sampling.aql, ...pick(aql ?? {}, ['critical', 'major', 'minor']) },
  };
  for (const value of Object.values(sampling.aql)) {
    const known = plan({ lotSize: 1_000, level: sampling.level, aql: value, plan: sampling.plan });
    if (!known.ok) return refuse('contract.sampling_invalid', { reason: known.code, aql: value, level: sampling.level });
  }
  return ok({ sampling });
}

/** Figures that are meant as a day: a day that does not exist is a slip, not words. */
const FIGURES = /^\d{4}-\d{2}-\d{2}$/;

/** An exact day stands as a day; anything else stands as the words with what is missing. Errors: date.malformed, date.out_of_range. */
function readShipBy(patch: TermsPatch, writer: ContentWriter): Result<Partial<Base>> {
  if (patch.shipBy === undefined) return ok({});
  const day = FIGURES.test(patch.shipBy.trim()) ? parseDate(patch.shipBy.trim()) : null;
  if (day && !day.ok) return day;
  const read = lintShipBy(patch.shipBy);
  const shipBy: ShipBy = read.ok
    ? { date: read.date, words: null, problems: [] }
    : { date: null, words: writer.write('ship_by', patch.shipBy), problems: read.problems, ...hungOn(patch.shipBy) };
  return ok({ shipBy });
}

function hungOn(words: string): Pick<ShipBy, 'rule'> {
  const rule = dateRuleIn(words);
  return rule ? { rule } : {};
}

/** Texts of the terms, charges and document conditions. */
function readTexts(patch: TermsPatch, writer: ContentWriter): Partial<Base> {
  const texts: { -readonly [K in keyof Base]?: Base[K] } = {};
  for (const key of ['consignee', 'shipFrom', 'composition', 'process'] as const) {
    const value = patch[key];
    if (value !== undefined) texts[key] = value === null ? null : writer.write(key, value);
  }
  if (patch.charges) {
    texts.charges = patch.charges.map(
      ({ chargeId, kind, label, amountMinor, covered }, index): ChargeLine => ({
        chargeId: chargeId ?? `c${index + 1}`,
        kind,
        label: writer.write('charge', label),
        amountMinor,
        covered: covered ?? true,
      }),
    );
  }
  if (patch.documents) {
    texts.documents = patch.documents.map(
      ({ type, form, issuer, latestOn }): DocumentCondition => ({
        type,
        form: form ?? null,
        issuer: issuer ? writer.write('issuer', issuer) : null,
        latestOn: latestOn ?? null,
      }),
    );
  }
  return texts;
}

/** A clause with its measurability verdict and parsed form, which become part of the confirmed text. */
export function composeClause(
  clauseId: string,
  body: ClauseBody,
  by: Side,
  category: string | null,
  writer: ContentWriter,
): Clause {
  const lint = lintClause({ text: body.text, ...(category === null ? {} : { category }) });
  return {
    clauseId,
    text: writer.write('clause', body.text),
    defectClass: body.defectClass ?? 'major',
    lineId: body.lineId ?? null,
    by,
    verdict: lint.verdict,
    problems: lint.problems.map((p) => p.code),
    parsed: lint.parsed as unknown as JsonObject | null,
  };
}
