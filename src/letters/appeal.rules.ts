/** How to appeal and until when, that somebody did, or what an appeal changed. */
import type { Determination } from '../claims/determination.types.ts';
import { FINDINGS } from '../claims/reasons.data.ts';
import type { Appeal, Decision } from '../claims/types.ts';
import { subjectName } from './findings.rules.ts';
import { type Voice, capital, plain } from './say.rules.ts';
import type { LetterFacts, PrintBlock } from './types.ts';
import { APPEAL_GROUNDS, BEARERS, LABELS, SENTENCES, SIDES } from './words.data.ts';

const appealSays = (v: Voice, { by, at, ground }: Appeal) => ({
  Side: capital(v.say(SIDES[by])),
  on: v.day(at),
  ground: v.say(APPEAL_GROUNDS[ground]),
});

/** A finding, an amount or a bearer before and after, where they differ. */
function differences(v: Voice, before: Determination, after: Determination): readonly string[] {
  const change = (what: string, from: string, to: string): readonly string[] =>
    from === to ? [] : [v.say(SENTENCES.change, { what, before: from, after: to })];
  const findings = after.findings.flatMap((finding) => {
    const was = before.findings.find(({ subject }) => subject === finding.subject);
    const from = was ? v.say(FINDINGS[was.finding]) : v.say(SENTENCES.none);
    return change(subjectName(v, finding), from, v.say(FINDINGS[finding.finding]));
  });
  const bearer = ({ award }: Determination): string =>
    award.fee ? v.say(BEARERS[award.fee.borneBy]) : v.say(SENTENCES.fee_nobody);
  return [
    ...findings,
    ...change(v.say(LABELS.refund), v.money(before.award.refundMinor), v.money(after.award.refundMinor)),
    ...change(v.say(LABELS.fee), bearer(before), bearer(after)),
  ];
}

/** What the appeal was about and what it changed; nothing in a first decision. */
export function changeBlocks(v: Voice, { before, claim }: LetterFacts, decision: Decision): readonly PrintBlock[] {
  if (!before || !claim.appeal) return [];
  const changes = differences(v, before.result, decision.result);
  return [
    { kind: 'heading', level: 2, text: v.heading('changed') },
    plain(v.say(SENTENCES.appeal_was, { ...appealSays(v, claim.appeal), before: v.day(before.at) })),
    { kind: 'paragraph', tone: 'quote', text: v.words(claim.appeal.text) },
    changes.length > 0 ? { kind: 'list', items: changes } : plain(v.say(SENTENCES.no_change)),
    plain(v.say(SENTENCES.change_sent)),
  ];
}

/** How and until when either side may appeal; that one did; or that there is no further one. */
export function appealBlocks(v: Voice, { orderId, claim }: LetterFacts, { round, approved }: Decision): readonly PrintBlock[] {
  const head: PrintBlock = { kind: 'heading', level: 2, text: v.heading('appeal') };
  if (round === 'appeal') return [head, plain(v.say(SENTENCES.appeal_final))];
  if (claim.appeal) {
    return [
      head,
      plain(v.say(SENTENCES.appeal_filed, appealSays(v, claim.appeal))),
      { kind: 'paragraph', tone: 'quote', text: v.words(claim.appeal.text) },
    ];
  }
  return [
    head,
    plain(v.say(SENTENCES.appeal_open, { until: approved?.appealBy.lastDay ?? '' })),
    plain(v.say(SENTENCES.appeal_how, { order: orderId, claim: claim.claimId })),
  ];
}
