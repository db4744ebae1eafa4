/** Words by which messages steer money, accounts and goods past the programme. English and Chinese. */

/** Names of ways to pay past the programme, by their parts; blanks, dots and dashes between parts or letters hide nothing. */
export const PAYMENT_NAMES: readonly (readonly string[])[] = [
  ['pay', 'pal'],
  ['western', 'union'],
  ['money', 'gram'],
  ['ali', 'pay'],
  ['wechat', 'pay'],
  ['weixin', 'pay'],
  ['payoneer'],
  ['skrill'],
  ['zelle'],
  ['venmo'],
  ['cash', 'app'],
  ['remitly'],
  ['revolut'],
  ['usdt'],
  ['trc20'],
  ['erc20'],
  ['bitcoin'],
  ['btc'],
  ['tether'],
  ['crypto'],
  ['crypto', 'currency'],
  ['gift', 'cards?'],
];

const PAYING = '(?:pay|pays|payment|payments|paying|paid|transfer|transfers|transferring|deal|deals|settle|transaction|order|orders|wire|remit|send money)';
const PAST = '(?:outside(?: of)?|off|bypass(?:ing)?|around|not (?:on|via|through|by)|without(?: using)?|instead of)';
const PROGRAMME = '(?:the |this |your |our )?(?:platform|programme|program|website|site|quayside|system|(?:trade |order )?assurance|escrow)';
const PRIVATE = '(?:personal|private|individual)(?: bank| receiving| usd)?';
const CHEAPER = '(?:cheaper|discount|lower price|better price|best price|save|less money|reduce)';
const WITHOUT = '(?:without|outside|no|not use|not using|skip(?:ping)?|if not|instead of)';

export const OFF_PLATFORM: readonly RegExp[] = [
  new RegExp(String.raw`\b${PAYING}\b[^.!?;]{0,40}\b${PAST} ${PROGRAMME}\b`),
  new RegExp(String.raw`\boff-? ?(?:platform|line) (?:${PAYING})\b|\b(?:pay|payment|transfer) off-?line\b`),
  /\bpay(?:ment)? (?:it |us |me |directly )?outside(?=[.,;!?]|$| (?:is|and|to save|please|dear|we|you|so|then|it))/,
  new RegExp(String.raw`\b(?:${PRIVATE} (?:account|card)|account of (?:my|our|the) (?:boss|manager|wife|husband|son|daughter|friend|sales|cousin|brother|sister|partner|accountant|finance|colleague))\b`),
  /\bdirect(?:ly)? (?:in)?to (?:my|our|his|her|the boss'?s?|the manager'?s?) (?:own |company |bank |usd |hk )*(?:account|card)\b/,
  /\b(?:pay|transfer|send|remit|wire)\b[^.!?;]{0,25}\b(?:by|via|through|with|on|over|to)\b[^.!?;]{0,10}\b(?:wechat|weixin|qq wallet|whatsapp)\b/,
  /\b(?:wechat|weixin)\b[^.!?;]{0,10}\b(?:payment|transfer|wallet|red packet|is ok for (?:the )?payment)\b/,
  new RegExp(String.raw`\b${CHEAPER}\b[^.!?]{0,50}\b${WITHOUT}\b[^.!?]{0,20}\b(?:assurance|platform|protection|guarantee|escrow)\b`),
  new RegExp(String.raw`\b${WITHOUT}\b[^.!?]{0,15}\b(?:assurance|platform|protection|guarantee|escrow)\b[^.!?]{0,40}\b${CHEAPER}\b`),
  /西联|速汇金|贝宝|支付宝|微信(?:支付|付款|转账|红包|收款)|比特币|泰达币|加密货币|虚拟(?:货)?币/,
  /(?:线下|平台外|私下|场外)(?:付款|支付|转账|交易|打款|汇款)|(?:绕过|绕开|不走|不通过|脱离)平台|(?:个人|私人|老板)(?:账户|帐户|账号|帐号|银行卡|卡)/,
];

