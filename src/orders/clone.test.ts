/** What a repeat order takes over: every text, no date. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attach, detach, findAttachment } from './attach.rules.ts';
import { leftBehind, refsOf, undated, withRefs } from './clone.rules.ts';
import { SUPPLIER, sent, terms } from './orders.fixture.ts';
import { orderStates } from './rules.ts';

const ref = (id: string) => ({ contentId: id, hash: `hash of ${id}` });
const file = (attachmentId: string, precedence: 'clauses' | 'file' = 'clauses') =>
  ({
    attachmentId,
    sha256: attachmentId,
    bytes: 9,
    mediaType: 'application/pdf',
    name: ref(attachmentId),
    precedence,
    by: 'buyer',
  }) as const;

describe('undated', () => {
  const dated = terms({
    deliverBy: '2026-06-20',
    documents: [{ type: 'invoice', form: null, issuer: ref('i'), latestOn: '2026-05-01' }],
  });

  it('leaves no day of the old order in the terms', () => {
    expect(JSON.stringify(undated(dated))).not.toMatch(/\d{4}-\d\d-\d\d/);
    expect({ ...undated(dated), shipBy: 0, deliverBy: 0, documents: 0 }).toEqual({
      ...dated,
      shipBy: 0,
      deliverBy: 0,
      documents: 0,
    });
  });

  it('tells which days were left out', () => {
    expect(leftBehind(dated, undated(dated))).toEqual([
      { code: 'clone.dates_left_out', data: { fields: ['deliverBy', 'documents'] } },
    ]);
    expect(leftBehind(dated, { ...undated(dated), deliverBy: '2027-01-01' })).toEqual([
      { code: 'clone.dates_left_out', data: { fields: ['documents'] } },
    ]);
    expect(leftBehind(terms(), undated(terms()))).toEqual([]);
  });
});

describe('withRefs', () => {
  it('replaces every reference and nothing else', () => {
    const value = {
      a: ref('1'),
      b: [ref('2'), { contentId: 'not a reference' }],
      c: { hash: 'x', contentId: 'y', more: 1 },
      d: null,
    };
    expect(refsOf(value).map((r) => r.contentId)).toEqual(['1', '2']);
    expect(withRefs(value, (r) => ref(`${r.contentId}'`))).toEqual({
      ...value,
      a: ref("1'"),
      b: [ref("2'"), { contentId: 'not a reference' }],
    });
  });

  it('with the same references gives the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(withRefs({ value }, (r) => r)).toEqual({ value });
      }),
    );
  });
});

describe('attached files', () => {
  it('come and go without touching the rest of the terms', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (ids) => {
        let now = terms();
        for (const id of ids) {
          const next = attach(now, file(id));
          if (next.ok) now = next.value;
        }
        expect(now.attachments.map((a) => a.attachmentId)).toEqual(ids);
        for (const id of ids) {
          const next = detach(now, id);
          if (next.ok) now = next.value;
        }
        expect(now).toEqual(terms());
      }),
    );
  });

  it('are found in the text in force, on the table and proposed', () => {
    const { contracts } = orderStates(sent().states);
    const withFile = (id: string) => ({ ...terms(), attachments: [file(id)] });
    const agreed = { version: 1, fingerprint: 'p', at: '2026-03-02T01:00:00.000Z', terms: withFile('old'), clauses: [] };
    const amendment = { amendmentId: 'a', by: 'buyer' as const, fingerprint: 'q', terms: withFile('new'), clauses: [] };
    const state = { ...contracts, terms: withFile('table'), agreed, amendment };
    expect(['old', 'table', 'new', SUPPLIER].map((id) => findAttachment(state, id)?.attachmentId ?? null)).toEqual([
      'old',
      'table',
      'new',
      null,
    ]);
  });
});
