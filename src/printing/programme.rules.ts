/** What the programme adds: the cover, when a claim can be opened, what silence leads to, appeal and refund. */
import { GROUNDS, SIDES } from '../letters/words.data.ts';
import { windowFor } from '../policy/rules.ts';
import { silenceDefaults } from '../policy/silence.rules.ts';
import type { ClaimGround, ClaimWindow, Policy, WindowEnd } from '../policy/types.ts';
import { type Voice, percent, plain, rows, table } from './say.rules.ts';
import type { ContractFacts, PrintBlock } from './types.ts';
import { COUNTS, COVERS, LIMITED, MODES, MOMENTS, NEEDS, REMEDIES, SENTENCES, WARRANTY_REMEDIES } from './words.data.ts';

/** What late goods earn. */
export function lateSays(v: Voice, { terms, policy }: Pick<ContractFacts, 'terms' | 'policy'>): string {
  const remedy = policy.lateRemedy;
  if (remedy.kind === 'full') return v.say(SENTENCES.late_full);
  const { basisPointsPerDay, capBasisPoints } = (remedy.contractFigureWins ? terms.lateFigure : null) ?? remedy;
  return v.say(SENTENCES.late_days, { day: percent(v, basisPointsPerDay), cap: percent(v, capBasisPoints) });
}

/** What is protected, how far, and what a broken clause earns. */
export function coverBlocks(v: Voice, facts: ContractFacts): readonly PrintBlock[] {
  const { terms, policy, mode } = facts;
  const { warranty, sampleFreightBy, cover, assuranceWhole, assuranceMinor } = terms;
  const amount = v.money(assuranceMinor);
  return [
    rows(
      v.row('cover', v.say(COVERS[cover])),
      v.row('assurance', assuranceWhole ? v.say(SENTENCES.assurance_whole, { amount }) : amount),
      v.row('mode', v.say(MODES[mode])),
      v.row('remedy', v.say(REMEDIES[terms.remedy])),
      v.row('late', lateSays(v, facts)),
      warranty &&
        v.row(
          'warranty',
          v.say(warranty.parts ? SENTENCES.warranty_parts : SENTENCES.warranty, {
            months: warranty.months,
            remedy: v.say(WARRANTY_REMEDIES[warranty.remedy]),
          }),
        ),
      sampleFreightBy && v.row('sample_freight', v.say(SIDES[sampleFreightBy])),
    ),
    plain(v.say(COUNTS[policy.coverage.counts[cover]])),
    // In hold mode the money itself is the cover: nothing is reserved there under any policy.
    plain(v.say(LIMITED[mode === 'hold' ? 'whole_order' : policy.coverage.cover])),
  ];
}

/** The grounds as every paper lists them. */
export const GROUND_ORDER: readonly ClaimGround[] = [
  'late_shipment',
  'not_shipped',
  'quality',
  'shortage',
  'charges',
  'warranty',
];

function endSays(v: Voice, end: WindowEnd): string {
  const moment = v.say(MOMENTS[end.moment]);
  if (end.kind === 'at') return moment;
  return end.kind === 'after'
    ? v.say(SENTENCES.after, { days: v.days(end.days), moment })
    : v.say(SENTENCES.clause_period, { moment });
}

const firstOf = (v: Voice, items: readonly string[]): string =>
  items.length === 1 ? (items[0] ?? '') : v.say(SENTENCES.first_of, { list: v.list(items) });

/** A ground of claim, from when and until when it is open. */
export function windowCells(v: Voice, ground: ClaimGround, { opens, closes, needs }: ClaimWindow): readonly string[] {
  const from = firstOf(
    v,
    opens.map((moment) => v.say(MOMENTS[moment])),
  );
  const until = firstOf(
    v,
    closes.map((end) => endSays(v, end)),
  );
  const opening = needs ? [from, v.say(NEEDS[needs])].join(v.lang === 'en' ? '. ' : '。') : from;
  return [v.say(GROUNDS[ground]), opening, until];
}

function negotiationSays(v: Voice, { negotiation }: Policy): string {
  const early = negotiation.earlyEscalation;
  const says = [
    v.say(SENTENCES.negotiation, { days: v.days(negotiation.lasts) }),
    early.kind === 'from_day' ? v.say(SENTENCES.early_day, { day: early.day }) : v.say(SENTENCES.early_agreed),
  ];
  return says.join(v.lang === 'en' ? ' ' : '');
}

/** When each ground of claim is open, and how a claim goes on. */
export function windowsBlocks(v: Voice, { terms, policy }: ContractFacts): readonly PrintBlock[] {
  const { preShipment, appointedInspection } = policy;
  const wait = v.days({ days: preShipment.inspectOrWaiveBusinessDays, kind: 'business' });
  const claim = v.days({ days: preShipment.claimAfterReportBusinessDays, kind: 'business' });
  const firms = v.list(appointedInspection.firms);
  const open = GROUND_ORDER.filter((ground) => ground !== 'warranty' || terms.warranty !== null);
  return [
    rows(v.row('policy', policy.id)),
    plain(v.say(SENTENCES.windows)),
    table(
      [
        [v.label('ground'), 2],
        [v.label('opens'), 4],
        [v.label('closes'), 4],
      ],
      open.map((ground) => windowCells(v, ground, windowFor(policy, ground, terms.cover))),
    ),
    ...(terms.cover === 'pre_shipment' ? [plain(v.say(SENTENCES.breach, { wait, claim }))] : []),
    plain(v.say(SENTENCES.reply, { days: v.days(policy.reply.within) })),
    plain(negotiationSays(v, policy)),
    plain(v.say(SENTENCES.appointed, { firms, days: v.days(appointedInspection.prepayWithin) })),
    plain(v.say(SENTENCES.business_days, { zone: terms.shipZone })),
  ];
}

/** The consequence of every clock that runs against a side that says nothing. */
export const silenceBlocks = (v: Voice, { policy }: ContractFacts): readonly PrintBlock[] => [
  plain(v.say(SENTENCES.silence)),
  { kind: 'list', items: silenceDefaults(policy).map((each) => each[v.lang]) },
];

/** How a decision can be contested, when money leaves, and how this text can change. */
export const appealBlocks = (v: Voice, { policy }: ContractFacts): readonly PrintBlock[] => [
  plain(v.say(SENTENCES.appeal, { days: v.days(policy.appealWithin) })),
  plain(v.say(SENTENCES.refund, { days: v.days(policy.refundService) })),
  plain(v.say(SENTENCES.changes)),
];
