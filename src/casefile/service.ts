/** Making the case file of a claim for one who may read it: gathered in one transaction, sealed with the programme's key. */
import { booksSince } from '../calendar/service.ts';
import { claimById, claimsStates } from '../claims/rules.ts';
import type { ClaimPath } from '../claims/service.ts';
import type { Claim } from '../claims/types.ts';
import type { Call, Context } from '../context.ts';
import { fetchBytes, readDocument } from '../documents/store.ts';
import { must } from '../kernel/assert.ts';
import { startOfDay } from '../kernel/dates.ts';
import { type JsonObject, type Result, ok, refuse } from '../kernel/result.ts';
import { type LetterRows, printedBytes, readLetterRows } from '../letters/service.ts';
import { LETTER_FORM, type Printable } from '../letters/types.ts';
import { openOrderFor } from '../orders/read.service.ts';
import type { ContentRow } from '../orders/store.ts';
import { policyById } from '../policy/rules.ts';
import type { Policy } from '../policy/types.ts';
import { zoneOf } from '../shipments/rules.ts';
import { pack } from './archive.rules.ts';
import {
  type Source,
  type Standing,
  contractFile,
  decisionFile,
  evidenceRows,
  jsonEntry,
  letterPath,
  lettersIn,
  manifestOf,
  standingOf,
  textLetters,
} from './build.rules.ts';
import { countedSpan, daysFile } from './days.rules.ts';
import { isReady, tellable } from './tell.rules.ts';
import type { Entry, StoredText } from './types.ts';

type Gathered = { readonly head: string; readonly rows: LetterRows };

async function gather(ctx: Context, call: Call, at: ClaimPath): Promise<Result<Gathered>> {
  const opened = await openOrderFor(ctx, call.by, 'case_file.read', at.orderId, async (q, order) => {
    const claim = claimById(claimsStates(order.states).claims, at.claimId);
    if (!claim.ok) return claim;
    return isReady(claim.value) ? ok(await readLetterRows(q, order.states, at)) : refuse('casefile.not_yet');
  });
  if (!opened.ok) return opened;
  const { order, more } = opened.value;
  if (!more.ok) return more;
  return ok({ head: order.head, rows: more.value });
}

const textsOf = (contents: ReadonlyMap<string, ContentRow>): readonly StoredText[] =>
  [...contents.values()]
    .map(({ contentId, kind, salt, body, hash }) => ({ contentId, kind, salt, body, hash, erased: salt === null }))
    .sort((a, b) => (a.contentId < b.contentId ? -1 : 1));

/** Business days from the order's first counted term to the claim's last, by every calendar in force since. */
async function daysEntry(ctx: Context, source: Source, { order }: Standing, policy: Policy): Promise<Entry> {
  const span = countedSpan(source.events, source.claimId, policy);
  if (!span) return jsonEntry('days.json', null);
  const books = await ctx.read({ kind: 'platform' }, (q) => booksSince(q, startOfDay(span.from, zoneOf(order))));
  return jsonEntry('days.json', daysFile(order, span.from, span.to, books));
}

/**
 * Shared copies of the claim's files; originals stay sealed and are told by their hashes.
 * `missing`: one is erased of which the events say nothing, and is left out.
 */
async function evidenceEntries(
  ctx: Context,
  call: Call,
  { orderId, events }: Source,
  claim: Claim,
): Promise<{ readonly entries: readonly Entry[]; readonly missing: boolean }> {
  const shared = new Map(claim.evidence.flatMap(({ files }) => files.map((file) => [file.documentId, file.sharedId] as const)));
  const rows = evidenceRows(claim, events);
  const copies = new Map<string, Entry>();
  let missing = false;
  for (const { documentId, path } of rows) {
    if (path === null) continue;
    const document = await ctx.read(call.by, (q) => readDocument(q, orderId, shared.get(documentId) ?? ''));
    if (document?.erasedAt) {
      missing = true;
      continue;
    }
    const bytes = await fetchBytes(ctx.storage, must(document, 'a kept file has its row'));
    copies.set(path, { path, bytes: new Uint8Array(bytes) });
  }
  return { entries: [jsonEntry('evidence.json', rows), ...copies.values()], missing };
}

async function printedLetters(letters: readonly Printable[]): Promise<readonly Entry[]> {
  const printed: Entry[] = [];
  for (const letter of letters) printed.push({ path: letterPath(letter.lang, 'pdf'), bytes: await printedBytes(letter, 'pdf') });
  return printed;
}

/**
 * Makes and seals the case file. Errors: access.not_found, claim.not_found, casefile.not_yet.
 * @param seen the head of the chain at the last try
 */
export async function makeCaseFile(
  ctx: Context,
  call: Call,
  at: ClaimPath,
  seen: string | null = null,
): Promise<Result<Uint8Array>> {
  const gathered = await gather(ctx, call, at);
  if (!gathered.ok) return gathered;
  const { head, rows } = gathered.value;
  const source: Source = { ...at, ...tellable(rows.events, textsOf(rows.contents)), names: rows.names };
  const standing = standingOf(source);
  const { claim, order } = standing;
  const policy = policyById(order.orders.policy);
  if (!policy.ok) return policy;
  const decision = decisionFile(claim, source.texts);
  const letters = lettersIn(source);
  const evidence = await evidenceEntries(ctx, call, source, claim);
  // The events that were read knew nothing of that erasure; those that are read now do. Where no event came since, none
  // ever tells of it: the file is made without, and whoever verifies it finds that.
  if (evidence.missing && head !== seen) return makeCaseFile(ctx, call, at, head);
  const entries: readonly Entry[] = [
    jsonEntry('contract.json', contractFile(at.orderId, standing)),
    jsonEntry('parties.json', rows.names),
    jsonEntry('policy.json', policy.value),
    await daysEntry(ctx, source, standing, policy.value),
    jsonEntry('events.json', source.events),
    jsonEntry('texts.json', source.texts),
    jsonEntry('claim.json', claim),
    ...(decision ? [jsonEntry('decision.json', decision)] : []),
    ...evidence.entries,
    ...textLetters(letters),
    ...(await printedLetters(letters)),
  ];
  const ruleSet = decision?.result.ruleSet ?? null;
  const letterForm = letters.length > 0 ? LETTER_FORM : null;
  return ok(await seal(ctx, entries, { ...at, madeAt: call.receivedAt, head, ruleSet, letterForm }));
}

type About = Parameters<typeof manifestOf>[1];

/** Signs the manifest of the entries and packs everything. */
export async function seal(ctx: Pick<Context, 'signer'>, entries: readonly Entry[], about: About): Promise<Uint8Array> {
  const manifest = jsonEntry('manifest.json', manifestOf(entries, about));
  const signature = { jws: await ctx.signer.sign(manifest.bytes), key: await ctx.signer.publicKey() };
  return pack([...entries, manifest, jsonEntry('signature.json', signature)]);
}

/** The keys that sign this programme's case files, as a JSON Web Key Set. */
export const publicKeys = async (ctx: Pick<Context, 'signer'>): Promise<{ readonly keys: readonly JsonObject[] }> => ({
  keys: [(await ctx.signer.publicKey()) as unknown as JsonObject],
});
