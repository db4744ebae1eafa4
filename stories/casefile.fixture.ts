/** Case files of played stories, and the ways in which somebody may alter one, for tests. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { memorySigner } from '../src/adapters/signing/keys.ts';
import { pack, unpack } from '../src/casefile/archive.rules.ts';
import { type Source, jsonEntry, lettersIn, manifestOf, textEntry, textLetters } from '../src/casefile/build.rules.ts';
import type { verifyCaseFile } from '../src/casefile/report.service.ts';
import { seal } from '../src/casefile/service.ts';
import { must } from '../src/kernel/assert.ts';
import { type Link, eventHash } from '../src/kernel/chain.ts';
import type { CheckCode, DaysFile, Entry, Manifest, StoredText } from '../src/casefile/types.ts';
import { claimPath } from '../scripts/stories/world.ts';
import { stageOf } from './stage.fixture.ts';

export type Entries = readonly Entry[];
type Change = (entries: Entries) => Entries;

/** The text of a story that ends where tents are claimed for their doors and the claim lies with the platform. */
export const escalatedTents = (title: string): string => `
story: ${title}
source: made for this test
policy: classic
now: 2026-01-12T09:00:00+08:00
setup:
  buyer: { name: Fairground Displays Ltd, country: GB }
  supplier: { name: Zhejiang Canvas Works Co Ltd, country: CN, limit: 8000.00 USD }
steps:
  - buyer.start_order: { product: Display tent, category: tents-and-outdoor, quantity: 20 pcs, unit_price: 240.00 USD, incoterm: FOB Ningbo, ship_by: 2026-03-20, cover: post_delivery, instalments: [ { name: full, share: 100, due: on_confirmation } ] }
  - buyer.add_clause: { id: door, text: "Clear height of the front entrance at least 200 cm", class: major }
  - buyer.send: {}
  - supplier.confirm: {}
  - buyer.confirm: {}
  - bank.credits: { amount: 4800.00 USD }
  - at: 2026-03-18T10:00:00+08:00
  - supplier.ship: { on: 2026-03-18, documents: [ { type: bill_of_lading, dated: 2026-03-18 } ] }
  - at: 2026-04-25T09:00:00+01:00
  - supplier.arrived: { on: 2026-04-24 }
  - at: 2026-04-28T09:00:00+01:00
  - buyer.open_claim: { ground: quality, clauses: [door], evidence: [ { kind: own_measurement, clause: door, values: ["148 cm", "149 cm"], instrument: steel tape, uncertainty: "0.5 cm", method: floor to lowest point of the frame } ] }
  - at: 2026-05-23T09:00:00+08:00
  - buyer.escalate: {}
`;

/** Plays a story to its end and downloads its case file as the buyer. Throws with what the story found wrong. */
export async function caseFileOf(name: string): Promise<Uint8Array> {
  const stage = await stageOf(await readFile(join(import.meta.dirname, `${name}.yaml`), 'utf8'));
  try {
    await stage.playToEnd();
    const { world, get } = stage;
    return (await get(world.people.buyer, await claimPath(world, '/case-file'))).bytes;
  } finally {
    await stage.stop();
  }
}

export const entriesOf = (bytes: Uint8Array): Entries => {
  const archive = unpack(bytes);
  return archive.ok ? archive.value : [];
};

export const jsonOf = <T>(entries: Entries, path: string): T =>
  JSON.parse(new TextDecoder().decode(entries.find((entry) => entry.path === path)?.bytes)) as T;

const isSeal = ({ path }: Entry): boolean => path === 'manifest.json' || path === 'signature.json';

const aboutOf = (entries: Entries) => {
  const { format: _, files: __, ...about } = jsonOf<Manifest>(entries, 'manifest.json');
  return about;
};

/** The archive with some entries changed, sealed anew by somebody with a key of their own. */
export async function resealed(bytes: Uint8Array, change: Change, about: Partial<Manifest> = {}): Promise<Uint8Array> {
  const before = entriesOf(bytes);
  const kept = change(before).filter((entry) => !isSeal(entry));
  return seal({ signer: memorySigner() }, kept, { ...aboutOf(before), ...about });
}

/** The archive's letters written again from its own texts, as the programme would after a text was erased. */
export function withLetters(entries: Entries): Entries {
  const { orderId, claimId } = aboutOf(entries);
  const [events, texts, names] = ['events.json', 'texts.json', 'parties.json'].map((path) => jsonOf(entries, path));
  const letters = textLetters(lettersIn({ orderId, claimId, events, texts, names } as Source));
  return entries.map((entry) => letters.find(({ path }) => path === entry.path) ?? entry);
}

const erase = (text: StoredText): StoredText => ({ ...text, salt: null, body: null, erased: true });

