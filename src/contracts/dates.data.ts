/** Words about time: events that a term may hang on, and times that name no day. */
import { MONTH_NAMES, SHORT_MONTHS } from '../kernel/dates.ts';
import { type Phrase, list, say } from './phrases.rules.ts';

/** What happens in an order. A technical event (immersion, warm-up, ageing) is a test condition and not listed. */
export const EVENTS: readonly Phrase[] = say(
  'deposit|payment|pay|paid|prepayment|balance|order|po|purchase order|confirm*|approv*|receipt|receiv*|reciev*',
  'arriv*|shipment|shipping|ship date|shipped|sailing|delivery|delivered|claim*|complaint|notice|notification',
  'notify|b l|bl|bill of lading|documents|docs|sample|samples|artwork|lc|l c|letter of credit|invoice|signing',
  'signature|signed|contract|inspection|etd|eta|purchase|request|dispatch|despatch|departure|installation',
  'commissioning|acceptance|handover|booking|goods|cargo|money|funds|tt|t t|holiday|holidays|cny|chinese new year',
  'spring festival|mass production|production start|sale|lab dip|forwarder|we ask|we order|you order|opening',
);

export const CONNECTORS: readonly Phrase[] = say(
  'after|upon|once|from|when|whenever|against|since|following|until|till|before|prior to|prior|on receipt',
  'on arrival|on delivery|on approval|on confirmation|as of|counted from|starting from|start from|of receipt',
  'of receiving|of order|of arrival|of delivery|of claim|of notice|of approval|of b l|of shipment|of invoice',
  'of payment|of complaint|of request|at sight of|with receipt|subject to receipt',
);

/** Subjects whose days are a term of the contract. */
export const COMMERCIAL: readonly Phrase[] = say(
  'lead time|leadtime|production time|delivery time|delivery|deliver|delivered|shipment|ship|shipped|shipping|etd',
  'eta|warranty|guarantee|guaranteed|payment|pay|paid|credit|net|shelf life|validity|valid|dispatch|despatch',
  'sailing|ready|transit|reply|respond|response|replacement|spare parts|free of charge|demurrage|storage|departure',
  'loading',
);

/** Subjects that must be done at a time: "balance against documents" has no day at all. */
export const ACTIONS: readonly Phrase[] = say(
  'balance|deposit|payment|pay|paid|payable|t t|tt|remaining|shelf life|best before|ship|shipped|dispatch|despatch',
  'deliver|delivered|refund*|reimburs*|release|invoice sent',
);

/** What a part of the calendar is a part of. */
const TIMES = [...new Set([...MONTH_NAMES, ...SHORT_MONTHS, 'sept']), ...list('month|the month|next month|this month|week|next week|year|quarter|season|q1|q2|q3|q4')];

/** Times of the year and the calendar without a day. */
export const LOOSE_TIMES: readonly Phrase[] = [
  ...say(
    'next week|next month|this week|this month|month end|year end|before season|in season|before christmas|before xmas',
    'before easter|before cny|before chinese new year|before holiday|after holiday|after cny|after chinese new year',
    '1st week|1 st week|2 nd week|3 rd week|first week|second week|third week|last week|first half of|second half of',
    'one week from|one week after|two weeks from|two weeks after|one month from|one month after|two months after',
    'next spring|next summer|next autumn|next winter|for the season|in the season|tomorrow|early next|late next',
    'end of month|end of the month|end of year',
  ),
  // "End of the cable" and "middle of each panel" are places.
  ...list('mid of|middle of|end of|begin of|beginning of|early of').flatMap((part) => TIMES.map((time): Phrase => ({ say: `${part} ${time}` }))),
  ...[...new Set([...MONTH_NAMES, ...SHORT_MONTHS, 'sept'])].map((say): Phrase => ({ say })),
];

/** Words that may stand beside the day of a shipping date without changing it, besides those of direction. */
export const SHIP_BY_NEUTRAL: readonly string[] = list(
  'on|at|the|or|between|and|ship|shipment|shipped|shipping|date|etd|not|no|both|days|included|inclusive|incl|deadline',
  'max|is|be|must|goods|on-board|board|ready|departure|sailing|of|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun',
);
