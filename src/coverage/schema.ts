/** Shapes of limits and of the figures behind them. */
import Type, { type Static } from 'typebox';
import { companyId, currency, instant, minor, nullable, oneOf, plainDate } from '../http/schema.ts';
import { LIMIT_REASONS } from './types.ts';

const closed = { additionalProperties: false } as const;

export const SupplierPath = Type.Object({ supplierId: companyId() }, closed);

export const GrantBody = Type.Object(
  {
    amountMinor: minor(),
    currency: currency(),
    reviewOn: Type.Optional(nullable(plainDate('The grant stands until then; without a date until an operator changes it'))),
    because: Type.Optional(oneOf([...LIMIT_REASONS], 'Default trade_history')),
  },
  closed,
);
export type GrantBody = Static<typeof GrantBody>;

/** One currency's limit as everybody may see it. */
export const LimitShape = Type.Object({
  currency: currency(),
  grantedMinor: minor(),
  reservedMinor: minor('What open orders hold of it'),
  remainingMinor: minor('Granted less reserved'),
});

export const GrantAnswer = Type.Object({ supplierId: companyId(), limit: LimitShape, reviewOn: nullable(plainDate()) });

const factor = Type.Object({
  factor: oneOf(['tenure', 'disputes_lost', 'late']),
  value: Type.Integer({ description: 'Days, or basis points: 100 are 1 %' }),
  percent: Type.Integer({ description: 'What it leaves of the limit' }),
  next: nullable(
    Type.Object({ value: Type.Integer(), percent: Type.Integer() }, { description: 'From this value on it leaves more' }),
  ),
});

const AssessmentShape = Type.Object({
  currency: currency(),
  tradeMinor: minor('Completed within 180 days'),
  countedMinor: minor('With each buyer’s share capped'),
  factors: Type.Array(factor),
  computedMinor: minor(),
  ceilingMinor: minor('The most that growth allows now'),
  limitMinor: minor('What the formula proposes'),
  raisedBy: Type.Array(oneOf(['more_trade', 'more_buyers', 'tenure', 'fewer_disputes', 'fewer_late', 'time']), {
    description: 'What would raise it',
  }),
});

export const LimitsAnswer = Type.Object({
  supplierId: companyId(),
  limits: Type.Array(LimitShape),
  grantedAt: nullable(Type.String()),
  reviewOn: nullable(plainDate()),
  history: Type.Array(
    Type.Object({
      at: instant(),
      currency: currency(),
      amountMinor: minor(),
      because: oneOf([...LIMIT_REASONS]),
      reviewOn: nullable(plainDate()),
      by: nullable(Type.String({ description: 'Name of the person of the programme; told to operators only' })),
    }),
    { description: 'What was granted, the latest first' },
  ),
  proposals: Type.Array(AssessmentShape, { description: 'What the published formula gives today; an operator decides' }),
});

const steps = () => Type.Array(Type.Object({ upTo: Type.Integer(), percent: Type.Integer() }));
export const FormulaAnswer = Type.Object({
  windowDays: Type.Integer(),
  buyerSharePercent: Type.Integer(),
  tradePercent: Type.Integer(),
  tenureDays: steps(),
  disputesLost: steps(),
  lateShare: steps(),
  growthDays: Type.Integer(),
  growthFactor: Type.Integer(),
  firstStepPercent: Type.Integer(),
  roundedToMajor: Type.Integer(),
});
