/** What may be erased and when: a table a data officer can read. */
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import type { Instant } from '../kernel/dates.ts';
import type { ClaimFile, ClaimsEvent } from '../claims/types.ts';
import { type Opening, claimsOf, delivered, escalated, openedClaim, record } from '../claims/appointment.fixture.ts';
import { apply, ORDER } from '../orders/orders.fixture.ts';
import type { Goods } from '../shipments/goods.fixture.ts';
import { endOrder } from '../orders/rules.ts';
import { type Ask, erase, erasureStates, evolveErasure, initialErasure } from './rules.ts';
import type { ErasureEvent, ErasureStates } from './types.ts';

const beside = {
  kinds: new Map([
    ['msg', 'message'],
    ['clause', 'clause'],
    ['said', 'evidence'],
    ['paper', 'paper'],
    ['n', 'file_name'],
  ]),
  files: new Map([
    ['photo', 'a'.repeat(64)],
    ['copy', 'b'.repeat(64)],
    ['drawing', 'd'.repeat(64)],
  ]),
};
const ask = (part: Partial<Ask>): Ask => ({ contents: [], files: [], reason: 'data_subject_request', ...part });

const running = (): Goods => delivered({});
const contested = (opening: Opening = {}): Goods => escalated(opening);
const ended = (): Goods => {
  const g = delivered({});
  apply(g, endOrder(ORDER, claimsOf(g), 'completed', 'windows_closed'));
  return g;
};
const closedCase = (): Goods => {
  const g = ended();
  record(g, openedClaim({}), { type: 'claims.withdrawn', v: 1, data: { claimId: 'claim00001' } });
  return g;
};

const CLAIM = 'claim00001';
const PHOTO: ClaimFile = {
  claimId: CLAIM,
  documentId: 'photo',
  sha256: 'a'.repeat(64),
  sharedId: 'copy',
  sharedSha256: 'b'.repeat(64),
  mediaType: 'image/png',
  sizeBytes: 9,
  name: { contentId: 'n', hash: 'h' },
  by: 'buyer',
};

/** A claim with a photo and a statement, and what became of it; the order runs on. */
function shown(...then: readonly ClaimsEvent[]): Goods {
  const g = delivered({});
  const said = { evidenceId: 'e1', by: 'buyer', kind: 'statement', issuer: null, clauseId: 'power' } as const;
  const when = { late: false, answerBy: null, requestId: null };
  record(
    g,
    openedClaim({}),
    { type: 'claims.file_kept', v: 1, data: PHOTO },
    {
      type: 'claims.evidence_filed',
      v: 1,
      data: { claimId: CLAIM, ...said, body: { contentId: 'said', hash: 'h' }, files: [PHOTO], ...when },
    },
    ...then,
  );
  return g;
}
const withdrawn = (): Goods => shown({ type: 'claims.withdrawn', v: 1, data: { claimId: CLAIM } });

/** Decided and paid, and open to an appeal until the instant. */
function paid(until: Instant): Goods {
  const [by, decisionId] = ['u1', 'd1'];
  const made = {
    decisionId,
    round: 'first',
    by,
    case: { contentId: 'case', hash: 'h' },
    result: { award: { refundMinor: 0 } },
    overrides: [],
  };
  const appealBy = { lastDay: '2026-07-08', at: until };
  return shown(
    { type: 'claims.determined', v: 1, data: { claimId: CLAIM, ...made } as never },
    { type: 'claims.approved', v: 1, data: { claimId: CLAIM, decisionId, by, refundDueOn: '2026-07-08', appealBy } },
    { type: 'claims.finished', v: 1, data: { claimId: CLAIM, because: 'paid' } },
  );
}
const decided = (): Goods => paid('2026-07-08T16:00:00.000Z');
/** At the instant itself the days to appeal are over. */
const final = (): Goods => paid(delivered({}).at);

const statesOf = (g: Goods): ErasureStates => erasureStates({ ...g.states });
const told = (g: Goods, part: Partial<Ask>): string => {
  const decided = erase(statesOf(g), g.at, ask(part), beside);
  return decided.ok ? (decided.value.events ?? []).map(({ type }) => type).join() : decided.code;
};

