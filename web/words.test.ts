/** Every message has both languages, names the same values in both, and says something in its own script. */
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { INSPECTION_WORDS } from './claims/inspection.data.ts';
import { ROOM_WORDS } from './claims/room.data.ts';
import { CLAIM_WORDS } from './claims/words.data.ts';
import { ADDRESS_WORDS } from './company/address.data.ts';
import { COMPANY_WORDS } from './company/words.data.ts';
import { GUIDE_WORDS } from './demo/words.data.ts';
import { EXTRAS_WORDS } from './draft/extras.data.ts';
import { DRAFT_WORDS } from './draft/words.data.ts';
import { HOME_WORDS } from './home/words.data.ts';
import { HOW_WORDS } from './how/words.data.ts';
import { DOCUMENT_WORDS } from './orders/documents.data.ts';
import { EVENT_WORDS } from './orders/events.data.ts';
import { WARNING_WORDS } from './orders/warnings.data.ts';
import { BANK_WORDS } from './operator/bank.data.ts';
import { MANAGE_WORDS } from './operator/manage.data.ts';
import { PAYOUT_DESK_WORDS } from './operator/payouts.data.ts';
import { CASE_WORDS } from './operator/case.data.ts';
import { OPERATOR_WORDS } from './operator/words.data.ts';
import { INSPECTOR_WORDS } from './inspector/words.data.ts';
import { MESSAGE_WORDS } from './messages/words.data.ts';
import { ORDER_WORDS } from './orders/words.data.ts';
import { PAY_WORDS } from './pay/words.data.ts';
import { ACCOUNT_WORDS } from './session/account.data.ts';
import { PALETTE_WORDS } from './palette/words.data.ts';
import { SESSION_WORDS } from './session/words.data.ts';
import { STATEMENT_WORDS } from './statements/words.data.ts';
import { PAYOUT_WORDS } from './supply/payouts.data.ts';
import { SUPPLY_WORDS } from './supply/words.data.ts';
import { CATEGORY_WORDS } from './suppliers/categories.data.ts';
import { SUPPLIER_WORDS } from './suppliers/words.data.ts';
import { UI_WORDS } from './ui/words.data.ts';
import type { Pair } from './ui/words.types.ts';
import { VERIFY_WORDS } from './verify/words.data.ts';
import { VISIT_WORDS } from './visits/words.data.ts';
import { WORDS } from './words.data.ts';

/** The names of the values of a message, from its parsed form: `{n}` and `{n, plural, ...}` alike. */
function valuesOf(message: string): readonly string[] {
  const compiled = compileMessage(message);
  const parts = typeof compiled === 'string' ? [] : compiled;
  return [...new Set(parts.flatMap((part) => (Array.isArray(part) ? [String(part[0])] : [])))].sort();
}

/** Slices whose events stand in an order's stream. */
const SLICES = ['contracts', 'orders', 'payments', 'shipments', 'inspections', 'claims', 'messages'] as const;

const entries: readonly (readonly [string, Pair])[] = Object.entries(WORDS);

describe('messages', () => {
  it('are as many as their tables hold: no key stands in two', () => {
    const tables = [
      UI_WORDS,
      HOME_WORDS,
      HOW_WORDS,
      GUIDE_WORDS,
      SESSION_WORDS,
      PALETTE_WORDS,
      ACCOUNT_WORDS,
      COMPANY_WORDS,
      ADDRESS_WORDS,
      SUPPLIER_WORDS,
      CATEGORY_WORDS,
      VERIFY_WORDS,
      VISIT_WORDS,
      ORDER_WORDS,
      PAY_WORDS,
      MESSAGE_WORDS,
      STATEMENT_WORDS,
      EVENT_WORDS,
      DOCUMENT_WORDS,
      WARNING_WORDS,
      DRAFT_WORDS,
      EXTRAS_WORDS,
      OPERATOR_WORDS,
      CASE_WORDS,
      MANAGE_WORDS,
      BANK_WORDS,
      INSPECTION_WORDS,
      CLAIM_WORDS,
      ROOM_WORDS,
      SUPPLY_WORDS,
      PAYOUT_WORDS,
      PAYOUT_DESK_WORDS,
      INSPECTOR_WORDS,
    ];
    expect(entries.length).toBe(tables.reduce((sum, table) => sum + Object.keys(table).length, 0));
    expect(entries.length).toBeGreaterThan(100);
  });

  it('have both languages, each in its script', () => {
    // A message of nothing but values and signs has no script.
    const worded = entries.filter(([, [en]]) => /[A-Za-z]/.test(en.replaceAll(/\{\w+\}/g, '')));
    const bad = worded.filter(
      ([, [en, zh]]) => !/[A-Za-z]/.test(en) || /\p{Script=Han}/u.test(en) || !/\p{Script=Han}/u.test(zh),
    );
    expect(bad.map(([key]) => key)).toEqual([]);
  });

  it('name the same values in both', () => {
    const bad = entries.filter(([, [en, zh]]) => valuesOf(en).join() !== valuesOf(zh).join());
    expect(bad.map(([key]) => key)).toEqual([]);
  });

  it('use Chinese punctuation between Chinese characters', () => {
    const bad = entries.filter(([, [, zh]]) => /\p{Script=Han}[,:;?!]|\p{Script=Han}\.$/u.test(zh));
    expect(bad.map(([key]) => key)).toEqual([]);
  });
});

it('every warning of the reference has its words', async () => {
  const reference = await readFile(new URL('../docs/reference/warnings.md', import.meta.url), 'utf8');
  const codes = [...reference.matchAll(/^\| `([a-z_.]+)` \|/gm)].map(([, code]) => `warning.${code}`).sort();
  expect(codes.length).toBeGreaterThan(20);
  expect(Object.keys(WARNING_WORDS).sort()).toEqual(codes);
});

it('every event of an order has its words', async () => {
  const registered = (
    await Promise.all(SLICES.map((slice) => readFile(new URL(`../src/${slice}/types.ts`, import.meta.url), 'utf8')))
  ).join('\n');
  const types = [...registered.matchAll(/DomainEvent<\s*'([a-z_.]+)'/g)].map(([, type]) => `event.${type}`);
  expect(types.length).toBeGreaterThan(60);
  expect(types.filter((key) => !Object.hasOwn(EVENT_WORDS, key))).toEqual([]);
});
