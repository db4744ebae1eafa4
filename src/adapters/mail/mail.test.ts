/** One suite for every way mail leaves: into a folder, and to an SMTP server on the loopback. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderMail } from './folder.ts';
import { smtpMail } from './smtp.ts';
import { type Manners, type TestServer, startTestServer } from './testserver.ts';
import type { Mail, MailOutcome, MailPort } from './types.ts';

const FROM = 'Quayside <no-reply@quayside.example>';

/** A port, and the mails that came out at its other end. */
type Way = { readonly port: MailPort; readonly arrived: () => Promise<readonly string[]> };

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function viaFolder(): Promise<Way> {
  const folder = await mkdtemp(join(tmpdir(), 'quayside-mail-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const port = folderMail(join(folder, 'out'), FROM);
  const arrived = async (): Promise<readonly string[]> => {
    const names = await readdir(join(folder, 'out')).catch(() => []);
    return Promise.all(names.map((name) => readFile(join(folder, 'out', name), 'utf8')));
  };
  return { port, arrived };
}

async function server(manners: Manners): Promise<TestServer> {
  const started = await startTestServer(manners);
  cleanups.push(started.close);
  return started;
}

async function viaSmtp(): Promise<Way> {
  const { url, received } = await server({});
  const port = smtpMail(url, FROM);
  cleanups.push(port.close);
  return { port, arrived: async () => received.map((mail) => mail.data) };
}

const mail = (changes: Partial<Mail> = {}): Mail => ({
  to: 'owner@harbourlights.example',
  subject: 'Your deposit has arrived',
  text: 'The deposit of 1,200.00 USD has arrived.',
  idempotencyKey: 'deposit:order-1',
  ...changes,
});

/** Header lines with folded lines joined. */
const headers = (eml: string): string => (eml.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n\s+/g, ' ');
const messageId = (eml: string): string | undefined => /^Message-ID: (.*)$/im.exec(headers(eml))?.[1];

describe.each([
  ['a folder', viaFolder],
  ['an SMTP server', viaSmtp],
] as const)('mail to %s', (_name, make) => {
  it('arrives with sender, addressee, subject and text', async () => {
    const { port, arrived } = await make();
    expect(await port.send(mail())).toBe('sent');
    const [eml = ''] = await arrived();
    expect(headers(eml)).toMatch(/^From: Quayside <no-reply@quayside\.example>$/m);
    expect(headers(eml)).toMatch(/^To: owner@harbourlights\.example$/m);
    expect(headers(eml)).toMatch(/^Subject: Your deposit has arrived$/m);
    expect(eml).toContain('The deposit of 1,200.00 USD has arrived.');
  });

  it('carries Chinese in subject and text', async () => {
    const { port, arrived } = await make();
    await port.send(mail({ subject: '定金已到账', text: '定金 1,200.00 USD 已到账。' }));
    const [eml = ''] = await arrived();
    const words = [...headers(eml).matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)].map((m) =>
      Buffer.from(m[1] ?? '', 'base64').toString(),
    );
    expect(words.join('')).toBe('定金已到账');
    expect(Buffer.from(eml.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain('已到账');
  });

  it('carries an HTML form beside the text', async () => {
    const { port, arrived } = await make();
    await port.send(mail({ html: '<p>The deposit has arrived.</p>' }));
    const [eml = ''] = await arrived();
    expect(headers(eml)).toContain('multipart/alternative');
    expect(eml).toContain('<p>The deposit has arrived.</p>');
  });

  it('names the same mail the same, and another one differently', async () => {
    const { port, arrived } = await make();
    await port.send(mail());
    const [first = ''] = await arrived();
    await port.send(mail());
    await port.send(mail({ idempotencyKey: 'deposit:order-2' }));
    const ids = new Set((await arrived()).map(messageId));
    expect(messageId(first)).toMatch(/^<[0-9a-f]{32}@quayside\.example>$/);
    expect(ids.size).toBe(2);
  });

  it('keeps a line that is a single point', async () => {
    const { port, arrived } = await make();
    await port.send(mail({ text: 'one\n.\ntwo' }));
    expect((await arrived())[0]).toContain('one\r\n.\r\ntwo');
  });

  it('lets nobody add a header through the subject', async () => {
    const { port, arrived } = await make();
    await port.send(mail({ subject: 'Hello\r\nBcc: spy@example.com' }));
    expect(headers((await arrived())[0] ?? '')).not.toMatch(/^Bcc:/im);
  });

  it.each(['', 'nobody', 'a@b@c', 'a@b.example, c@d.example', 'x <a@b.example>', 'a@b.example\r\nBcc: c@d.example'])(
    'refuses what is not one address: %j',
    async (to) => {
      const { port, arrived } = await make();
      expect(await port.send(mail({ to }))).toBe('refused');
      expect(await arrived()).toEqual([]);
    },
  );
});

describe('an SMTP server that does not take the mail', () => {
  it.each<readonly [string, Manners, MailOutcome]>([
    ['an unknown mailbox is final', { rcpt: () => '550 no such mailbox' }, 'refused'],
    ['a full mailbox may be emptied', { rcpt: () => '452 mailbox full' }, 'retry'],
    ['refused content is final', { data: '554 not wanted' }, 'refused'],
    ['a busy server is asked again', { data: '451 try later' }, 'retry'],
    ['a server that hangs up is asked again', { greets: false }, 'retry'],
  ])('%s', async (_name, manners, outcome) => {
    const errors: unknown[] = [];
    const { url, received } = await server(manners);
    const port = smtpMail(url, FROM, (error) => errors.push(error));
    cleanups.push(port.close);
    expect(await port.send(mail())).toBe(outcome);
    expect(received).toEqual([]);
    expect(errors).toHaveLength(1);
  });

  it('a server that is not there is asked again', async () => {
    const { url, close } = await startTestServer();
    await close();
    const port = smtpMail(url, FROM);
    cleanups.push(port.close);
    expect(await port.send(mail())).toBe('retry');
  });

  it('a refused mail does not stop the next one', async () => {
    const { url, received } = await server({ rcpt: (to) => (to.startsWith('gone@') ? '550 gone' : '250 ok') });
    const port = smtpMail(url, FROM);
    cleanups.push(port.close);
    expect(await port.send(mail({ to: 'gone@harbourlights.example' }))).toBe('refused');
    expect(await port.send(mail({ to: 'here@harbourlights.example' }))).toBe('sent');
    expect(received.map((m) => m.to)).toEqual(['here@harbourlights.example']);
  });
});
