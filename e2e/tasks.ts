/** The ten tasks that have a budget of presses from the page where a person begins; each proves at its end what the page then says. */
import { writeCamt053 } from '../src/adapters/bank/writer.ts';
import type { Hand } from './hand.ts';
import { type Stage, photo } from './stage.ts';

export type Task = {
  readonly name: string;
  /** Presses of buttons, links and choosers; typing is free. */
  readonly budget: number;
  /** Part of the test run too. */
  readonly short?: true;
  /** Does it, and answers how many presses it took. */
  readonly run: (stage: Stage) => Promise<number>;
};

const BUYER = 'olivia@northquay.example';
const CLAIMANT = 'dana@cascade.example';
const SHIPPER = 'zhao.lei@steelware.example';
const INSPECTOR = 'inspector@sgs.example';
const OPERATOR = 'operator@quayside.example';

const done = async (hand: Hand, pressed: number = hand.pressed()): Promise<number> => {
  await hand.page.context().close();
  return pressed;
};

/** The goods that an inspector stands before. */
const CLAUSE = 'Door zip opening at least 165 cm';

/** The supplier, who wrote the version, stands by it. */
async function confirmed({ demo }: Stage): Promise<void> {
  const { items } = await demo.read<{ readonly items: readonly { readonly orderId: string }[] }>(
    CLAIMANT,
    '/v1/orders?state=sent',
  );
  await demo.act('wu.jing@canvasworks.example', 'POST', `/v1/orders/${items[0]?.orderId}/confirm`);
}

/** A statement with one credit that names no order, from a payer nobody announced. */
async function strayLine({ demo }: Stage): Promise<string> {
  type Listed = { readonly items: readonly { readonly orderId: string }[] };
  const { items } = await demo.read<Listed>(BUYER, '/v1/orders?state=confirmed');
  const orderId = items[0]?.orderId ?? '';
  type Told = { readonly payee: { readonly number: string } };
  const { payee } = await demo.read<Told>(BUYER, `/v1/orders/${orderId}/payment-instructions`);
  const { now: at } = await demo.read<{ readonly now: string }>(OPERATOR, '/v1/demonstration');
  const body = writeCamt053({
    messageId: 'STRAY1',
    createdAt: at,
    account: { number: payee.number, currency: 'USD' },
    openingMinor: 0,
    lines: [
      {
        amountMinor: 5_000,
        direction: 'credit',
        bookedOn: at.slice(0, 10),
        reference: null,
        payer: 'FastPay Transfers Ltd',
        bankReference: 'STRAY1',
      },
    ],
  });
  const cookie = `quayside.session_token=${await demo.cookie(OPERATOR)}`;
  const headers = { cookie, 'content-type': 'application/xml', 'idempotency-key': 'stray-1' };
  await fetch(`${demo.url}/v1/bank/statements`, { method: 'POST', headers, body });
  return orderId;
}

