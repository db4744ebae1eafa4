/** The letter of a claim, put together from its parts: a decision's, an appeal's or a settlement's, in either language. */
import { LETTER_FORM } from './types.ts';
import type { LetterFacts, LetterLang, PrintBlock, Printable } from './types.ts';
import type { Decision, Settlement } from '../claims/types.ts';
import { must } from '../kernel/assert.ts';
import { appealBlocks, changeBlocks } from './appeal.rules.ts';
import { awardBlocks, feeBlocks, outcomeSays, paymentBlocks } from './award.rules.ts';
import { claimBlocks } from './claim.rules.ts';
import { evidenceBlocks, exhibitsOf } from './evidence.rules.ts';
import { findingsBlocks } from './findings.rules.ts';
import { type Voice, plain, voiceOf } from './say.rules.ts';
import { agreementBlocks, settledPaymentBlocks, settledSays } from './settlement.rules.ts';
import { SENTENCES } from './words.data.ts';

type Row = readonly [string, string];

/** Whom and what it is about. */
function aboutRows(v: Voice, facts: LetterFacts, made: readonly Row[]): PrintBlock {
  const { names, orderId, contract, claim, zone } = facts;
  const rows: readonly Row[] = [
    v.row('programme', names.programme ?? v.say(SENTENCES.no_name)),
    v.row('order', orderId),
    v.row('contract', v.say(SENTENCES.contract_version, { version: contract.version })),
    v.row('claim', claim.claimId),
    v.row('buyer', v.party(names.buyer)),
    v.row('supplier', v.party(names.supplier)),
    ...made,
    v.row('days_of', zone),
  ];
  return { kind: 'rows', rows };
}

/** What whoever checks it needs: ids, hashes and the way to the case file. */
function verifyBlocks(v: Voice, facts: LetterFacts): readonly PrintBlock[] {
  const { orderId, claim, contract, policy, decision } = facts;
  const computed: readonly Row[] = decision
    ? [
        v.row('rule_set', String(decision.result.ruleSet)),
        v.row('case_hash', decision.case.hash),
        v.row('result_hash', decision.result.hash),
      ]
    : [];
  const rows = [
    v.row('policy', policy),
    v.row('fingerprint', contract.fingerprint),
    ...computed,
    v.row('letter_form', String(LETTER_FORM)),
  ];
  return [
    { kind: 'heading', level: 2, text: v.heading('verify') },
    ...(decision ? [plain(v.say(SENTENCES.verify_decision))] : []),
    plain(v.say(SENTENCES.verify_how, { order: orderId, claim: claim.claimId })),
    { kind: 'rows', rows },
  ];
}

const SHORT_HASH = 16;

function footerOf(v: Voice, { orderId, claim, contract, decision }: LetterFacts): string {
  const mark = decision
    ? v.say(SENTENCES.mark_result, { hash: decision.result.hash.slice(0, SHORT_HASH) })
    : v.say(SENTENCES.mark_contract, { hash: contract.fingerprint.slice(0, SHORT_HASH) });
  return v.say(SENTENCES.footer, { order: orderId, claim: claim.claimId, mark });
}

function decisionLetter(v: Voice, facts: LetterFacts, decision: Decision): Printable {
  const { claim } = facts;
  const { at } = must(decision.approved, 'a letter tells of an approved decision');
  const onAppeal = decision.round === 'appeal';
  const exhibits = exhibitsOf(v, facts);
  const decided = v.say(onAppeal ? SENTENCES.decided_appeal : SENTENCES.decided_first, { on: v.day(decision.at) });
  const made = [
    v.row('decision', decision.decisionId),
    v.row('decided', decided),
    v.row('approved', v.say(SENTENCES.approved_by, { on: v.day(at) })),
  ];
  return {
    lang: v.lang,
    title: v.say(onAppeal ? SENTENCES.title_appeal : SENTENCES.title_first, { claim: claim.claimId }),
    footer: footerOf(v, facts),
    madeAt: at,
    blocks: [
      aboutRows(v, facts, made),
      plain(outcomeSays(v, facts, decision)),
      ...changeBlocks(v, facts, decision),
      ...claimBlocks(v, facts),
      ...findingsBlocks(v, facts, exhibits),
      ...awardBlocks(v, facts, decision),
      ...feeBlocks(v, facts),
      ...paymentBlocks(v, facts, decision),
      ...appealBlocks(v, facts, decision),
      ...evidenceBlocks(v, exhibits),
      ...verifyBlocks(v, facts),
    ],
  };
}

function settlementLetter(v: Voice, facts: LetterFacts, settlement: Settlement): Printable {
  return {
    lang: v.lang,
    title: v.say(SENTENCES.title_settlement, { claim: facts.claim.claimId }),
    footer: footerOf(v, facts),
    madeAt: settlement.at,
    blocks: [
      aboutRows(v, facts, [v.row('agreed', v.day(settlement.at))]),
      plain(settledSays(v, facts, settlement)),
      ...claimBlocks(v, facts),
      ...agreementBlocks(v, facts, settlement),
      ...feeBlocks(v, facts),
      ...settledPaymentBlocks(v, facts, settlement),
      ...verifyBlocks(v, facts),
    ],
  };
}

/** The letter in one language. The same facts give the same letter, here and wherever a case file is verified. */
export function letterOf(facts: LetterFacts, lang: LetterLang): Printable {
  const v = voiceOf(facts, lang);
  return facts.decision
    ? decisionLetter(v, facts, facts.decision)
    : settlementLetter(v, facts, must(facts.claim.settlement, 'a letter tells of a decision or a settlement'));
}