const CHANGED = '(?:new|changed|another|different|updated|other|temporary|second|alternative)';
const NOT_A_PERSON = '(?! (?:manager|managers|executive|team|rep|representative|person|book))';

export const NEW_BANK: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${CHANGED} (?:(?!product|order|email)\w+ ){0,2}?(?:account|accounts|a\/c|iban|beneficiary|bank details|banking details|bank information|bank info|payment details|remittance details)\b${NOT_A_PERSON}`,
  ),
  /\b(?:new|another|different|other) bank\b(?! (?:holiday|holidays|manager|notes?))/,
  new RegExp(
    String.raw`\b(?:account|a\/c|iban|beneficiary)\b${NOT_A_PERSON}[^.!?;]{0,25}\b(?:changed|updated|replaced|under audit|audited|audit|frozen|blocked|closed|suspended|not available|no longer)\b`,
  ),
  /\bbank\b(?! holidays?)[^.!?;]{0,20}\b(?:changed|under audit|audited|audit|frozen)\b/,
  /\bchange(?:d|s)?\b[^.!?;]{0,15}\b(?:bank(?:ing)? (?:account|details|information)|account number|beneficiary)\b/,
  /\b(?:old|former|previous) (?:one|account|bank)\b[^.!?;]{0,30}\b(?:audit|audited|frozen|closed|blocked|do not use|don't use|stop using|not use)\b/,
  /\b(?:account|acct|a\/c|acc)\b ?(?:no|number|num|nr|#)?[^a-z0-9]{0,5}\d(?:[ -]?\d){6,}/,
  /\b(?:swift|bic)\b(?: code)?[^a-z0-9]{0,4}[a-z]{6}[a-z0-9]{2}(?:[a-z0-9]{3})?\b/,
  /新(?:的)?(?:银行)?(?:账户|帐户|账号|帐号|收款)|(?:账户|帐户|账号|帐号|银行)(?:已经?|有)?(?:变更|更换|更改|换了|变了|冻结|审计|审查)|(?:换|改)(?:了)?(?:一个)?(?:银行)?(?:账户|帐户|账号|帐号)/,
  /(?:账户|帐户|账号|帐号|卡号)[^a-z0-9\d]{0,6}\d(?:[ -]?\d){6,}/,
];

/** An IBAN as people write it; its check digits decide whether it is one. */
export const IBAN_LIKE = /\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?\b/g;

const NOT_DO = "(?:do not|don't|dont|does not|doesn't|cannot|can't|cant|can not|not able to|unable to|will not|won't|no longer|never|refuse to|not)";
const TAKE = '(?:accept|support|use|do|offer|take|make|agree to|agree with|provide|open|work with|work on|go with|apply)';
const COVERED = '(?:(?:trade |order )?assurance|platform orders?|ta orders?|escrow|post-? ?(?:delivery|shipment) (?:cover|coverage|protection))';

export const ASSURANCE_REFUSED: readonly RegExp[] = [
  new RegExp(String.raw`\b${NOT_DO} (?:\w+ ){0,2}?${TAKE}\b(?:(?!\b(?:than|except|outside|without|but|before|after|until)\b)[^.!?,;]){0,30}\b${COVERED}\b`),
  /\bno (?:trade |order )?assurance\b(?! (?:problem|fee|fees|charge|cost))/,
  /\b(?:trade |order )?assurance(?: orders?)?\b[^.!?,;]{0,15}\b(?:closed|not available|unavailable|not possible|impossible|stopped|disabled|not supported|not accepted|can't be used|cannot be used)\b/,
  /\bno hs code\b[^.!?]{0,60}\b(?:so|therefore|then|cannot|can't|not)\b[^.!?]{0,30}\b(?:assurance|platform)\b/,
  /(?:不|无法|没法|不能)(?:能|会|可以)?(?:接受|支持|做|走|用|使用|开|提供)[^。!?,.!?,]{0,8}(?:信保|信用保障|贸易保障|保障订单|担保交易)/,
  /(?:信保|信用保障|贸易保障)(?:订单)?(?:已经?)?(?:关闭|关了|不可用|做不了|用不了|走不了|停用|停了)|没有?信保/,
];

const PROGRAMME_FEE = '(?:platform|assurance|trade assurance|service|transaction|programme|program|commission|escrow)';

export const FEE_SHIFTED: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:you|buyer|your side|customer)(?: must| should| need to| have to| shall| will| to)? (?:pay|bear|cover|add)s?\b[^.!?;]{0,20}\b${PROGRAMME_FEE} (?:fee|fees|commission|charge|charges|cost)\b`),
  /\b(?:plus|add|extra|additional|\d+(?:\.\d+)? ?%)[^.!?;]{0,15}\b(?:for|as)?[^.!?;]{0,10}\b(?:platform|assurance|trade assurance|escrow|programme|program) (?:fee|fees|commission|charge|charges|cost)\b/,
  new RegExp(String.raw`\b${PROGRAMME_FEE} (?:fee|fees|commission|charges?)\b[^.!?;]{0,25}\b(?:on your side|your side|borne by (?:you|the buyer|buyer)|paid by (?:you|the buyer|buyer)|for your account|you pay|by yourself)\b`),
  /(?:平台|信保|保障|手续)费[^。!?,.!?,]{0,8}(?:由)?(?:买家|买方|你|您|贵方)(?:们)?(?:来)?(?:承担|支付|出|付)|(?:买家|买方|你|您|贵方)(?:来)?(?:承担|支付|付)[^。!?,.!?,]{0,6}(?:平台|信保|保障)(?:手续)?费/,
];

