/** Standards bodies, public grading systems, and the things a clause may refer to. */
import { type Phrase, list, say } from './phrases.rules.ts';

/** Issuers whose name and a number identify one public document. */
export const BODIES: ReadonlySet<string> = new Set(
  list(
    'iso|iec|en|din|bs|bsen|nf|uni|astm|aatcc|ansi|bifma|ul|ulc|csa|jis|gb|gbt|qb|fz|asnzs|nzs|ieee|ies|iesna|lm|tm',
    'cie|cispr|fcc|tappi|fefco|ista|ispm|cpai|tb|nfpa|cfr|reg|regulation|directive|eu|ec|eec|tsca|rohs|epa|fda|cpsia',
    'lfgb|oeko|nsf|sae|jedec|etsi|ets|mil|aisi|jaso|ece|unece|ipc|usp|bp|ph|eur|iccs|cas|gs1|sn|ks|is|sans|nom',
    'idfb|idfl|inmetro|cns|tis|sni|dot|imdg|un|fsc|pefc|bsci|grs|gots|rcs',
  ),
);

/** Bodies that are also units or words: the number must follow with a hyphen or directly ("LM-79", "TB117"). */
export const TIGHT_BODIES: ReadonlySet<string> = new Set(
  list(
    'lm|tm|tb|is|ph|un|bp|ks|sn|ec|mil|gb|dot|uni|cas|reg|nom',
  ),
);

/** Words that may stand between a body and its number. */
export const BODY_LINKS: ReadonlySet<string> = new Set(
  list(
    'no|nr|part|pt|spec|standard|std|iso|en|iec|bifma|bs|nzs|t|section|sec|annex|method|title|test|series|cfr|reg',
    'regulation',
  ),
);

/** Public documents that need no number. */
export const NAMED_STANDARDS: readonly Phrase[] = say(
  'oeko tex|oeko tex standard|reach annex|reach svhc|reach regulation|reach compliant|eu reach|with reach|per reach',
  'un 38.3|un38.3|reach and rohs|rohs and reach|reach rohs|rohs reach|rohs|lfgb|tsca title vi|carb p2|carb phase 2',
  'california proposition 65|california prop 65|prop 65|prop65|incoterms 2020|institute cargo clauses|cpsia',
  'eu 10 2011|fcc part 15|energy star|munsell|uva 340|mil std|z1 4|gray scale|european pharmacopoeia|usp class vi',
);

/** Names and grades in public systems: written down, they leave nothing to judge. */
export const PUBLIC_CODES: readonly Phrase[] = say(
  'ral|pantone|pms|ncs|aisi|sus|ss304|ss316|sus304|sus316|18 8|18 10|304 stainless|316 stainless|316l|304l',
  '430 stainless|201 stainless|stainless steel 304|stainless steel 316|grade 304|grade 316|grade 5|q235|6061|6063',
  '304ss|316ss|316lss|201ss|430ss|304 ss|316 ss|201 ss|ss 304|ss 316|ss 201|ss201|ss430',
  '7001|7075|5052|adc12|type c|usb c|schuko|ean 13|ean13|upc|sscc|gs1 128|hs code|ce mark|ce|ukca|ukca mark|fcc id',
  'weee|e1|fob|fca|exw|cif|cfr|cip|cpt|dap|ddp|dpu|fas|tsca|npt|bsp|abs|tritan',
);

/** What a contract can point at. Without a number, a date or a seal nobody can prove which one was meant. */
export const REFERENCE_NOUNS: readonly string[] = list(
  'sample|samples|swatch|picture|pictures|photo|photos|image|catalogue|catalog|brochure|drawing|drawings|dwg|sketch',
  'artwork|list|order|orders|po|shipment|lot|batch|production|spec|specs|specification|specifications|quotation',
  'quote|pi|email|mail|wechat|whatsapp|chat|file|datasheet|chart|standard|standards|template|prototype|counter',
  'instruction|instructions|manual|requirement|requirements|agreement|time|website|link|listing|swatches|design',
  'program|recipe|model|version|pattern|year|one|ones|item|customer|client|courier|market|competitor|original',
  'rule|rules|law|laws|regulation|regulations|directive|directives|line|hygiene|attachment|document|packaging|pantone|table|card|dip|labdip|dips|proof|mockup|strike|handfeel',
);

/** Words that make a reference point backwards or to somebody's own papers. */
export const POINTERS: readonly string[] = list(
  'approved|confirmed|signed|previous|prior|last|old|earlier|before|our|your|their|his|its|attached|original|pp|pre',
  'golden|master|existing|usual|current|reference|customer|client|buyer|supplier|factory|the|a|this|that|first',
  'former|provided|sent|counter|showroom',
);

