/** Ways through the pages of companies, people and sign-in, walked as their users walk them; the keyboard's ways too. */
import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settle } from '../../scripts/web/look.ts';
import { type Demo, openDemo, passwordIsOld } from '../../test/demo.ts';
import { systemClock } from '../../src/clock.ts';
import { PASSWORD as DEMO_PASSWORD } from '../../src/cli/seed/parties.data.ts';

const patience = { timeout: 240_000 };
const OWNER = 'chen.wei@brightway.example';
const PASSWORD = 'four quiet words here';

let demo: Demo;
beforeAll(async () => {
  // Passkeys are bound to a name; an address in figures has none.
  demo = await openDemo({ HOST: 'localhost' });
}, patience.timeout);
afterAll(() => demo.close());

const me = (page: Page) =>
  page.evaluate(`fetch('/v1/me').then((response) => response.json())`) as Promise<{
    readonly user: { readonly email: string; readonly twoFactor: boolean };
    readonly acting: { readonly companyId: string; readonly role: string } | null;
  }>;

async function signUp(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your name').fill('Ivy Lau');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign up' }).click();
}

/** The code that an authenticator app shows now. Source: RFC 6238. */
function totp(secret: string): string {
  const bits = [...secret.replace(/=+$/, '')].map((c) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'),
  );
  const bytes =
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.parse(systemClock.now()) / 30_000)));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('a company', () => {
  it('gets its address, a colleague by invitation, and a key that is shown once', patience, async () => {
    const { page } = await demo.open(OWNER, '/company');
    await page.getByRole('button', { name: 'Put the address on file' }).click();
    await page.getByLabel('Street and number').fill('1 Keji Road');
    await page.getByLabel('City').fill('Shenzhen');
    await page.getByLabel('Province').selectOption({ label: 'Guangdong Sheng' });
    await page.getByLabel('Post code').fill('5180');
    await page.getByText('It is written otherwise in this country').waitFor();
    await page.getByLabel('Post code').fill('518000');
    await page.getByRole('button', { name: 'Save the address' }).click();
    await page.getByText('Guangdong Sheng, 518000').waitFor();

    await passwordIsOld(page, '**/invitations');
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/invitations')) sent += 1;
    });
    await page.getByLabel('E-mail address').fill('ivy@lau.example');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password').fill(DEMO_PASSWORD);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('The invitation is on its way to ivy@lau.example').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    const { acting } = await me(page);
    const { items } = await demo.read<{ items: { readonly id: string }[] }>(
      OWNER,
      `/v1/companies/${acting?.companyId}/invitations`,
    );
    expect(items).toHaveLength(1);
    // Refused for the old password, then done: the dialog's own form does not send the one that it stands in.
    expect(sent).toBe(2);

    const other = await demo.open(null, `/invitations/${items[0]?.id}`);
    await other.page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
    await signUp(other.page, 'ivy@lau.example');
    await other.page.getByText('Chen Wei invites you to act for Shenzhen Brightway Co Ltd. Role: Member.').waitFor();
    await other.page.getByRole('button', { name: 'Accept the invitation' }).click();
    await other.page.getByRole('heading', { level: 1, name: 'Needs you' }).waitFor();
    expect((await me(other.page)).acting).toMatchObject({ companyId: acting?.companyId, role: 'member' });
    await other.page.goto('/company');
    await other.page.getByText('Only owners change anything here. Ask Chen Wei.').waitFor();
    await other.page.context().close();

    await page.getByLabel('Name', { exact: true }).fill('Stock program');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByText('Stock program: copy the key now, it is never shown again').waitFor();
    const secret = await page.locator('code', { hasText: /^qk_\w{20,}/ }).textContent();
    const withKey = () => fetch(`${demo.url}/v1/orders`, { headers: { 'x-api-key': secret ?? '' } });
    expect((await withKey()).status).toBe(200);
    await page.getByRole('button', { name: 'End the key' }).click();
    await page.getByRole('button', { name: 'End the key' }).click();
    await page.getByText('There is no key yet.').waitFor();
    expect((await withKey()).status).toBe(401);
    await page.context().close();
  });

  it('is opened with an address as its country writes it; somebody else’s invitation opens nothing', patience, async () => {
    const { page } = await demo.open(null, '/sign-up');
    await signUp(page, 'wong@peak.example');
    await page.getByLabel('Registered name').fill('Peak Trading Ltd');
    await page.getByLabel('Country').selectOption('HK');
    await page.getByLabel('Area').selectOption({ label: 'Kowloon' });
    expect(await page.getByLabel('Post code').count()).toBe(0);
    await page.getByLabel('Street and number').fill('1 Nathan Road');
    await page.getByLabel('District').fill('Tsim Sha Tsui');
    await page.getByRole('button', { name: 'Open the company' }).click();
    await page.getByRole('heading', { level: 1, name: 'Needs you' }).waitFor();
    await page.getByRole('link', { name: 'Enter the directory of suppliers' }).waitFor();
    // The steps are read one after the other.
    await page.getByText('done').nth(1).waitFor();
    expect(await page.getByText('done').count()).toBe(2);
    await page.goto('/supply/limit');
    await page.getByText('You do not sell here yet').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Profile and products' }).last().click();
    await page.getByRole('button', { name: 'Enter the directory' }).click();
    await page.getByRole('button', { name: 'Take part' }).waitFor();
    await page.goto('/supply/account');
    await page.getByLabel('Beneficiary').fill('Peak Trading Ltd');
    await page.getByLabel(/Account number/).fill('012345678901');
    await page.getByLabel('Bank', { exact: true }).fill('Harbour Bank');
    await page.getByLabel(/Country/).fill('HK');
    await page.getByRole('button', { name: 'Register the account' }).click();
    await page.getByRole('heading', { name: 'Paid to' }).waitFor();
    await page.goto('/company');
    await page.getByText('Tsim Sha Tsui').waitFor();
    await page.goto('/invitations/nothing');
    await page.getByText('There is no such invitation.').first().waitFor();
    await page.context().close();
  });
});

