/** Every message of the web application, from the tables of its folders. A message has both languages or does not compile. */
import { ROOM_WORDS } from './claims/room.data.ts';
import { INSPECTION_WORDS } from './claims/inspection.data.ts';
import { CLAIM_WORDS } from './claims/words.data.ts';
import { ADDRESS_WORDS } from './company/address.data.ts';
import { COMPANY_WORDS } from './company/words.data.ts';
import { EXTRAS_WORDS } from './draft/extras.data.ts';
import { DRAFT_WORDS } from './draft/words.data.ts';
import { GUIDE_WORDS } from './demo/words.data.ts';
import { HOW_WORDS } from './how/words.data.ts';
import { HOME_WORDS } from './home/words.data.ts';
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
import { VERIFY_WORDS } from './verify/words.data.ts';
import { VISIT_WORDS } from './visits/words.data.ts';

export const WORDS = {
  ...UI_WORDS,
  ...HOME_WORDS,
  ...GUIDE_WORDS,
  ...HOW_WORDS,
  ...SESSION_WORDS,
  ...PALETTE_WORDS,
  ...ACCOUNT_WORDS,
  ...COMPANY_WORDS,
  ...ADDRESS_WORDS,
  ...SUPPLIER_WORDS,
  ...CATEGORY_WORDS,
  ...VERIFY_WORDS,
  ...VISIT_WORDS,
  ...CLAIM_WORDS,
  ...ROOM_WORDS,
  ...INSPECTION_WORDS,
  ...SUPPLY_WORDS,
  ...PAYOUT_WORDS,
  ...ORDER_WORDS,
  ...PAY_WORDS,
  ...MESSAGE_WORDS,
  ...STATEMENT_WORDS,
  ...EVENT_WORDS,
  ...DOCUMENT_WORDS,
  ...WARNING_WORDS,
  ...DRAFT_WORDS,
  ...EXTRAS_WORDS,
  ...OPERATOR_WORDS,
  ...CASE_WORDS,
  ...MANAGE_WORDS,
  ...PAYOUT_DESK_WORDS,
  ...BANK_WORDS,
  ...INSPECTOR_WORDS,
};

export type MessageKey = keyof typeof WORDS;
