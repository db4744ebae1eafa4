/** What a case file says, held against what its events and texts make of it: each answer is true, or where it does not hold. */
import { checkCase } from '../claims/case.rules.ts';
import type { CaseInput, Determination } from '../claims/determination.types.ts';
import { type FindingOverride, determineWith } from '../claims/override.rules.ts';
import { canonical, fingerprint, sha256 } from '../kernel/canonical.ts';
import { GENESIS, type Link, eventHash } from '../kernel/chain.ts';
import { contentHash } from '../kernel/content.ts';
import type { ContentRef, RecordedEvent } from '../kernel/decider.ts';
import type { Json } from '../kernel/result.ts';
import { LETTER_FORM, type LetterNames } from '../letters/types.ts';
import { policyById } from '../policy/rules.ts';
import type { Policy } from '../policy/types.ts';
import {
  LETTER_LANGS,
  type Source,
  type Standing,
  contractFile,
  decisionFile,
  erasedBy,
  evidenceRows,
  letterPath,
  lettersIn,
  standingOf,
  textLetters,
} from './build.rules.ts';
import { daysHold as termsHold } from './days.rules.ts';
import { mayBeWithheld } from './tell.rules.ts';
import type { DaysFile, EvidenceRow, Manifest, StoredText } from './types.ts';

export type Files = ReadonlyMap<string, Uint8Array>;
export type Held = true | string;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A file of the archive as text; throws where it is none. */
export const textIn = (files: Files, path: string): string => decoder.decode(files.get(path) ?? new Uint8Array());

/** What a JSON file of the archive says; throws where it is none, which is caught where checks are made. */
export const read = <T>(files: Files, path: string): T => JSON.parse(textIn(files, path)) as T;

type Row = Link & RecordedEvent & { readonly hash: string; readonly withheld?: true };

/** The events are one chain of one order, from the first to the head that the manifest names. */
export function eventsHold(files: Files, manifest: Manifest): Held {
  const events = read<readonly Row[]>(files, 'events.json');
  let head = GENESIS;
  for (const [index, event] of events.entries()) {
    const fits = event.seq === index + 1 && event.prev === head && event.stream.id === manifest.orderId;
    // Of a decision that is withheld the next event, or the head, vouches for the hash.
    const isWhole = event.withheld ? mayBeWithheld(event, events) : eventHash(event) === event.hash;
    if (!fits || !isWhole) return `event ${index + 1}`;
    head = event.hash;
  }
  return head === manifest.head ? true : 'head';
}

/** What the other files are held against. Throws where events or texts cannot be read, or hold no such claim. */
export type Grounds = { readonly source: Source; readonly standing: Standing };

export function groundsOf(files: Files, { orderId, claimId }: Manifest): Grounds {
  const source: Source = {
    orderId,
    claimId,
    events: read<readonly Row[]>(files, 'events.json'),
    texts: read<readonly StoredText[]>(files, 'texts.json'),
    names: read<LetterNames>(files, 'parties.json'),
  };
  return { source, standing: standingOf(source) };
}

const isThat = (files: Files, path: string, value: unknown): boolean => textIn(files, path) === canonical(value);

/** The contract is the one of the events, with the fingerprint that both confirmed, between the companies that are named. */
export function contractHolds(files: Files, { source, standing }: Grounds): Held {
  const contract = contractFile(source.orderId, standing);
  if (fingerprint(contract.document) !== contract.fingerprint) return 'fingerprint';
  if (!isThat(files, 'contract.json', contract)) return 'not the contract of the events';
  const { buyerId, supplierId, buyerCountry, supplierCountry } = standing.order.contracts;
  const { buyer, supplier } = source.names;
  const isWho = buyer.companyId === buyerId && supplier.companyId === supplierId;
  // A country that the contract says is its country; of an older one the programme's own register tells.
  const isWhere =
    [buyerCountry ?? buyer.country, supplierCountry ?? supplier.country].join() === [buyer.country, supplier.country].join();
  return isWho && isWhere ? true : 'parties.json';
}

/** The policy is the one that the order was pinned to, word by word. */
export function policyHolds(files: Files, { standing }: Grounds): Held {
  const { id } = read<Policy>(files, 'policy.json');
  if (id !== standing.order.orders.policy) return 'not the policy of the order';
  const known = policyById(id);
  if (!known.ok) return `${id} is newer than this verifier`;
  return isThat(files, 'policy.json', known.value) ? true : id;
}

/** Every deadline and due date follows from the days of the file. */
export function daysHold(files: Files, { source, standing }: Grounds): Held {
  const policy = read<Policy>(files, 'policy.json');
  return termsHold(read<DaysFile>(files, 'days.json'), standing.order, source.events, { claimId: source.claimId, policy });
}

