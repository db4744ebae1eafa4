/** Words by which messages promise what belongs into a contract. English and Chinese. */
import type { Promised } from './types.ts';

type PlainKind = Exclude<Promised['kind'], 'ship_by' | 'warranty' | 'cover'>;

/** Promises without a figure, each with the words that make it. */
export const PLAIN_PROMISES: readonly { readonly kind: PlainKind; readonly words: RegExp }[] = [
  {
    kind: 'to_door',
    words:
      /\b(?:deliver(?:ed|y|s)?|ship(?:ped|ping|s)?|bring|sent|send|transport(?:ed)?|freight)\b[^.!?;]{0,30}\b(?:to|at|until|till)\b (?:your |the |you |customer'?s? )?(?:own )?(?:front )?(?:door|doorstep|warehouse door|home|warehouse)\b|\bdoor[- ]to[- ]door\b|\bto[- ]your[- ]door\b|\b(?:ddp|dap) (?:price|service|shipping|delivery)\b|送货上门|门到门|送到(?:您|你)?(?:家|门口|仓库)/,
  },
  {
    kind: 'all_included',
    words:
      /\b(?:nothing|no) (?:more|else|further|extra|other|additional|hidden)(?: \w+)?(?: \w+)? ?to pay\b|\bno (?:more |extra |other |further |additional |hidden )(?:cost|costs|fee|fees|charge|charges|payment|payments)\b|\ball[- ]?(?:is |are |cost |costs |fees |charges )*(?:included|inclusive|incl)\b|\beverything (?:is )?included\b|\ball[- ]in price\b|全包|包(?:所有|一切|全部)费用|没有(?:其他|其它|额外|任何)费用|不用再(?:付|交)/,
  },
  {
    kind: 'customs_paid',
    words:
      /\b(?:we|our side|our forwarder|our agent)\b[^.!?;]{0,20}\b(?:pay|pays|bear|cover|handle|take care of)\b[^.!?;]{0,25}\b(?:customs|duty|duties|import tax|import taxes|vat|gst|clearance)\b|\b(?:customs|duty|duties|import tax|import taxes|vat|gst)\b[^.!?;]{0,15}\b(?:included|inclusive|paid by us|on our side|on us)\b|\bddp\b|\b(?:duty|tax)[- ](?:free for you|paid)\b|包(?:清关|关税|税)|双清包税|关税(?:由)?我(?:们|方)(?:承担|付|出)/,
  },
  {
    kind: 'free_inspection',
    words:
      /\bfree(?: of charge)?(?: \w+)? inspection\b|\binspection\b[^.!?;]{0,15}\b(?:is |are )?(?:free|on us|for free|paid by us)\b|\bwe pay[^.!?;]{0,15}\binspection\b|免费(?:验货|检验)|(?:验货|检验)费(?:由)?我(?:们|方)/,
  },
  {
    kind: 'free_spares',
    words:
      /\bfree(?: of charge)?(?: \w+)?(?: \w+)? (?:spares?|spare parts|replacement parts|accessories)\b|\b(?:spares?|spare parts|accessories)\b[^.!?;]{0,15}\b(?:for free|free of charge|are free|is free)\b|免费(?:的)?(?:备件|配件|零件)|(?:送|赠送)(?:备件|配件)/,
  },
];

/** A promise turned round within its own part of the sentence: "not delivered to your door", "DDP is not possible". */
export const NEGATED_BEFORE = /(?:\b(?:not|cannot|can't|don't|doesn't|won't|isn't|aren't|never|without|except|excluding|unless|if)\b|不|没有?|除非)[^.!?,;,]{0,25}$|\bno $/;
export const NEGATED_WITHIN = /\b(?:not|never|cannot)\b|n't\b/;
export const NEGATED_AFTER = /^[^.!?,;,]{0,12}(?:\b(?:not|impossible|unavailable)\b|n't\b|不)/;

export const SHIPPING =
  /\b(?:ship(?:ped|ping|ment|s)?|dispatch(?:ed)?|despatch(?:ed)?|deliver(?:ed|y)?|send|sent|load(?:ed|ing)?|on board|leave|leaves|goods (?:are |will be )?ready)\b|发货|出货|装船|交货/;

/** Words before the day of which "before" excludes it. */
export const DAY_WORDS = /\b(by|before|until|till|on|latest|no later than|not later than)\b(?: the| latest)?[^a-z0-9]{0,3}$/;

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, twelve: 12, eighteen: 18, 一: 1, 两: 2, 二: 2, 三: 3, 五: 5, 十: 10,
};

/** `2 years warranty`, `warranty of 18 months`, `两年质保`. Groups: figure and unit, in either order of the words. */
export const WARRANTY: readonly RegExp[] = [
  /\b(\d{1,3}|a|one|two|three|four|five|six|ten|twelve|eighteen)[- ]?(years?|yrs?|months?)[- ]?(?:of |full |limited |'s? |' )*(?:warranty|warranties|guarantee|guaranty)\b/,
  /\b(?:warranty|guarantee|guaranty)\b(?: period)?(?: is| of| for|:)* (\d{1,3}|one|two|three|four|five|six|ten|twelve|eighteen) ?(years?|yrs?|months?)\b/,
  /(\d{1,3}|[一两二三五十]) ?(年|个月)(?:的)?(?:质保|保修|质量保证)/,
  /(?:质保|保修)(?:期)?(?:为|是)? ?(\d{1,3}|[一两二三五十]) ?(年|个月)/,
];

export const COVER = /\b(post|pre)[- ]?(?:delivery|shipment) (?:cover|coverage|protection|assurance)\b/;
/** A cover is promised only where the sentence agrees to it. */
export const AGREES = /\b(?:ok|okay|yes|agree|agreed|accept|accepted|fine|no problem|sure|included|can|we give|we offer|you (?:have|get))\b/;
