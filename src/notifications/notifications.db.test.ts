/** From a commit to mails in a folder: queued with the event or not at all, one mail per reader however often it is worked off. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { folderMail } from '../adapters/mail/folder.ts';
import type { MailPort } from '../adapters/mail/types.ts';
import { enqueue, startBoss } from '../db/boss.ts';
import { commitOne } from '../db/commit.ts';
import { makeFaults } from '../db/faults.ts';
import { makeLog } from '../log.ts';
import { type Desk, type Name, companyOf, openDesk } from '../orders/desk.fixture.ts';
import { deliverLetter, spreadNotice, startNoticeWorkers } from './jobs.ts';
import { letterKey, lettersOf, sendLetter } from './service.ts';
import type { Notice, NoticeLetter } from './types.ts';

let desk: Desk;
let boss: PgBoss;
let folder: string;
let mail: MailPort;
beforeAll(async () => {
  desk = await openDesk();
  folder = await mkdtemp(join(tmpdir(), 'quayside-notices-'));
  mail = folderMail(folder, 'Quayside <quayside@trade.example>');
  for (const [name, people] of [
    ['buyer', ['ann:owner', 'bob:member', 'vic:viewer']],
    ['supplier', ['li:owner']],
  ] as const) {
    for (const person of people) await hire(name, ...(person.split(':') as [string, string]));
  }
  boss = await startBoss({ url: desk.db.url, secret: desk.db.secret, log: makeLog('silent') });
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  mail.close();
  await desk.close();
  await rm(folder, { recursive: true });
});

async function hire(name: Name, person: string, role: string): Promise<void> {
  const at = '2026-03-01T00:00:00Z';
  const { admin } = desk.db;
  await admin.query(
    `insert into auth.organization (id, name, slug, "createdAt") values ($1, $1, $1, $2) on conflict do nothing`,
    [companyOf(name), at],
  );
  await admin.query(`insert into auth."user" (id, name, email, "emailVerified") values ($1, $1, $2, true)`, [
    `u-${person}`,
    `${person}@${name}.example`,
  ]);
  await admin.query(`insert into auth.member (id, "organizationId", "userId", role, "createdAt") values ($1, $2, $3, $4, $5)`, [
    `m-${person}`,
    companyOf(name),
    `u-${person}`,
    role,
    at,
  ]);
}

const queued = async (orderId: string): Promise<readonly Notice[]> =>
  (await boss.findJobs<Notice>('notice', { data: { orderId } })).map((job) => job.data);

const mailsIn = async (): Promise<readonly string[]> => {
  const files = (await readdir(folder)).sort();
  return Promise.all(files.map(async (file) => plain(await readFile(join(folder, file), 'utf8'))));
};

/** Quoted-printable undone: the mail as its reader sees it. */
const plain = (eml: string): string =>
  eml
    .replaceAll('=\r\n', '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());

const emptyFolder = async (): Promise<void> => {
  for (const file of await readdir(folder)) await rm(join(folder, file));
};

async function sentOrder(): Promise<{ readonly orderId: string; readonly notice: Notice }> {
  const orderId = await desk.draft({ as: 'supplier', counterparty: companyOf('buyer') }, 'supplier');
  await desk.ask('supplier', 'POST', `/v1/orders/${orderId}/send`);
  const [notice, ...more] = await queued(orderId);
  if (!notice || more.length > 0) throw new Error('not one notice');
  return { orderId, notice };
}

describe('queueing', () => {
  it('is part of the commit: an event that stands has its notice', async () => {
    const { orderId, notice } = await sentOrder();
    expect(notice).toEqual({
      template: 'contract_sent',
      orderId,
      seq: 3,
      at: '2026-03-02T01:00:00.000Z',
      to: companyOf('buyer'),
      data: { version: 1, currency: 'USD' },
    });
  });

  it('is part of the commit: what was refused, replayed or rolled back has none', async () => {
    const { orderId } = await sentOrder();
    expect((await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/send`)).body['code']).toBe('order.wrong_state');
    const cancel = () => desk.ask('buyer', 'POST', `/v1/orders/${orderId}/cancel`, { key: `cancel-${orderId}` });
    await cancel();
    await cancel();
    expect((await queued(orderId)).map((n) => n.template).sort()).toEqual(['contract_sent', 'order_cancelled']);

    const other = await desk.draft();
    const faults = makeFaults('before-commit:throw');
    const deps = { pool: desk.db.pools.commit, registry: desk.ctx.registry, faults, enqueue };
    const decide = () => ({
      ok: true as const,
      value: { events: [{ type: 'orders.moved', v: 1, data: { to: 'completed', because: 'test' } }] },
    });
    const command = {
      name: 'test',
      stream: { supplierId: companyOf('supplier'), kind: 'order' as const, id: other },
      actor: { kind: 'timer' as const },
      facts: { receivedAt: desk.ctx.clock.now(), at: desk.ctx.clock.now(), calendars: await desk.ctx.calendars() },
      decide,
      answer: () => null,
    };
    await expect(commitOne(deps, command)).rejects.toThrow('injected fault');
    expect(await queued(other)).toEqual([]);
  });
});

describe('letters', () => {
  it('go to everybody who may act for the company, each in their own mail', async () => {
    await emptyFolder();
    const { orderId, notice } = await sentOrder();
    for (const letter of await lettersOf(desk.ctx, notice)) await deliverLetter(desk.ctx, mail, letter);
    const mails = await mailsIn();
    expect(mails.map((text) => /^To: (.*)$/m.exec(text)?.[1]).sort()).toEqual(['ann@buyer.example', 'bob@buyer.example']);
    for (const text of mails) {
      expect(text).toContain('Ningbo Light offers you version 1 of the contract');
      expect(text).toContain(`https://trade.example/orders/${orderId}`);
      expect(text).not.toContain('合同');
    }
  });

  it('are in both languages where the company is in China', async () => {
    await emptyFolder();
    const { orderId } = await sentOrder();
    await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/decline`, { body: { reason: 'The price is too high' } });
    const notice = (await queued(orderId)).find((n) => n.to === companyOf('supplier'));
    for (const letter of notice ? await lettersOf(desk.ctx, notice) : []) await deliverLetter(desk.ctx, mail, letter);
    const [text = '', ...more] = await mailsIn();
    expect(more).toEqual([]);
    expect(text).toContain('Thames Lighting declined version 1');
    expect(text).toContain('Thames Lighting拒绝了合同第 1 版');
    expect(text).not.toContain('too high');
  });

  it('are the same file when the same job is delivered twice', async () => {
    await emptyFolder();
    const { notice } = await sentOrder();
    for (let times = 0; times < 2; times += 1) {
      for (const letter of await lettersOf(desk.ctx, notice)) await deliverLetter(desk.ctx, mail, letter);
    }
    expect(await mailsIn()).toHaveLength(2);
  });

  it('are queued once however often their notice is worked off', async () => {
    const { orderId, notice } = await sentOrder();
    await Promise.all([spreadNotice(boss, desk.ctx, notice), spreadNotice(boss, desk.ctx, notice)]);
    await spreadNotice(boss, desk.ctx, notice);
    const letters = await boss.findJobs<NoticeLetter>('notice_letter', { data: { notice: { orderId } } });
    expect(letters.map((job) => job.data.userId).sort()).toEqual(['u-ann', 'u-bob']);
    expect(new Set(letters.map((job) => letterKey(job.data))).size).toBe(2);
    expect(JSON.stringify(letters)).not.toContain('@');
  });

  it('go to nobody who has left, and are tried again while the mail server is away', async () => {
    await emptyFolder();
    const { notice } = await sentOrder();
    expect(await sendLetter(desk.ctx, mail, { notice, userId: 'u-li' })).toBe('nobody');
    const away: MailPort = { send: async () => 'retry', close: () => undefined };
    await expect(deliverLetter(desk.ctx, away, { notice, userId: 'u-ann' })).rejects.toThrow('away');
    const refusing: MailPort = { send: async () => 'refused', close: () => undefined };
    await expect(deliverLetter(desk.ctx, refusing, { notice, userId: 'u-ann' })).resolves.toBeUndefined();
    expect(await mailsIn()).toEqual([]);
  });
});

describe('the workers', () => {
  it('turn a commit into one mail per reader', async () => {
    await emptyFolder();
    await desk.db.admin.query('delete from pgboss.job');
    await startNoticeWorkers(boss, mail, desk.ctx);
    await desk.sent();
    await vi.waitFor(async () => expect(await mailsIn()).toHaveLength(1), { timeout: 15_000, interval: 100 });
    expect((await mailsIn())[0]).toContain('To: li@supplier.example');
  });
});
