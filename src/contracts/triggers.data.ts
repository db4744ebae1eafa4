/** Events that dates in trade hang on, in the words of traders, with the name both sides are shown. */
import type { TriggerCode, Words } from './coach.types.ts';
import { list } from './phrases.rules.ts';

export type Trigger = { readonly code: TriggerCode; readonly words: readonly string[]; readonly name: Words };

const trigger = (code: TriggerCode, words: string, en: string, zh: string): Trigger => ({ code, words: list(words), name: { en, zh } });

/** The more particular before the more general: a final payment is a payment, too. */
export const TRIGGERS: readonly Trigger[] = [
  trigger('final_payment', 'final payment|balance|remaining|full payment|70 % payment|rest payment|last payment|payment in full', 'the final payment is received', '收到尾款'),
  trigger('deposit', 'deposit|down payment|downpayment|advance payment|prepayment|30 % payment|first payment', 'the deposit is received', '收到定金'),
  trigger('letter_of_credit', 'l c|lc|letter of credit', 'the letter of credit is received', '收到信用证'),
  trigger('sample_approval', 'sample*|pp sample|lab dip|labdip|swatch*|counter sample|golden sample', 'the sample is approved', '样品确认'),
  trigger('artwork_approval', 'artwork*|drawing*|design|layout|proof', 'the artwork or drawing is approved', '图稿或图纸确认'),
  trigger('inspection', 'inspection*|inspected|inspector', 'the inspection is passed', '验货通过'),
  trigger('bill_of_lading', 'b l|bl|bill of lading', 'the bill of lading is issued', '提单签发'),
  trigger('documents', 'documents|docs', 'the documents are received', '收到单据'),
  trigger('invoice', 'invoice*', 'the invoice is issued', '开具发票'),
  trigger('arrival', 'arriv*|eta|landing|discharge', 'the goods arrive', '货物到达'),
  trigger('shipment', 'shipment|shipping|shipped|ship date|sailing|departure|etd|dispatch*|despatch*|on board', 'the goods are shipped', '货物发运'),
  trigger('delivery', 'deliver*|receipt of goods|receipt of the goods|handover', 'the goods are delivered', '货物交付'),
  trigger('claim', 'claim*|complaint*|notice|notification', 'the claim is notified', '提出索赔通知'),
  trigger('holiday', 'holiday*|cny|chinese new year|spring festival|golden week', 'the holiday ends', '假期结束'),
  trigger('confirmation', 'confirm*|approv*|contract|signing|signed|signature|agreement', 'both sides have confirmed', '双方确认'),
  trigger('payment', 'payment*|pay|paid|money|funds|t t|tt|remittance|transfer', 'the payment is received', '收到付款'),
  trigger('order', 'order|po|purchase order|pi', 'the order is placed', '下单'),
];
