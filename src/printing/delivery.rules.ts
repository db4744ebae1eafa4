/** The trade term, what shipped means and which paper proves it, and until when the goods must go. */
import { ruleWords } from '../contracts/date-rule.rules.ts';
import { type PlainDate, type Zone, clockTime, endOfDay } from '../kernel/dates.ts';
import { parseRule, riskPasses } from '../incoterms/rules.ts';
import { PROBLEMS, SIDES } from '../letters/words.data.ts';
import type { Problem } from '../contracts/lint.types.ts';
import { type Voice, plain, rows } from './say.rules.ts';
import type { ContractFacts, PrintBlock } from './types.ts';
import { MARKS, RISKS, RULE_NAMES, SENTENCES, SHIPPED, TRANSPORTS } from './words.data.ts';

/** Why something cannot be measured, in words; a code of later rules stands as it is. */
export const problemsSay = (v: Voice, codes: readonly string[]): string =>
  v.list(codes.map((code) => (Object.hasOwn(PROBLEMS, code) ? v.say(PROBLEMS[code as Problem]) : code)));

/** A day that counts until its end, and when that is in UTC. */
export const untilEndOf = (v: Voice, date: PlainDate, zone: Zone): string =>
  v.say(SENTENCES.ship_by, { date, zone, instant: `${clockTime(endOfDay(date, zone), 'UTC')} UTC` });

/** What is said of a vague point, and behind it who took it so. `point`: a clause id, or `ship_by`. */
export function withTakers(v: Voice, { acknowledged }: ContractFacts, point: string, says: string): string {
  const sides = (['buyer', 'supplier'] as const).filter((side) => acknowledged[side].includes(point));
  if (sides.length === 0) return says;
  const who = v.list(sides.map((side) => v.say(SIDES[side])));
  return `${says}${v.lang === 'en' ? ' ' : ''}${v.say(SENTENCES.acknowledged, { sides: who })}`;
}

/** Until when the goods must go; or the words that stand for it. */
export function shipBySays(v: Voice, { terms, shipByZone }: Pick<ContractFacts, 'terms' | 'shipByZone'>): string {
  const { date, words, problems, rule } = terms.shipBy;
  if (date !== null) return untilEndOf(v, date, shipByZone);
  if (rule && words) return v.say(SENTENCES.ship_by_rule, { words: v.words(words), says: v.say(ruleWords(rule, shipByZone)) });
  return v.say(SENTENCES.ship_by_words, { words: words ? v.words(words) : problemsSay(v, problems) });
}

/** With who took it so, where it is no day that anybody could be late for. */
function shipByTaken(v: Voice, facts: ContractFacts): string {
  const { date, words, rule } = facts.terms.shipBy;
  const says = shipBySays(v, facts);
  return date !== null || (rule && words) ? says : withTakers(v, facts, 'ship_by', says);
}

/** Everything about the way of the goods. */
export function deliveryBlocks(v: Voice, facts: ContractFacts): readonly PrintBlock[] {
  const { terms, shipping } = facts;
  const { incoterm, transport, deliverBy, shipZone } = terms;
  const rule = parseRule(incoterm.rule);
  const papers = shipping.papers.map(({ document, mark }) =>
    mark ? v.say(SENTENCES.proof, { paper: v.paper(document), mark: v.say(MARKS[mark]) }) : v.paper(document),
  );
  return [
    rows(
      v.row('term', v.say(SENTENCES.term, incoterm)),
      rule.ok ? v.row('term_means', v.say(RULE_NAMES[rule.value])) : null,
      v.row('transport', v.say(transport ? TRANSPORTS[transport] : SENTENCES.not_stated)),
      v.row('ship_by', shipByTaken(v, facts)),
      deliverBy === null ? null : v.row('deliver_by', untilEndOf(v, deliverBy, shipZone)),
    ),
    plain(v.say(SHIPPED[shipping.event])),
    plain(v.say(SENTENCES.proofs)),
    { kind: 'list', items: papers },
    ...(shipping.buyerNominates ? [plain(v.say(SENTENCES.buyer_nominates))] : []),
    ...(rule.ok ? [plain(v.say(RISKS[riskPasses(rule.value)]))] : []),
  ];
}
