/** The certificate page: which company confirmed which version and fingerprint, when, by which events, and where to verify it. */
import { eventOf } from '../contracts/date-rule.rules.ts';
import { clockTime } from '../kernel/dates.ts';
import type { Consent, ContractFacts, PrintBlock } from './types.ts';
import { addressRow } from './goods.rules.ts';
import { type Voice, plain, quiet, rows } from './say.rules.ts';
import { COMPANY_OF, CONSENTS, LABELS, SENTENCES } from './words.data.ts';

/** `2026-03-02 01:00:00.000`: an instant as people read it, in UTC. */
const utc = (instant: string): string => instant.replace('T', ' ').replace('Z', '');

function consentBlocks(v: Voice, { names, terms }: ContractFacts, consent: Consent): readonly PrintBlock[] {
  const { side, how, at, seq, hash, version, fingerprint } = consent;
  const zone = terms.shipZone;
  const text = v.say(SENTENCES.consent_of, { side: v.say(COMPANY_OF[side]), how: v.say(CONSENTS[how]), version });
  return [
    { kind: 'heading', level: 3, text },
    rows(
      v.row('company', v.party(names[side])),
      addressRow(v, names[side]),
      v.row('fingerprint', fingerprint),
      v.row('at_utc', utc(at)),
      [v.say(LABELS.at_zone, { zone }), clockTime(at, zone)],
      v.row('event', String(seq)),
      v.row('event_hash', hash),
    ),
  ];
}

/** Who is bound by what since when. People are not named: a company confirms. */
export function certificateBlocks(v: Voice, facts: ContractFacts): readonly PrintBlock[] {
  const { agreed, version, consents, verify, fingerprint, fixed } = facts;
  const standing = agreed
    ? v.say(SENTENCES.certificate_agreed, { version, at: utc(agreed.at) })
    : v.say(SENTENCES.certificate_none);
  return [
    plain(standing),
    ...(fixed ? [plain(v.say(SENTENCES.certificate_fixed, { on: fixed.happenedOn, event: v.say(eventOf(fixed.trigger)) }))] : []),
    rows(
      v.row('fingerprint', fingerprint),
      agreed && v.row('bound_by', String(agreed.seq)),
      agreed && v.row('event_hash', agreed.hash),
      v.row('verify', verify.url),
    ),
    { kind: 'modules', text: verify.url, rows: verify.modules },
    ...(consents.length === 0
      ? [plain(v.say(SENTENCES.consents_none))]
      : consents.flatMap((each) => consentBlocks(v, facts, each))),
    quiet(v.say(SENTENCES.certificate_chain)),
    quiet(v.say(SENTENCES.certificate_how)),
  ];
}