/** References to texts within JSON values: an id and a hash, nothing else. */
function refsIn(value: Json): readonly ContentRef[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => refsIn(item));
  if (typeof value !== 'object' || value === null) return [];
  const { contentId, hash } = value as Partial<ContentRef>;
  if (typeof contentId === 'string' && typeof hash === 'string' && Object.keys(value).length === 2) return [{ contentId, hash }];
  return Object.values(value).flatMap((inner) => refsIn(inner as Json));
}

/** Every text is named by the events or the contract and has the salted hash that they hold; of one that an event says was erased only the hash is left. */
export function textsHold(files: Files): Held {
  const texts = read<readonly StoredText[]>(files, 'texts.json');
  const said = erasedBy(read<readonly Row[]>(files, 'events.json')).texts;
  const isGone = ({ salt, body }: StoredText): boolean => salt === null && body === null;
  const isWhole = ({ salt, body, hash }: StoredText): boolean => salt !== null && contentHash(salt, body as Json) === hash;
  const bad = texts.find((text) => text.erased !== said.has(text.contentId) || !(text.erased ? isGone(text) : isWhole(text)));
  if (bad) return bad.contentId;
  const stored = new Map(texts.map(({ contentId, hash }) => [contentId, hash]));
  if (stored.size !== texts.length) return 'twice';
  const named = refsIn([read<Json>(files, 'events.json'), read<Json>(files, 'contract.json')]);
  const missing = named.find(({ contentId, hash }) => stored.get(contentId) !== hash);
  if (missing) return missing.contentId;
  const known = new Set(named.map(({ contentId }) => contentId));
  return texts.find(({ contentId }) => !known.has(contentId))?.contentId ?? true;
}

/** The claim is what the events make of it. */
export const claimHolds = (files: Files, { standing }: Grounds): Held =>
  isThat(files, 'claim.json', standing.claim) ? true : 'not the claim of the events';

/** The evidence is what the claim's events tell, and shared copies that lie in the file have the hashes that were filed. */
export function evidenceHolds(files: Files, { source, standing }: Grounds): Held {
  const rows = read<readonly EvidenceRow[]>(files, 'evidence.json');
  if (!isThat(files, 'evidence.json', evidenceRows(standing.claim, source.events))) return 'not the evidence of the events';
  const bad = rows.find(
    ({ sharedSha256, path }) => path !== null && sha256(files.get(path) ?? new Uint8Array()) !== sharedSha256,
  );
  return bad ? bad.documentId : true;
}

/** The decision is the one that stands by the events, and its case the text they name. */
export function decisionHolds(files: Files, { source, standing }: Grounds): Held {
  const decision = decisionFile(standing.claim, source.texts);
  if (decision === null || !files.has('decision.json'))
    return decision === null && !files.has('decision.json') ? true : 'decision.json';
  return isThat(files, 'decision.json', decision) ? true : 'not the decision of the events';
}

export type Replayed = { readonly same: boolean; readonly hash: string };
type DecisionFile = {
  readonly input: CaseInput | null;
  readonly overrides: readonly FindingOverride[];
  readonly result: Determination;
};

/** The decision made again from its case by its own rule set. null: there is none, or its case was erased. */
export function replayed(files: Files): Replayed | null {
  if (!files.has('decision.json')) return null;
  const { input, overrides, result } = read<DecisionFile>(files, 'decision.json');
  if (input === null) return null;
  const checked = checkCase(input);
  if (!checked.ok) return { same: false, hash: result.hash };
  const again = determineWith(checked.value, overrides);
  return { same: again.hash === result.hash && fingerprint(again) === fingerprint(result), hash: again.hash };
}

/** The text letters, written again from decision, contract, texts and names, are those of the file; each has its PDF beside it. */
export function letterHolds(files: Files, { letterForm }: Manifest, { source }: Grounds): Held {
  const letters = lettersIn(source);
  const paths = letters.flatMap(({ lang }) => [letterPath(lang, 'txt'), letterPath(lang, 'pdf')]);
  const other = [...files.keys()].find((path) => path.startsWith('letters/') && !paths.includes(path));
  if (other !== undefined) return other;
  const form = letters.length > 0 ? LETTER_FORM : null;
  if (letterForm !== form)
    return letterForm === null || form === null ? 'form' : `wording ${letterForm} is newer than this verifier`;
  const altered = textLetters(letters).find(({ path, bytes }) => textIn(files, path) !== decoder.decode(bytes));
  if (altered) return altered.path;
  return LETTER_LANGS.map((lang) => letterPath(lang, 'pdf')).find((path) => form !== null && !files.has(path)) ?? true;
}
