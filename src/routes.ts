/** The one list of routes. */
import { claimRoutes } from './claims/api.ts';
import { decisionRoutes } from './claims/decision.api.ts';
import { previewRoutes } from './claims/preview.api.ts';
import { claimListRoutes } from './claims/queue.api.ts';
import { routes as caseFileRoutes } from './casefile/api.ts';
import { routes as coachRoutes } from './contracts/api.ts';
import type { Context } from './context.ts';
import { routes as erasureRoutes } from './erasure/api.ts';
import { routes as exchangeRoutes } from './exchange/api.ts';
import { routes as letterRoutes } from './letters/api.ts';
import { type ClockControl, clockRoutes } from './http/clock.ts';
import { appointmentRoutes } from './claims/appointment.api.ts';
import { routes as limitRoutes } from './coverage/api.ts';
import type { Route } from './http/route.ts';
import { routes as ledgerRoutes } from './ledger/api.ts';
import { routes as agencyRoutes } from './inspections/api.ts';
import { routes as orderRoutes } from './orders/api.ts';
import { routes as programmeRoutes } from './orders/programme.api.ts';
import { routes as overviewRoutes } from './overview/api.ts';
import { routes as checkRoutes } from './overview/check.api.ts';
import { routes as healthRoutes } from './overview/health.api.ts';
import { addressRoutes } from './parties/address.api.ts';
import { partiesRoutes } from './parties/api.ts';
import { authRoutes } from './parties/auth.api.ts';
import type { PartiesContext } from './parties/service.ts';
import { routes as paymentRoutes } from './payments/api.ts';
import { cardRoutes } from './payments/cards.api.ts';
import { payoutRoutes } from './payments/payouts.api.ts';
import { refundRoutes } from './payments/refunds.api.ts';
import { routes as lessonsRoutes } from './lessons/api.ts';
import { routes as printingRoutes } from './printing/api.ts';
import { routes as liveRoutes } from './live/api.ts';
import { routes as messageRoutes } from './messages/api.ts';
import { routes as shipmentRoutes } from './shipments/api.ts';
import { routes as billRoutes } from './shipments/bill.api.ts';
import { routes as visitRoutes } from './shipments/inspections.api.ts';
import { routes as supplierRoutes } from './suppliers/api.ts';
import { routes as payeeRoutes } from './suppliers/payee.api.ts';

/** Every route of the server; the clock's only where time is controlled. */
export const allRoutes = (ctx: Context, parties: PartiesContext, clock: ClockControl | null): readonly Route[] => [
  ...authRoutes({ ...parties.identity, baseUrl: ctx.config.baseUrl }),
  ...partiesRoutes(parties),
  ...addressRoutes(parties),
  ...programmeRoutes(ctx),
  ...supplierRoutes(ctx),
  ...payeeRoutes(ctx),
  ...limitRoutes(ctx),
  ...coachRoutes(ctx),
  ...orderRoutes(ctx),
  ...exchangeRoutes(ctx),
  ...paymentRoutes(ctx),
  ...refundRoutes(ctx),
  ...payoutRoutes(ctx),
  ...cardRoutes(ctx),
  ...agencyRoutes(ctx),
  ...shipmentRoutes(ctx),
  ...visitRoutes(ctx),
  ...billRoutes(ctx),
  ...messageRoutes(ctx),
  ...claimRoutes(ctx),
  ...claimListRoutes(ctx),
  ...previewRoutes(ctx),
  ...caseFileRoutes(ctx),
  ...letterRoutes(ctx),
  ...printingRoutes(ctx),
  ...lessonsRoutes(ctx),
  ...erasureRoutes(ctx),
  ...decisionRoutes(ctx),
  ...ledgerRoutes(ctx),
  ...overviewRoutes(ctx),
  ...checkRoutes(ctx),
  ...healthRoutes(ctx),
  ...liveRoutes(ctx),
  ...appointmentRoutes(ctx),
  ...(clock ? clockRoutes(clock) : []),
];