const OTHER_FIRM = String.raw`(?:(?:another|other|different|a different|an other) (?:\w+ )?(?:company|factory|firm|supplier|exporter|seller)|our (?:sister|partner|friend'?s?|other|trading|brother|hong kong|hk|associated|affiliated) (?:company|factory|firm))`;

export const SHIP_FROM_OTHER: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:ship|ships|shipped|shipping|send|sent|deliver|delivered|export|exported|dispatch|dispatched|invoice|invoiced|declared?)\b[^.!?;]{0,25}\b(?:from|by|through|under|via|in the name of|with the name of)\b[^.!?;]{0,10}\b${OTHER_FIRM}`),
  new RegExp(String.raw`\b${OTHER_FIRM}\b[^.!?;]{0,15}\b(?:will|shall|to|can|is going to) (?:ship|send|deliver|export|dispatch|invoice|receive)\b`),
  /(?:由|从|用|以)(?:我们的?)?(?:另一家|别的|其他|其它|兄弟|合作|关联|香港)(?:的)?(?:公司|工厂)(?:名义)?(?:发货|出货|出口|开票|报关|收款)/,
];

/** Words that turn a sentence round: who says "we never use PayPal" steers nobody. Only within one part of a sentence. */
export const REFUSING = /\b(?:do not|don't|dont|never|cannot|can't|no longer|not|nobody)\b (?:\w+ ){0,2}?(?:accept|use|take|pay|send|transfer|offer|ask|want|work)\b(?:(?!\b(?:but|only|platform|assurance)\b)[^.!?,;:]){0,40}$|(?:不要|请勿|切勿|不接受|不使用|不用|从不)[^。!?,.!?,]{0,8}$/;

/** Letters of other scripts that look like Latin ones. Source: Unicode confusables, the small letters in common use. */
export const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', һ: 'h', н: 'h', і: 'i', ї: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p',
  ԛ: 'q', ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x', α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p',
  τ: 't', υ: 'u', χ: 'x', ı: 'i', ł: 'l', ø: 'o', đ: 'd',
};

/** Figures and signs written for letters within a word: p4yp@l. */
export const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's', '!': 'i' };
