/** The day the demonstration opens: agencies publish prices, suppliers enter the directory, are checked and get their limits. */
import type { Context } from '../../context.ts';
import { grant } from '../../coverage/service.ts';
import { setFirm, setPrices } from '../../inspections/service.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { registerFirst } from '../../suppliers/payee.service.ts';
import { addProduct, giveBadge, joinProgramme, register } from '../../suppliers/service.ts';
import type { Stage } from './acts.ts';
import { ZONE } from './agenda.ts';
import { callAs, done, type Player } from './cast.ts';
import { AGENCIES, type DemoAgency, type DemoSupplier, SUPPLIERS } from './parties.data.ts';

const CURRENCY = 'USD';

/** A badge shows for so long after its check. */
const BADGE_DAYS = 730;

/** Everything that stands before the first order. */
export async function openMarket(stage: Stage): Promise<void> {
  const { agencies, suppliers } = stage.players;
  for (const name of keysOf(AGENCIES)) await openAgency(stage, agencies[name], AGENCIES[name]);
  for (const name of keysOf(SUPPLIERS)) await openSupplier(stage, suppliers[name], SUPPLIERS[name]);
}

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(table) as K[];

async function openAgency({ ctx, players }: Stage, { companyId, people: [owner] }: Player, agency: DemoAgency): Promise<void> {
  const price = { countries: [], currency: CURRENCY, perDayMinor: agency.visitMinor, unitsPerDay: 500 };
  const prices = (['pre_shipment', 'during_production', 'loading'] as const).map((kind) => ({ ...price, kind }));
  done(await setPrices(ctx, callAs(ctx, owner, 'prices'), companyId, { prices }), `prices of ${agency.name}`);
  const firm = callAs(ctx, players.operator, `firm ${agency.name}`);
  done(await setFirm(ctx, firm, companyId, agency.name), `firm ${agency.name}`);
}

async function openSupplier(stage: Stage, player: Player, supplier: DemoSupplier): Promise<void> {
  const { ctx } = stage;
  const {
    companyId,
    people: [owner],
  } = player;
  const { about, account, name, country } = supplier;
  done(await register(ctx, callAs(ctx, owner, 'register'), { about, categories: [...supplier.categories] }), `register ${name}`);
  const details = { beneficiary: name, number: account.number, bank: account.bank, country };
  done(await registerFirst(ctx, callAs(ctx, owner, 'account'), companyId, details), `account of ${name}`);
  for (const product of supplier.products) {
    const what = `product ${product.name}`;
    done(await addProduct(ctx, callAs(ctx, owner, what), companyId, { ...product, currency: CURRENCY }), what);
  }
  for (const badge of supplier.badges) await award(stage, companyId, name, badge);
  if (supplier.limitMinor === null) return;
  done(await joinProgramme(ctx, callAs(ctx, owner, 'enrol'), companyId), `enrol ${name}`);
  const limit = { amountMinor: supplier.limitMinor, currency: CURRENCY };
  done(await grant(ctx, callAs(ctx, stage.players.operator, `limit ${name}`), companyId, limit), `limit of ${name}`);
}

async function award(
  { ctx, players }: Stage,
  companyId: string,
  name: string,
  badge: DemoSupplier['badges'][number],
): Promise<void> {
  const checkedOn = checkedDay(ctx, badge.checked);
  const body = {
    badge: badge.badge,
    checkedBy: badge.checkedBy,
    checkedOn,
    expiresOn: addDays(checkedOn, BADGE_DAYS),
    scope: [...badge.scope],
  };
  const what = `badge ${badge.badge} of ${name}`;
  done(await giveBadge(ctx, callAs(ctx, players.operator, what), companyId, body), what);
}

/** The check came so many days before the opening. */
const checkedDay = (ctx: Context, before: number): string => addDays(dayOf(ctx.clock.now(), ZONE), -before);