/** Openings of a reference: these, then within a few words a reference noun. */
export const REFERENCE_OPENERS: readonly Phrase[] = say(
  'as per|as in|as on|as our|as your|as the|as previous|as last|as approved|as sample|as samples|as picture',
  'as photo|as before|as drawing|as attached|as list|as catalogue|per|acc|acc to|acc. to|according to|accord to',
  'in accordance with|same as|the same as|same to|same with|identical to|similar to|like|equal to|match|matches',
  'matching|to match|follow|follows|following|refer to|see|based on|in line with|conform to|conforms to|comply with',
  'complies with|compliance with|meet|meets|in our|in your|from our|from your|exceed what|with our|to our|to your',
);

/** Whole phrases that refer to something nobody can produce. */
export const LOOSE_REFERENCES: readonly Phrase[] = say(
  'as discussed|as agreed|as talked|as mentioned|as advised|as confirmed|as informed|as usual|as normal|as always',
  'as before|like before|like usual|like last time|same as before|same as last time|same as usual|as last time',
  'as previously|as explained|as told|as shown|as requested|as required|as instructed|as we talked|as we discussed',
  'as we agreed|we discussed|we agreed|you know|industry standard|industry standards|industrial standard',
  'industry norm|industry practice|international standard|international standards|national standard',
  'national standards|european standard|european standards|us standard|us standards|eu standard|eu standards',
  'american standard|relevant standard|relevant standards|applicable standard|applicable standards|market standard',
  'common standard|factory standard|supplier standard|our standard|your standard|company standard|standard packing',
  'standard package|standard packaging|standard export packing|usual packing|standard quality|normal packing',
  'common practice|trade practice|relevant regulations|applicable regulations|local regulations',
  'relevant requirements|all regulations|eu regulations|us regulations|european regulations|local law|what _ allow',
  'what _ allows|in our list|our list|same as picture|same as photo|same as sample|as sample|per sample',
  'as per sample|like sample|like the sample|like in the video|like the picture|like in the picture|as approved',
  'see style|see last|same as first|same as golden|same as the golden|by our spec|by your spec|per our talk|per our spec|per our call',
  'our country|your country|we used in|as competitor|like competitor|like the competitor|how competitor|competitor one|competitor has',
  'according our|according your|per static|by _ maker rule|by _ maker rules|airline rule|airline rules|conform _ rules|factory rule|factory rules|how we talked|we talked on|we bought|mailed you|in your engineer',
  'like the pdf|as last machine|as last container|as the last|identical w|identical with the|identical to the',
  'as swatch|as picture|as photo|as artwork|as catalogue|as display*|as show|old design|old packing|old artwork|old version',
  'last design|previous design|current design|old mould|old mold|existing design|existing packing',
  'as you showed|you showed us|showed us|video call|we told you|told you already|last drawing|last drawings|as agree|as agree by|local rule|local rules|all eu|eu rules|legal requirements|legal requirement',
  'our usual|same level as|brand we|same like other|like other order|like other orders|we talked|we talk',
);

/** Words that say the values beside them are a text on the goods. */
export const PRINTED: readonly Phrase[] = say(
  'label to|label with|label show*|label carr*|label state*|rating label|rating plate|nameplate|name plate',
  'data plate|marked|marked with|printed|print|care label|stamped|engraved|hangtag|hang tag',
);

/**
 * Words of facts that are there or not: a look, a count or a paper decides. A bare noun ("handle"), and a colour
 * outside a public system ("grey"), promise nothing that could fail.
 */
export const PRESENCE: readonly Phrase[] = say(
  // texts and marks
  'label*|hangtag*|hang tag|hang tags|print*|logo*|mark|marks|marked|marking*|barcode*|bar code|qr code|sticker*',
  'stamp*|engrav*|emboss*|deboss*|embroid*|manual|instruction sheet|warning text|serial number|batch number',
  'date code|nameplate|data plate|symbol',
  // how parts are joined, packed and supplied
  'sewn|stitched|welded|riveted|screwed|glued|ground|include*|including|contain*|carry|carries|comes with',
  'supplied with|equipped with|fitted with|provided with|with emergency stop|emergency stop|interlock|packed in',
  'packed with|polybag*|poly bag*|gift box|removable|detachable|foldable|stackable|adjustable|isolated',
  // papers
  'certificate*|report|declaration|original b|bill of lading|invoice|packing list|insurance|insured|irrevocable',
  'seal no|sealed',
  // bans and places
  'not allowed|not permitted|prohibited|forbidden|no pvc|no _ in any|left side|right side|on top|visible on',
  'country of origin|made in',
  // materials
  'made of|made from|solid wood|oak|walnut|pine|beech|acacia|teak|bamboo|plywood|mdf|cotton|polyester|nylon|wool',
  'linen|viscose|elastane|leather|stainless steel|aluminium|aluminum|galvanized|galvanised|brass|copper|cast iron',
  'silicone|borosilicate|ceramic|rubber|polypropylene|polycarbonate|tritan|pvc|tpu|eva',
);
