/** The printed consequences of silence: complete, in both languages, with the numbers of the policy. */
import { describe, expect, it } from 'vitest';
import { POLICIES } from './programmes.data.ts';
import { latest } from './rules.ts';
import { daysInChinese, daysInEnglish, silenceDefaults } from './silence.rules.ts';

describe('silence defaults', () => {
  it('of the classic programme', () => {
    expect(silenceDefaults(latest('classic')).map((one) => one.en)).toEqual([
      'Nothing is paid within 30 calendar days after both sides confirmed: the order is cancelled.',
      'The first instalment is 10 business days overdue: the supplier may cancel.',
      'Under pre-shipment cover the buyer neither inspects nor waives within 5 business days after the goods were reported ' +
        'ready: the supplier may ship, and quality claims end with shipment.',
      'Nobody reports arrival: the goods count as arrived 60 calendar days after shipment by sea, 15 calendar days by other ' +
        'means.',
      'The buyer does not confirm receipt: it counts as confirmed 15 calendar days after arrival.',
      'A claim is not answered within 5 business days: the claimant may escalate it at once.',
      'A claim is not escalated within 10 business days after negotiation ended: it is closed.',
      'The fee of an appointed inspection is not prepaid within 5 business days: the case is decided on the evidence at hand.',
      'An offer is not answered by its date: it counts as declined.',
      'A promised remedy is not performed by its date: the claim resumes where it stood, with the promise as evidence.',
      'A decision is not appealed within 5 business days after its approval: it is final.',
    ]);
  });

  it('of the rapid programme: the case moves on by itself and is never closed for want of escalation', () => {
    const codes = silenceDefaults(latest('rapid')).map((one) => one.code);
    expect(codes).toContain('negotiation_ended');
    expect(codes).not.toContain('claim_not_escalated');
    expect(codes).not.toContain('claim_unanswered');
  });

  it.each(POLICIES.map((policy) => [policy.id, policy] as const))('of %s are filled in, in both languages', (_id, policy) => {
    const list = silenceDefaults(policy);
    expect(new Set(list.map((one) => one.code)).size).toBe(list.length);
    for (const { en, zh } of list) {
      expect(en).toMatch(/^[A-Z][^{}]+\.$/);
      expect(zh).toMatch(/^\p{Script=Han}[^{}]+。$/u);
      // Both languages name the same numbers.
      expect(zh.match(/\d+/g)).toEqual(en.match(/\d+/g));
    }
  });

  it('say days in the singular too', () => {
    expect([daysInEnglish({ days: 1, kind: 'business' }), daysInChinese({ days: 5, kind: 'business' })]).toEqual([
      '1 business day',
      '5 个工作日',
    ]);
  });
});
