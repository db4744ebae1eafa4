/** Papers of a shipment as they are written down, and which of them would prove that the goods were shipped. */
import { provingDocuments } from '../../src/incoterms/rules.ts';
import { RULES, type Rule, TRANSPORTS, type Transport } from '../../src/incoterms/types.ts';
import type { PaperBody } from '../../src/shipments/schema.ts';

export type PaperTyped = {
  readonly type: string;
  readonly form: '' | 'original' | 'copy';
  readonly issuer: string;
  readonly datedOn: string;
};

export const EMPTY_PAPER: PaperTyped = { type: '', form: '', issuer: '', datedOn: '' };

/** Papers besides those that prove shipment, as contracts usually ask for them. */
export const USUAL_PAPERS: readonly string[] = [
  'commercial_invoice',
  'packing_list',
  'certificate_of_origin',
  'insurance_certificate',
  'inspection_certificate',
  'export_declaration',
  'other_document',
];

type Terms = { readonly incoterm: { readonly rule: string }; readonly transport: string | null };

const ruleOf = ({ incoterm }: Terms): Rule | null => RULES.find((rule) => rule === incoterm.rule) ?? null;
const transportOf = ({ transport }: Terms): Transport | null => TRANSPORTS.find((one) => one === transport) ?? null;

/** The papers any one of which proves shipment under the trade term. Source: `incoterms`, shipped event. */
export function proving(terms: Terms): readonly string[] {
  const rule = ruleOf(terms);
  return rule === null ? [] : [...new Set(provingDocuments(rule, transportOf(terms)).map(({ document }) => document))];
}

type Wanted = { readonly type: string; readonly form: string | null };

/** An instalment, as far as it can fall due against a paper. */
type Instalment = { readonly due: { readonly kind: string; readonly document?: string; readonly form?: string | null } };

/** Papers that money falls due against and that the contract does not list by itself. */
const hungOn = (instalments: readonly Instalment[], documents: readonly Wanted[]): readonly Wanted[] =>
  instalments.flatMap(({ due }) =>
    due.kind === 'on_document' && due.document !== undefined && !documents.some(({ type }) => type === due.document)
      ? [{ type: due.document, form: due.form ?? null }]
      : [],
  );

type Contract = Terms & { readonly documents: readonly Wanted[]; readonly instalments: readonly Instalment[] };

/** Rows to start with: the papers that the contract asks for or pays against, and one that proves shipment where none does. */
export function startingPapers(terms: Contract): readonly PaperTyped[] {
  const asked = [...terms.documents, ...hungOn(terms.instalments, terms.documents)];
  const once = asked.filter(({ type }, at) => asked.findIndex((one) => one.type === type) === at);
  const wanted = once.map(({ type, form }): PaperTyped => {
    return { ...EMPTY_PAPER, type, form: form === 'original' || form === 'copy' ? form : '' };
  });
  const first = proving(terms)[0];
  const proves = wanted.some(({ type }) => proving(terms).includes(type));
  return proves || first === undefined ? wanted : [{ ...EMPTY_PAPER, type: first }, ...wanted];
}

/** Rows as the API takes them: those without a name are left out, and so is what was not said. */
export const paperBodies = (rows: readonly PaperTyped[]): PaperBody[] =>
  rows
    .filter(({ type }) => type.trim() !== '')
    .map(({ type, form, issuer, datedOn }) => ({
      type: type.trim(),
      ...(form === '' ? {} : { form }),
      ...(issuer.trim() === '' ? {} : { issuer: issuer.trim() }),
      ...(datedOn === '' ? {} : { datedOn }),
    }));

/** `A1, A2` or one to a line. */
export const sealsOf = (text: string): string[] =>
  text
    .split(/[\s,，;；]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