describe('erasing', () => {
  it.each<readonly [string, () => Goods, Partial<Ask>, string]>([
    ['nothing', ended, {}, 'erasure.nothing_named'],
    ['a text of another order', ended, { contents: ['other'] }, 'erasure.unknown'],
    ['a file of another order', ended, { files: ['other'] }, 'erasure.unknown'],
    ['a message while the order runs', running, { contents: ['msg'] }, 'erasure.erased'],
    ['a message while a case is open', contested, { contents: ['msg'] }, 'erasure.erased'],
    ['a clause while the order runs', running, { contents: ['clause'] }, 'erasure.order_open'],
    ['a file of the contract while the order runs', running, { files: ['drawing'] }, 'erasure.order_open'],
    ['a paper while the order runs', running, { contents: ['paper'] }, 'erasure.order_open'],
    [
      'evidence of a claim that is over while the order runs',
      withdrawn,
      { contents: ['said'], files: ['photo'] },
      'erasure.erased',
    ],
    ['that and a clause while the order runs', withdrawn, { contents: ['said', 'clause'] }, 'erasure.order_open'],
    ['evidence while a decision can be appealed', decided, { contents: ['said'] }, 'erasure.case_open'],
    ['evidence once it cannot be any more', final, { contents: ['said'] }, 'erasure.erased'],
    ['evidence while a case is open', contested, { contents: ['said'] }, 'erasure.case_open'],
    ['a message and evidence while a case is open', contested, { contents: ['msg', 'said'] }, 'erasure.case_open'],
    ['a clause once the order has ended', ended, { contents: ['clause'] }, 'erasure.erased'],
    ['evidence once the case is over', closedCase, { contents: ['said'], files: ['photo'] }, 'erasure.erased'],
  ])('%s', (_, goods, part, wanted) => expect(told(goods(), part)).toBe(wanted));

  it.each([['photo'], ['copy']])('of %s takes original, shared copy and name, and asks for the bytes to go', (id) => {
    const g = withdrawn();
    const result = erase(statesOf(g), g.at, ask({ files: [id] }), beside);
    if (!result.ok) throw new Error(result.code);
    const { erasures, jobs, events } = result.value;
    expect(erasures?.map((each) => `${each.of} ${each.id}`).sort()).toEqual(['content n', 'file copy', 'file photo']);
    expect(jobs?.map(({ data }) => data['sha256']).sort()).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
    expect(JSON.stringify(events)).toContain('"contents":["n"]');
  });

  it('of one of two files with one copy leaves the other its copy, and of the last takes it', () => {
    const twin: ClaimFile = { ...PHOTO, documentId: 'twin', sha256: 'e'.repeat(64), name: { contentId: 'm', hash: 'h' } };
    const g = shown(
      { type: 'claims.file_kept', v: 1, data: { ...twin, by: 'supplier' } },
      { type: 'claims.withdrawn', v: 1, data: { claimId: CLAIM } },
    );
    const known = { ...beside, files: new Map([...beside.files, ['twin', 'e'.repeat(64)]]) };
    const erased = (states: ErasureStates, id: string): ErasureEvent['data'] => {
      const result = erase(states, g.at, ask({ files: [id] }), known);
      if (!result.ok) throw new Error(result.code);
      return must((result.value.events ?? [])[0] as ErasureEvent | undefined, 'an event').data;
    };
    const idsOf = ({ contents, files }: ErasureEvent['data']) =>
      [...contents, ...files.map(({ documentId }) => documentId)].sort();
    const first = erased(statesOf(g), 'photo');
    expect(idsOf(first)).toEqual(['n', 'photo']);
    const erasure = { contents: first.contents, files: first.files };
    expect(idsOf(erased({ ...statesOf(g), erasure }, 'twin'))).toEqual(['copy', 'm', 'twin']);
    expect(idsOf(erased(statesOf(g), 'copy'))).toEqual(['copy', 'm', 'n', 'photo', 'twin']);
  });

  it("of an inspector's photo takes original and shared copy; it has no name, and waits for the order's end", () => {
    const { name: _name, by: _by, claimId: _claim, ...pair } = PHOTO;
    const photo = { ...pair, bookingId: 'b1', clauseId: 'power', takenAt: null };
    const taken = (g: Goods): ErasureStates => {
      const states = statesOf(g);
      return { ...states, inspections: { ...states.inspections, photos: [photo] } };
    };
    const [g, open] = [ended(), running()];
    const result = erase(taken(g), g.at, ask({ files: ['copy'] }), beside);
    expect(result.ok && result.value.erasures?.map(({ of, id }) => `${of} ${id}`).sort()).toEqual(['file copy', 'file photo']);
    expect(erase(taken(open), open.at, ask({ files: ['photo'] }), beside)).toMatchObject({ code: 'erasure.order_open' });
  });

  it.each(['agreed', 'replaced', 'amendment'] as const)('of a file of the contract, %s, takes its name', (where) => {
    const g = ended();
    const contracts = statesOf(g).contracts;
    const attachment = {
      attachmentId: 'drawing',
      sha256: 'd'.repeat(64),
      bytes: 9,
      mediaType: 'application/pdf',
      name: { contentId: 'n', hash: 'h' },
      precedence: 'file',
      by: 'buyer',
    } as const;
    const agreed = must(contracts.agreed, 'a delivered order is agreed');
    const text = { ...agreed, terms: { ...agreed.terms, attachments: [attachment] } };
    const amendment = { ...text, amendmentId: 'a', by: 'buyer' } as const;
    const held = { agreed: { agreed: text }, replaced: { replaced: [text] }, amendment: { amendment } }[where];
    const states = { ...statesOf(g), contracts: { ...contracts, ...held } };
    const result = erase(states, g.at, ask({ files: ['drawing'] }), beside);
    expect(result.ok && result.value.erasures).toEqual([
      { of: 'content', id: 'n' },
      { of: 'file', id: 'drawing' },
    ]);
  });

  it('twice is once', () => {
    const g = ended();
    const first = erase(statesOf(g), g.at, ask({ contents: ['clause', 'clause', 'msg'] }), beside);
    if (!first.ok) throw new Error(first.code);
    const [event] = (first.value.events ?? []) as readonly ErasureEvent[];
    expect(event?.data.contents).toEqual(['clause', 'msg']);
    const erasure = evolveErasure(initialErasure, { ...(event as ErasureEvent), seq: 1, at: g.at, actor: { kind: 'timer' } });
    expect(erase({ ...statesOf(g), erasure }, g.at, ask({ contents: ['clause'] }), beside)).toEqual({ ok: true, value: {} });
  });
});
