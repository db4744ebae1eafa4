/** Shapes of a contract's text on the order page: terms, clauses, confirmations, amendments. */
import Type, { type TSchema } from 'typebox';
import { nullable, oneOf } from '../http/schema.ts';
import { textPrint } from '../orders/schema.ts';

export const text = (description?: string) => Type.String(description ? { description } : {});
export const amount = (description?: string) => Type.Integer(description ? { description } : {});
const side = () => oneOf(['buyer', 'supplier']);
export const orNull = <T extends TSchema>(schema: T) => nullable(schema);

/** A text beside the chain: what an event keeps of it, and the words themselves unless they were erased. */
export const joined = () =>
  Type.Object({
    contentId: text(),
    hash: text('SHA-256 over salt and text'),
    text: orNull(Type.String()),
    erased: Type.Boolean(),
  });

export const shipBy = () =>
  Type.Object({
    date: orNull(Type.String()),
    words: orNull(joined()),
    problems: Type.Array(Type.String()),
    rule: Type.Optional(
      Type.Object(
        {
          trigger: Type.String({ description: 'confirmation, deposit, final_payment or inspection' }),
          days: Type.Integer(),
          in: Type.String({ description: 'business_days of the supplier’s country, calendar_days or months' }),
        },
        { description: 'The words hang on an event: when it happens, the day is written into the contract' },
      ),
    ),
    says: Type.Optional(Type.Object({ en: Type.String(), zh: Type.String() }, { description: 'The rule as both confirm it' })),
  });

export const trigger = () =>
  Type.Object({ kind: text(), document: Type.Optional(text()), form: Type.Optional(orNull(Type.String())) });

const quantity = () => Type.Object({ thousandths: Type.Integer(), unit: text() });
const line = () =>
  Type.Object({
    lineId: text(),
    product: joined(),
    sku: orNull(Type.String()),
    quantity: quantity(),
    unitPriceMinor: amount(),
    totalMinor: amount(),
    lot: orNull(Type.String()),
  });
const charge = () =>
  Type.Object({ chargeId: text(), kind: text(), label: joined(), amountMinor: amount(), covered: Type.Boolean() });
const share = () => Type.Object({ name: text(), shareBasisPoints: Type.Integer(), amountMinor: amount(), due: trigger() });
const paper = () =>
  Type.Object({ type: text(), form: orNull(Type.String()), issuer: orNull(joined()), latestOn: orNull(Type.String()) });
const sampling = () =>
  Type.Object({
    level: text(),
    plan: text(),
    aql: Type.Object({ critical: Type.Number(), major: Type.Number(), minor: Type.Number() }),
  });
const warranty = () => Type.Object({ months: Type.Integer(), parts: Type.Boolean(), remedy: text() });
const attachment = () =>
  Type.Object({
    attachmentId: text(),
    sha256: text(),
    bytes: Type.Integer(),
    mediaType: text(),
    name: joined(),
    precedence: text(),
    by: side(),
  });

const terms = () =>
  Type.Object({
    kind: text(),
    category: orNull(Type.String()),
    currency: text(),
    lines: Type.Array(line()),
    charges: Type.Array(charge()),
    totalMinor: amount(),
    incoterm: Type.Object({ rule: text(), place: text() }),
    transport: orNull(Type.String()),
    shipBy: shipBy(),
    shipZone: text(),
    deliverBy: orNull(Type.String()),
    cover: text(),
    assuranceMinor: amount(),
    assuranceWhole: Type.Boolean(),
    instalments: Type.Array(share()),
    consigneeCountry: orNull(Type.String()),
    consignee: orNull(joined()),
    approvedInspectors: Type.Array(Type.String()),
    remedy: text(),
    shipFrom: orNull(joined()),
    composition: orNull(joined()),
    process: orNull(joined()),
    sampling: sampling(),
    warranty: orNull(warranty()),
    lateFigure: orNull(Type.Object({ basisPointsPerDay: Type.Integer(), capBasisPoints: Type.Integer() })),
    documents: Type.Array(paper()),
    sampleFreightBy: orNull(side()),
    attachments: Type.Array(attachment()),
  });

const clause = () =>
  Type.Object({
    clauseId: text(),
    text: joined(),
    defectClass: text(),
    lineId: orNull(Type.String()),
    by: side(),
    verdict: text('measurable, incomplete or vague'),
    problems: Type.Array(Type.String()),
    parsed: Type.Unknown({ description: 'characteristic, operator, value, unit, method; null where nothing could be read' }),
  });

const confirmation = () =>
  Type.Object({ version: Type.Integer(), fingerprint: text(), at: text(), acknowledged: Type.Array(Type.String()) });

export const contract = () =>
  Type.Object({
    version: Type.Integer(),
    author: side(),
    sentBy: orNull(side()),
    textPrint: textPrint(),
    fingerprint: orNull(Type.String({ description: 'Of the text shown: agreed, else sent; null while it is being written' })),
    agreedAt: orNull(Type.String()),
    confirmations: Type.Object({ buyer: orNull(confirmation()), supplier: orNull(confirmation()) }),
    terms: terms(),
    clauses: Type.Array(clause()),
    clonedFrom: orNull(Type.String()),
  });

export const amendment = () =>
  Type.Object({ amendmentId: text(), by: side(), fingerprint: text(), terms: terms(), clauses: Type.Array(clause()) });
