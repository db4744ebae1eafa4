/** The one list of routes. */
import type { Context } from './context.ts';
import { type ClockControl, clockRoutes } from './http/clock.ts';
import { routes as limitRoutes } from './coverage/api.ts';
import type { Route } from './http/route.ts';
import { routes as ledgerRoutes } from './ledger/api.ts';
import { routes as agencyRoutes } from './inspections/api.ts';
import { routes as orderRoutes } from './orders/api.ts';
import { routes as programmeRoutes } from './orders/programme.api.ts';
import { routes as overviewRoutes } from './overview/api.ts';
import { routes as checkRoutes } from './overview/check.api.ts';
import { partiesRoutes } from './parties/api.ts';
import { authRoutes } from './parties/auth.api.ts';
import type { PartiesContext } from './parties/service.ts';
import { routes as paymentRoutes } from './payments/api.ts';
import { routes as messageRoutes } from './messages/api.ts';
import { routes as shipmentRoutes } from './shipments/api.ts';
import { routes as billRoutes } from './shipments/bill.api.ts';
import { routes as visitRoutes } from './shipments/inspections.api.ts';
import { routes as supplierRoutes } from './suppliers/api.ts';
import { routes as payeeRoutes } from './suppliers/payee.api.ts';

/** Every route of the server; the clock's only where time is controlled. */
export const allRoutes = (ctx: Context, parties: PartiesContext, clock: ClockControl | null): readonly Route[] => [
  ...authRoutes(parties.identity.auth, ctx.config.baseUrl),
  ...partiesRoutes(parties),
  ...programmeRoutes(ctx),
  ...supplierRoutes(ctx),
  ...payeeRoutes(ctx),
  ...limitRoutes(ctx),
  ...orderRoutes(ctx),
  ...paymentRoutes(ctx),
  ...agencyRoutes(ctx),
  ...shipmentRoutes(ctx),
  ...visitRoutes(ctx),
  ...billRoutes(ctx),
  ...messageRoutes(ctx),
  ...ledgerRoutes(ctx),
  ...overviewRoutes(ctx),
  ...checkRoutes(ctx),
  ...(clock ? clockRoutes(clock) : []),
];
