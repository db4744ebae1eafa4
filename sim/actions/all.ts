/** Everything that can happen in a simulated world. */
import type { Action } from '../move.ts';
import { AMENDMENT_ACTIONS } from './amendments.ts';
import { APPOINTMENT_ACTIONS } from './appointments.ts';
import { BANK_ACTIONS } from './bank.ts';
import { CARD_ACTIONS } from './cards.ts';
import { CLAIM_ACTIONS } from './claims.ts';
import { DECISION_ACTIONS } from './decisions.ts';
import { FILE_ACTIONS } from './files.ts';
import { INSPECTION_ACTIONS } from './inspections.ts';
import { MESSAGE_ACTIONS } from './messages.ts';
import { ORDER_ACTIONS } from './orders.ts';
import { PAYEE_ACTIONS } from './payees.ts';
import { PAYMENT_ACTIONS } from './payments.ts';
import { PAYOUT_ACTIONS } from './payouts.ts';
import { PROGRAMME_ACTIONS } from './programme.ts';
import { REFUND_ACTIONS } from './refunds.ts';
import { SHIPMENT_ACTIONS } from './shipments.ts';
import { TIME_ACTIONS } from './time.ts';

export const ACTIONS: readonly Action[] = [
  ...ORDER_ACTIONS,
  ...FILE_ACTIONS,
  ...AMENDMENT_ACTIONS,
  ...PAYMENT_ACTIONS,
  ...BANK_ACTIONS,
  ...SHIPMENT_ACTIONS,
  ...INSPECTION_ACTIONS,
  ...CLAIM_ACTIONS,
  ...APPOINTMENT_ACTIONS,
  ...DECISION_ACTIONS,
  ...CARD_ACTIONS,
  ...REFUND_ACTIONS,
  ...PAYOUT_ACTIONS,
  ...MESSAGE_ACTIONS,
  ...PROGRAMME_ACTIONS,
  ...PAYEE_ACTIONS,
  ...TIME_ACTIONS,
];
