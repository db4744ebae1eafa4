/** The pages that are looked at, with who opens them in the demonstration programme. */
import type { Page } from 'playwright-core';
import { appointed, caseIn, claimIn, jobIn, orderIn, partOf, supplierId } from './finders.ts';
import { settle } from './look.ts';

export type LookedAt = {
  readonly name: string;
  /** Who is signed in; null: a visitor. */
  readonly as: string | null;
  /** An address, or how to find it in the demonstration's data. */
  readonly path: string | ((url: string, cookie: string) => Promise<string>);
  readonly act?: (page: Page) => Promise<void>;
};

const press =
  (name: RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name }).click();
    await settle(page);
  };

const INSPECTOR = 'inspector@sgs.example';
const OPERATOR = 'operator@quayside.example';
const BUYER = 'olivia@northquay.example';
const SUPPLIER = 'chen.wei@brightway.example';
const CLAIMANT = 'dana@cascade.example';
const DEFENDANT = 'wu.jing@canvasworks.example';
const SHIPPER = 'zhao.lei@steelware.example';

export const PAGES: readonly LookedAt[] = [
  { name: 'home', as: null, path: '/' },
  { name: 'suppliers', as: null, path: '/suppliers' },
  {
    name: 'compare',
    as: null,
    path: async (url) => {
      const ids = await Promise.all(['Brightway', 'Steelware', 'Homeware'].map((word) => supplierId(url, word)));
      return `/suppliers?compare=${encodeURIComponent(JSON.stringify(ids))}`;
    },
  },
  { name: 'no-supplier', as: null, path: '/suppliers?query=submarine' },
  {
    name: 'supplier',
    as: null,
    path: async (url) => `/suppliers/${await supplierId(url, 'Brightway')}`,
    act: async (page) => {
      await page.getByRole('button', { name: /Assured|受保障/ }).focus();
      await page.getByRole('tooltip').waitFor();
    },
  },
  { name: 'how-it-works', as: null, path: '/how-it-works' },
  { name: 'fees', as: null, path: '/fees' },
  { name: 'demo', as: null, path: '/demo' },
  { name: 'verify', as: null, path: '/verify' },
  { name: 'sign-in', as: null, path: '/sign-in' },
  { name: 'sign-up', as: null, path: '/sign-up' },
  { name: 'forgotten-password', as: null, path: '/forgotten-password' },
  { name: 'new-password', as: null, path: '/new-password?token=of-a-mail' },
  { name: 'new-password-used', as: null, path: '/new-password' },
  { name: 'account', as: BUYER, path: '/account' },
  {
    name: 'company',
    as: BUYER,
    path: '/company',
    act: async (page) => {
      await page.getByRole('button', { name: /Put the address on file|登记地址/ }).click();
      await page.getByLabel(/Street and number|街道及门牌号/).fill('1 Quay St');
      await page.getByLabel(/Post code|邮政编码/).fill('12345');
    },
  },
  {
    name: 'search',
    as: BUYER,
    path: '/orders',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('led');
      await page
        .getByRole('option', { name: /Brightway/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'keys',
    as: BUYER,
    path: '/orders',
    act: async (page) => {
      await page.keyboard.press('j');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'company-viewer', as: 'tom@northquay.example', path: '/company' },
  { name: 'invitation', as: null, path: '/invitations/any' },
  { name: 'needs', as: BUYER, path: '/home' },
  { name: 'needs-supplier', as: SUPPLIER, path: '/home' },
  { name: 'orders', as: BUYER, path: '/orders' },
  { name: 'orders-none', as: BUYER, path: '/orders?state=cancelled' },
  { name: 'order-draft', as: BUYER, path: orderIn('draft') },
  { name: 'order-pay', as: BUYER, path: orderIn('confirmed', 'buyer'), act: press(/wire instructions|电汇信息/) },
  { name: 'order-funded', as: BUYER, path: orderIn('funded'), act: press(/Reckon|计算/) },
  { name: 'order-claim', as: BUYER, path: orderIn('arrived') },
  { name: 'order-completed', as: BUYER, path: orderIn('completed') },
  {
    name: 'order-ready',
    as: BUYER,
    path: orderIn('ready'),
    act: async (page) => {
      await page.getByText(/Check an account you were given|核对您收到的账户/).click();
    },
  },
  { name: 'book-inspection', as: BUYER, path: partOf('inspection', 'funded') },
  { name: 'order-messages', as: BUYER, path: partOf('messages', 'funded') },
  { name: 'messages', as: BUYER, path: '/messages' },
  {
    name: 'thread',
    as: BUYER,
    path: async (url) => `/messages/${await supplierId(url, 'Brightway')}`,
  },
  { name: 'statements', as: BUYER, path: '/statements' },
  { name: 'order-statement', as: BUYER, path: partOf('statement', 'completed') },
  { name: 'order-supplier', as: SUPPLIER, path: orderIn('funded') },
  {
    name: 'draft',
    as: BUYER,
    path: async (url) => `/orders/new?supplier=${await supplierId(url, 'Brightway')}`,
    act: async (page) => {
      const clause = page.getByLabel(/Clause 1|条款 1/).first();
      await clause.fill('Power draw 24 W, the finish must be beautiful and of good quality');
      await page.getByRole('button', { name: /Use this wording|采用此措辞/ }).waitFor();
    },
  },
  { name: 'order-changed', as: CLAIMANT, path: orderIn('sent', 'buyer', 'confirm') },
  {
    name: 'order-edit',
    as: BUYER,
    path: partOf('edit', 'draft'),
    act: async (page) => {
      await page.getByText(/What each bad event would yield|各种不利情形的赔付/).click();
    },
  },
  { name: 'order-amend', as: SUPPLIER, path: partOf('amend', 'funded') },
  {
    name: 'claim-new',
    as: CLAIMANT,
    path: async (url, cookie) => `${await orderIn('arrived', 'buyer', 'confirm_receipt')(url, cookie)}/claims/new`,
  },
  { name: 'claim-buyer', as: BUYER, path: claimIn('arrived', 'platform') },
  {
    name: 'claim-supplier',
    as: DEFENDANT,
    path: claimIn('arrived', 'buyer', 'claim_answer_offer'),
    act: press(/Add evidence|补充证据/),
  },
  { name: 'claim-decided', as: BUYER, path: claimIn('refunded') },
  {
    name: 'claim-prepay',
    as: CLAIMANT,
    path: claimIn('arrived', 'buyer', 'claim_prepay_fee'),
    act: press(/^Prepay|^用银行卡预付/),
  },
  { name: 'claims', as: BUYER, path: partOf('claims', 'refunded') },
  { name: 'supply', as: SUPPLIER, path: '/supply' },
  { name: 'supply-limit', as: SUPPLIER, path: '/supply/limit' },
  { name: 'supply-payouts', as: SUPPLIER, path: '/supply/payouts' },
  { name: 'supply-account', as: SUPPLIER, path: '/supply/account', act: press(/another account|更换账户/) },
  { name: 'supply-profile', as: SUPPLIER, path: '/supply/profile', act: press(/Add a product|添加产品/) },
  { name: 'ship', as: SHIPPER, path: partOf('ship', 'ready') },
  { name: 'ready', as: SHIPPER, path: partOf('ready', 'ready') },
  { name: 'delay', as: SHIPPER, path: partOf('delay', 'ready') },
  { name: 'arrival', as: SHIPPER, path: partOf('arrival', 'shipped') },
  { name: 'desk', as: OPERATOR, path: '/desk' },
  { name: 'desk-refused', as: BUYER, path: '/desk' },
  {
    name: 'desk-case',
    as: OPERATOR,
    path: caseIn('escalated'),
    act: async (page) => {
      await page.getByText(/Computed from what is filed now|依据目前提交的材料计算/).waitFor({ state: 'attached' });
      await page.keyboard.press('o');
      await page.getByLabel(/^Find otherwise|^另作认定/).selectOption('unproven');
      await page.getByText(/With your changes|按您的更改/).waitFor();
    },
  },
  {
    name: 'desk-appoint',
    as: OPERATOR,
    path: caseIn('escalated'),
    act: async (page) => {
      await page.getByRole('button', { name: /Appoint an agency|指定检验机构/ }).click();
      await page.getByRole('button', { name: /Ask a side|向一方要求证据/ }).click();
    },
  },
  { name: 'desk-inspecting', as: OPERATOR, path: caseIn('inspecting') },
  {
    name: 'appointed',
    as: INSPECTOR,
    path: appointed,
    act: async (page) => {
      await page.getByLabel(/^(Readings|读数)$/).fill('13.9; 18.2');
      await page.getByRole('button', { name: /It cannot take place|检验无法进行/ }).click();
    },
  },
  { name: 'desk-bank', as: OPERATOR, path: '/desk/bank' },
  { name: 'desk-refunds', as: OPERATOR, path: '/desk/refunds' },
  { name: 'desk-payouts', as: OPERATOR, path: '/desk/payouts' },
  { name: 'desk-payees', as: OPERATOR, path: '/desk/payees' },
  { name: 'desk-lessons', as: OPERATOR, path: '/desk/lessons' },
  { name: 'desk-check', as: OPERATOR, path: '/desk/check', act: press(/Check the first|校验前/) },
  { name: 'desk-balance', as: OPERATOR, path: '/desk/balance' },
  { name: 'jobs', as: INSPECTOR, path: '/jobs' },
  { name: 'job', as: INSPECTOR, path: jobIn('accepted') },
  { name: 'job-report', as: INSPECTOR, path: async (url, cookie) => `${await jobIn('accepted')(url, cookie)}/report` },
  {
    name: 'desk-limits',
    as: OPERATOR,
    path: async (url) => `/desk/limits?supplier=${await supplierId(url, 'Brightway')}`,
    act: async (page) => {
      await page.getByRole('button', { name: /^(Grant a limit|授予额度)$/ }).click();
      await page.getByRole('button', { name: /^(Grant a badge|授予标志)$/ }).click();
    },
  },
  { name: 'desk-policies', as: OPERATOR, path: '/desk/policies' },
  { name: 'desk-fund', as: OPERATOR, path: '/desk/fund' },
  {
    name: 'desk-audit',
    as: OPERATOR,
    path: async (url, cookie) => `/desk/audit?order=${(await caseIn('escalated')(url, cookie)).split('/')[3]}`,
  },
  { name: 'desk-health', as: OPERATOR, path: '/desk/health' },
  { name: 'desk-people', as: OPERATOR, path: '/desk/people' },
  { name: 'missing', as: null, path: '/no/such/page' },
];