export const TASKS: readonly Task[] = [
  {
    name: 'find a covered supplier and start a draft',
    budget: 4,
    run: async (stage) => {
      const hand = await stage.as(BUYER, '/home');
      await hand.go('nav.suppliers');
      await hand.press('Shenzhen Brightway Co Ltd');
      await hand.press(hand.say('suppliers.draft'));
      await hand.fill(hand.say('draft.product'), 'LED tube T8 120 cm');
      return done(hand);
    },
  },
  {
    name: 'confirm a changed contract and get the wire instructions',
    budget: 4,
    short: true,
    run: async (stage) => {
      await confirmed(stage);
      const hand = await stage.as(CLAIMANT, '/home');
      await hand.press(/Awning 3 x 2\.5 m/);
      await hand.press(new RegExp(`^${hand.say('contract.confirm', { n: '\\d+' })}$`));
      await hand.press(hand.say('pay.show'));
      await hand.see(/RF\d\d/);
      return done(hand);
    },
  },
  {
    name: 'open a quality claim with five photos on two clauses',
    budget: 7,
    run: async (stage) => {
      const hand = await stage.as(CLAIMANT, '/home');
      await hand.press(/Tunnel tent for 6 persons/);
      await hand.press(hand.say('claims.open'));
      await hand.tick(/^Door zip/);
      await hand.tick(/^Pole diameter/);
      const files = hand.page.locator('input[type=file]');
      await hand.attach(files.nth(0), [await photo(1), await photo(2), await photo(3)]);
      await hand.attach(files.nth(1), [await photo(4), await photo(5)]);
      await hand.fill(hand.say('claims.values'), '148, 149');
      await hand.fill(hand.say('claims.uncertainty'), '0.5');
      await hand.fill(hand.say('claims.method'), 'Pitched and taut, from the groundsheet up');
      await hand.press(hand.say('claims.send'), hand.page.locator('form'));
      await hand.page.getByRole('img', { name: 'photo-5.png' }).waitFor();
      return done(hand);
    },
  },
  {
    name: 'record a shipment with its proof',
    budget: 3,
    short: true,
    run: async (stage) => {
      const hand = await stage.as(SHIPPER, '/home');
      await hand.press(/Insulated bottle/);
      await hand.press(hand.say('supply.ship'), hand.page.locator('main'));
      const { page } = hand;
      const today = await page.getByLabel(hand.say('supply.ship.on'), { exact: true }).inputValue();
      await hand.fill(hand.say('supply.paper.dated'), today);
      await hand.press(hand.say('supply.ship.send'));
      await hand.see(new RegExp(hand.say('supply.shipped_on', { day: '.+' })));
      return done(hand);
    },
  },
  {
    name: 'make a counter-offer',
    budget: 4,
    short: true,
    run: async (stage) => {
      const hand = await stage.as(CLAIMANT, '/home');
      await hand.press(/Garden pavilion/);
      await hand.press(hand.say('supply.do_it'));
      await hand.press(hand.say('claims.counter'));
      await hand.fill(hand.say('claims.amount', { currency: 'USD' }), '900');
      await hand.press(hand.say('claims.send_offer'));
      await hand.see(hand.say('claims.offer_status.countered'));
      return done(hand);
    },
  },
  {
    name: 'accept an inspection job',
    budget: 2,
    run: async (stage) => {
      const hand = await stage.as(INSPECTOR, '/');
      await hand.press(hand.say('nav.jobs'));
      await hand.press(new RegExp(hand.say('jobs.accept_named', { title: 'Beach shelter' })));
      await hand.page.getByRole('button', { name: /Beach shelter/ }).waitFor({ state: 'detached' });
      return done(hand);
    },
  },
  {
    name: 'record a failed measurement with its photo',
    budget: 3,
    run: async (stage) => {
      const hand = await stage.as(INSPECTOR, '/');
      const pressed = await measure(hand);
      return done(hand, pressed);
    },
  },
  {
    name: 'sign the report and send it',
    budget: 3,
    run: async (stage) => {
      const hand = await stage.as(INSPECTOR, '/');
      const before = await measure(hand);
      await hand.page.goto('/');
      await hand.press(hand.say('nav.jobs'));
      await hand.press(new RegExp(hand.say('jobs.review')), rowOf(hand));
      await hand.press(hand.say('report.sign'));
      await hand.see(hand.say('report.sent_text'));
      return done(hand, hand.pressed() - before);
    },
  },
  {
    name: 'match a bank line',
    budget: 2,
    run: async (stage) => {
      const orderId = await strayLine(stage);
      const hand = await stage.as(OPERATOR, '/desk');
      await hand.press(/FastPay Transfers/);
      await hand.fill(hand.say('desk.match.order'), orderId);
      await hand.page.keyboard.press('Enter');
      await hand.see(new RegExp(`50\\.00.*${orderId}|${orderId}.*50\\.00`));
      return done(hand);
    },
  },
  {
    name: 'decide a claim, and approve it as a second person',
    budget: 6,
    run: async (stage) => {
      const row = /Northquay Imports Ltd.*Shenzhen Brightway/;
      const hand = await stage.as(OPERATOR, '/home');
      await hand.press(row);
      if (stage.view.width === 360) await hand.press(hand.say('desk.tab.ruling'));
      await hand.press(hand.say('desk.decide'));
      await hand.see(hand.say('desk.you_decided'));
      const second = await stage.as('operator2@quayside.example', '/desk');
      await second.press(row);
      if (stage.view.width === 360) await second.press(second.say('desk.tab.ruling'));
      await second.press(second.say('desk.approve'));
      // The button is called otherwise already while it is being approved; letters are there once it was.
      await second.page.getByRole('button', { name: second.say('desk.letter.en') }).waitFor();
      await second.page.context().close();
      return done(hand);
    },
  },
];

const rowOf = ({ page }: Hand) => page.getByRole('listitem').filter({ hasText: 'Event tent 4 x 4 m' }).first();

/** From the jobs to a reading out of limits and its photo. */
async function measure(hand: Hand): Promise<number> {
  await hand.press(hand.say('nav.jobs'));
  await hand.press(new RegExp(hand.say('jobs.begin')), rowOf(hand));
  const clause = hand.page.getByRole('listitem').filter({ has: hand.page.getByRole('heading', { level: 3, name: CLAUSE }) });
  await hand.fill(hand.say('visit.reading_in', { unit: 'cm' }), '148', clause);
  await hand.attach(clause.locator('input[type=file]').first(), [await photo(6)]);
  await clause.getByRole('img').first().waitFor();
  await hand.see(hand.say('visit.not_met'), clause);
  return hand.pressed();
}