describe('an account', () => {
  it('is closed by a second factor, opened by its code, and its other devices are signed out', patience, async () => {
    const email = 'max@account.example';
    const { page, press } = await demo.open(null, '/sign-up');
    await signUp(page, email);
    await page.getByLabel('Registered name').waitFor();
    await page.goto('/account');
    await settle(page);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await press(/^Set up$/);
    await page.getByText('The password is wrong').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(/^Set up$/);
    await page.getByRole('img', { name: 'QR code of the key' }).waitFor();
    const href = await page.getByRole('link', { name: /Open it in an app/ }).getAttribute('href');
    const secret = new URL(href ?? '').searchParams.get('secret') ?? '';
    await page.getByLabel('Code', { exact: true }).fill(totp(secret));
    await press(/^Turn on$/);
    await page.getByText('Keep these backup codes somewhere safe').waitFor();
    expect(await page.locator('li code').count()).toBe(10);
    expect((await me(page)).user).toEqual(expect.objectContaining({ email, twoFactor: true }));

    const second = await demo.open(null, '/sign-in');
    await second.page.getByLabel('E-mail address').fill(email);
    await second.page.getByLabel('Password').fill(PASSWORD);
    await second.page.locator('form').getByRole('button', { name: 'Sign in', exact: true }).click();
    await second.page.getByText('Your account has a second factor.').waitFor();
    await second.page.getByLabel('Code', { exact: true }).fill(totp(secret));
    await second.page.locator('form').getByRole('button', { name: 'Sign in', exact: true }).click();
    await second.page.getByText('You act for no company yet').first().waitFor();
    await page.goto('/account');
    await page.getByRole('button', { name: 'Sign out all other devices' }).click();
    await page.getByRole('button', { name: 'Sign out all other devices' }).waitFor({ state: 'detached' });
    expect(await second.page.evaluate(`fetch('/v1/me').then((response) => response.status)`)).toBe(401);
    await second.page.context().close();
    await page.context().close();
  });

  it('has a passkey, which proves the person where an act wants it', patience, async () => {
    const { page, press } = await demo.open('zhao.lei@steelware.example', '/account');
    const device = await page.context().newCDPSession(page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.getByLabel('What you call this device').fill('Laptop');
    await press(/^Add a passkey$/);
    await page.getByText('Laptop').waitFor();
    const listed = async (): Promise<number> => {
      const all = (await page.evaluate(`fetch('/api/auth/list-sessions').then((response) => response.json())`)) as unknown[];
      return all.length;
    };
    const before = await listed();
    await press(/^Steelware|^Yongkang/);
    await page.getByLabel('Role', { exact: true }).selectOption('viewer');
    await page.getByLabel('E-mail address').fill('guest@steelware.example');
    await passwordIsOld(page, '**/invitations');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('The invitation is on its way to guest@steelware.example').waitFor();
    // The new session took the old one's place.
    expect(await listed()).toBe(before);
    await page.context().close();
  });
});

describe('by keyboard', () => {
  it(
    'everything is found by Ctrl K, rows are stepped through by j and k, and no letter acts while somebody writes',
    patience,
    async () => {
      const { page } = await demo.open('olivia@northquay.example', '/orders');
      const rows = page.locator('[data-row]');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      expect(await rows.first().evaluate('document.activeElement === document.querySelector("[data-row]")')).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/orders\/.+/);

      await page.keyboard.press('Control+k');
      const field = page.getByRole('dialog').getByRole('combobox');
      await field.pressSequentially('brightway jk?');
      expect(await field.inputValue()).toBe('brightway jk?');
      await field.fill('brightway');
      await page.getByRole('group', { name: 'Suppliers' }).getByRole('option', { name: 'Shenzhen Brightway Co Ltd' }).waitFor();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/suppliers\/.+/);
      expect(await page.getByRole('dialog').count()).toBe(0);

      await page.keyboard.press('?');
      const keys = page.getByRole('dialog', { name: 'Keys' });
      await keys.getByRole('checkbox').uncheck();
      await page.keyboard.press('Escape');
      await keys.waitFor({ state: 'detached' });
      await page.keyboard.press('?');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.context().close();
    },
  );
});
