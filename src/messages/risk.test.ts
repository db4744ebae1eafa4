/** Sentences as they come in trade chats, and what they are flagged for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signalsIn } from './risk.rules.ts';
import { plainText } from './text.rules.ts';
import { SIGNALS } from './types.ts';

const short = (text: string): string =>
  signalsIn(text)
    .map((flag) => flag.replace('message.', ''))
    .join(' ');

describe('flagged', () => {
  it.each([
    [
      'Dear friend, for the balance please pay to our new bank account, Hang Seng HK 808-123456-001, old one under audit. Or you can use PayPal, cheaper.',
      'off_platform_payment new_bank_details',
    ],
    ['You can pay by Western Union', 'off_platform_payment'],
    ['MoneyGram also ok', 'off_platform_payment'],
    ['Send 200 USDT to this address', 'off_platform_payment'],
    ['we take crypto or bitcoin', 'off_platform_payment'],
    ['Please pay with WeChat, it is fast', 'off_platform_payment'],
    ['Alipay is best for us', 'off_platform_payment'],
    ['Better you pay outside, we give discount', 'off_platform_payment'],
    ['Make the payment outside of the platform', 'off_platform_payment'],
    ['Transfer it directly to my account please', 'off_platform_payment'],
    ['Please use the personal account of our boss', 'off_platform_payment'],
    ['It is cheaper without trade assurance', 'off_platform_payment'],
    ['Without assurance we can give you a discount of 3%', 'off_platform_payment'],
    ['请用支付宝付款', 'off_platform_payment'],
    ['可以线下付款,更便宜', 'off_platform_payment'],
    ['Our account changed, please see the attached', 'new_bank_details'],
    ['The old account is frozen by the tax office', 'new_bank_details'],
    ['Please send the balance to another company account', 'new_bank_details'],
    ['Please wire to IBAN DE89 3704 0044 0532 0130 00', 'new_bank_details'],
    ['GB33BUKB20201555555555 is our number', 'new_bank_details'],
    ['SWIFT: HASEHKHH', 'new_bank_details'],
    ['account no. 6222 0212 3456 7890', 'new_bank_details'],
    ['We use a different bank now', 'new_bank_details'],
    ['我们的账户已变更', 'new_bank_details'],
    ['请付到新账户', 'new_bank_details'],
    ['We do not accept trade assurance', 'assurance_refused'],
    ['There is no HS code for a set so no assurance', 'assurance_refused'],
    ['Sorry, the assurance order is closed this month', 'assurance_refused'],
    ["we can't do trade assurance for samples", 'assurance_refused'],
    ['We cannot accept post-delivery cover', 'assurance_refused'],
    ['我们不接受信保订单', 'assurance_refused'],
    ['信保做不了', 'assurance_refused'],
    ['You need to pay the platform fee of 2 %', 'fee_shifted'],
    ['The price is plus 3% trade assurance fee', 'fee_shifted'],
    ['The assurance fee is on your side', 'fee_shifted'],
    ['平台费由买家承担', 'fee_shifted'],
    ['The goods will be shipped from another factory', 'ship_from_other'],
    ['Our sister company will invoice and ship', 'ship_from_other'],
    ['由另一家公司发货', 'ship_from_other'],
  ])('%s', (text, flags) => expect(short(text)).toBe(flags));

  it.each([
    'Pay\u200bPal',
    'P a y P a l',
    'p.a.y.p.a.l',
    'PAY PAL',
    'ＰａｙＰａｌ',
    'РауРаl',
    'p4yp@l',
    'Páypal',
    'pay-pal',
    'U S D T',
    'w e s t e r n u n i o n',
    'Western_Union',
    'Wеstеrn Uniоn',
  ])('disguised: please use %s', (name) => expect(short(`please use ${name} ok`)).toBe('off_platform_payment'));
});

describe('neutral', () => {
  it.each([
    'Our bank holiday is in October',
    'Please see our account manager for the details',
    'Our new account manager is Lily',
    'Please add me on WeChat, I send you pictures of the sample',
    'The total is 240 USD to your port',
    'We quote 500 USD T/T as usual',
    'We never use PayPal, please pay through the platform',
    'Do not pay by Western Union, it is not covered',
    'The bank is closed during the Spring Festival',
    'We accept trade assurance, and the fee is ours',
    'Assurance covers the whole order',
    'We ship after the assurance order is confirmed',
    'No problem, the assurance is our habit',
    'The outside carton is five layers',
    'Please pay outside attention to the corners',
    'Payment 30 % deposit, 70 % before shipment, through the platform',
    'Please wire to the account shown in the order',
    'Our company has 12 lines and 600 workers in another city',
    'The order number is 202603021234',
    'Quantity 6222021 pcs in account of the season',
    'The goods are shipped from our factory in Foshan',
    'A different colour is possible, another order as well',
    '我们通过平台付款',
    '请勿使用支付宝,请通过平台付款',
    '货物由我们工厂发货',
    '',
  ])('%s', (text) => expect(signalsIn(text)).toEqual([]));
});

describe('always', () => {
  it('any text is read, and a flag stays whatever harmless words surround it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('Hello.', 'Thank you.', '好的。', 'See the drawing.'),
        (noise, calm) => {
          expect(signalsIn(noise).every((flag) => SIGNALS.includes(flag))).toBe(true);
          expect(signalsIn(`${calm} We take PayPal. ${calm}`)).toEqual(['message.off_platform_payment']);
        },
      ),
    );
  });

  it('the plain form is its own plain form, and case, width and invisible characters change nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Pay', 'Раl', 'ok', '２', '\u200b', 'é', ' ', 'İ', '账户'), { maxLength: 12 }),
        (parts) => {
          const text = parts.join('');
          expect(plainText(plainText(text))).toBe(plainText(text));
          expect(plainText(text.split('').join('\u200d'))).toBe(plainText(text));
        },
      ),
    );
  });

  it('long texts are read in a moment', () => {
    const long = 'we do not pay the account of the new bank another '.repeat(80).slice(0, 4_000);
    // Time of this thread's own work: what else the machine does makes nobody fail.
    const began = process.threadCpuUsage();
    signalsIn(long);
    signalsIn('a a a a '.repeat(500));
    expect(process.threadCpuUsage(began).user / 1_000).toBeLessThan(500);
  });
});