/** The archive as the programme would seal it once texts of some kinds were erased: their words gone, and an event that says so. */
export async function erasedIn(bytes: Uint8Array, ...kinds: readonly string[]): Promise<Uint8Array> {
  const entries = entriesOf(bytes);
  const texts = jsonOf<readonly StoredText[]>(entries, 'texts.json').filter(({ kind }) => kinds.includes(kind));
  const last = must(jsonOf<readonly (Link & { readonly hash: string })[]>(entries, 'events.json').at(-1), 'an order has events');
  const contents = texts.map(({ contentId }) => contentId);
  const data = { reason: 'data_subject_request', contents, files: [] };
  const event = { ...last, prev: last.hash, seq: last.seq + 1, type: 'erasure.erased', v: 1, data };
  const hash = eventHash(event);
  const change: Change = (before) =>
    withText(
      changedList(before, 'events.json', (events) => [...events, { ...event, hash }]),
      (text) => (contents.includes(text.contentId) ? erase(text) : text),
    );
  return resealed(bytes, change, { head: hash });
}

export const withText = (entries: Entries, change: (text: StoredText) => StoredText): Entries =>
  entries.map((entry) =>
    entry.path === 'texts.json'
      ? jsonEntry('texts.json', jsonOf<readonly StoredText[]>(entries, 'texts.json').map(change))
      : entry,
  );

/** A JSON file with another value. */
export const changed = (entries: Entries, path: string, change: (value: Record<string, unknown>) => unknown): Entries =>
  entries.map((entry) => (entry.path === path ? jsonEntry(path, change(jsonOf(entries, path))) : entry));

/** A JSON list with other members. */
export const changedList = (entries: Entries, path: string, change: (value: readonly unknown[]) => readonly unknown[]): Entries =>
  entries.map((entry) => (entry.path === path ? jsonEntry(path, change(jsonOf(entries, path))) : entry));

export const withFile = (entries: Entries, path: string, change: (text: string) => string): Entries =>
  entries.map((entry) => (entry.path === path ? textEntry(path, change(new TextDecoder().decode(entry.bytes))) : entry));

export const withDays = (entries: Entries, change: (days: readonly string[]) => readonly string[]): Entries =>
  changed(entries, 'days.json', (days) => {
    const { calendars, ...rest } = days as unknown as DaysFile;
    return { ...rest, calendars: calendars.map((calendar) => ({ ...calendar, business: change(calendar.business) })) };
  });

export const letterIn = (bytes: Uint8Array, lang: string): string =>
  new TextDecoder().decode(entriesOf(bytes).find(({ path }) => path === `letters/${lang}.txt`)?.bytes);

type Report = Awaited<ReturnType<typeof verifyCaseFile>>;
export const failed = ({ checks }: Report): readonly CheckCode[] => checks.filter(({ ok }) => !ok).map(({ code }) => code);

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const flipped = (bytes: Uint8Array, at: number, bits: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  if (copy.length > 0) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ bits;
  return copy;
};

/** The list of files put right after an alteration; nobody but the programme can sign it again. */
const listedAnew = (entries: Entries): Uint8Array => {
  const manifest = jsonEntry(
    'manifest.json',
    manifestOf(
      entries.filter((entry) => !isSeal(entry)),
      aboutOf(entries),
    ),
  );
  return pack(entries.map((entry) => (entry.path === 'manifest.json' ? manifest : entry)));
};

/**
 * One alteration of an archive: bytes flipped, put in, taken out or put behind; a file of it altered, gone or too many, with
 * the archive's own checksums put right, or with the list of files put right too.
 */
export function alteration(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const entries = entriesOf(bytes);
  const at = fc.nat(bytes.length - 1);
  const which = fc.nat(entries.length - 1);
  const bits = fc.integer({ min: 1, max: 255 });
  const one = fc
    .tuple(which, fc.nat(), bits)
    .map(([n, i, b]) => entries.map((entry, m) => (m === n ? { ...entry, bytes: flipped(entry.bytes, i, b) } : entry)));
  return fc.oneof(
    { weight: 5, arbitrary: fc.tuple(at, bits).map(([i, b]) => flipped(bytes, i, b)) },
    fc.tuple(at, bits).map(([i, b]) => joined(bytes.subarray(0, i), Uint8Array.of(b), bytes.subarray(i))),
    fc.tuple(at, fc.integer({ min: 1, max: 40 })).map(([i, n]) => joined(bytes.subarray(0, i), bytes.subarray(i + n))),
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((more) => joined(bytes, more)),
    one.map(pack),
    one.filter((altered) => altered.every((entry, n) => !isSeal(entry) || entry === entries[n])).map(listedAnew),
    which.map((n) => pack(entries.filter((_, m) => m !== n))),
    which.map((n) => pack([...entries, { path: 'more.json', bytes: entries[n]?.bytes ?? new Uint8Array() }])),
  );
}
