/** Words that promise without binding: judgement, escape, vagueness, open ends. Tables a trader can extend. */
import { type Phrase, list, say } from './phrases.rules.ts';

/** Words for looks, feel, worth or care that two honest inspectors can read differently. */
const PLAIN_JUDGEMENT = say(
  // quality in general
  'good|nice|nicely|great|best|better|excellent|excellently|perfect|perfectly|superior|superb|outstanding|premium',
  'high quality|highest quality|top quality|quality first|first class|first rate|world class|top level|high grade',
  'top grade|high end|high standard|highest standard|export standard|export quality|export grade|high class',
  'top class|quality guaranteed|well made|well done|well finished|workmanlike|craftsman*|flawless|faultless',
  'experienced|skilled|qualified personnel|famous|well known|reputable|renowned|good faith|good condition|exquisite',
  'delicate|advanced|precise|precisely|high precision|mature|cost effective|tip top|presentable',
  'no problem|no issue|no issues|no complaint|no complaints|ok quality|decent|poor|bad|inferior',
  // strength and life
  'strong|strongly|sturdy|robust|rugged|durable|solidly|solid construction|solid feel|long lasting|long life',
  'long service life|long working life|long time|long term use|reliable|reliably|dependable|stable|firm|firmly',
  'stick firm|heavy duty|tough|wear well|last long|not break easily|hard wearing|hardwearing|trustworthy',
  'trouble free|problem free|maintenance friendly',
  // looks
  'beautiful|beautifully|attractive|elegant|pretty|stylish|fashionable|modern looking|luxury|luxurious|deluxe',
  'cheap feel|cheap look|cheap looking|good looking|eye catching|vivid|shiny|glossy look|neat|neatly|tidy|tidily',
  'clean|cleanly|smooth|smoothly|symmetr*|symetr*|harmon*|well matched|professional|professionally|sharp looking',
  'classy|upscale|gorgeous|noble|generous|generously|plump|huggable|fluffy|silky|scary|sweet|funny|exciting|agreeable',
  'tolerable|bearable|effortless|painless|flatter*|snug|sleek|crisp|harsh|clumsy|weighty|economical|decent looking|classic',
  'sustainable|greener|green|pro level|professional level|invisible|thumbs up|love it|loves it|will love|like butter',
  'ugly|lively|artistic|fancy|trendy|slight|slightly|rough look|rough feel|crystal clear|clear sound|clear picture',
  'appealing|cute|lovely|natural look|natural looking|nice looking|real looking|realistic|clearly printed',
  'clearly legible|clearly readable|evenly|uniformly|consistently|looks same|look same|look the same|looks the same',
  'bright|brightly|straight and|obvious|obviously|significant|significantly|noticeable|noticeably|minimal|unsightly',
  'serious|excessive|excessively',
  // feel and smell
  'comfortable|comfortably|comfort feel|comfy|cosy|cozy|pleasant|pleasing|soft touch|soft feel|soft hand',
  'soft handfeel|hand feel|handfeel|touch feeling|feeling|feels|roomy|spacious|quiet|quietly|silent|silently',
  'noiseless|bad smell|strong smell|bad odor|bad odour|strong odor|strong odour|unpleasant|no smell|tasty|gentle',
  'gently|velvety|skin friendly',
  // use
  'stick well|sticks well|hold well|holds well|close well|closes well|seal well|seals well|mix well|dry well|match well',
  'fresh look|fresh taste|fresh smell|fresh color|fresh colour|keep fresh|look fresh|smell|smells|odour|odor',
  'interesting|educational|fun|than normal|than usual|than ordinary',
  'like new|complicated|without effort|turn free|turns free|together well|common man|color fresh|colour fresh|friendly|hassle free|fully understand|smart looking|hurt|hurts|harmless|dangerous|loud enough',
  'user friendly|easy|easily|easier|simple|simply|convenient|conveniently|handy|ergonomic*|intuitive|understandable',
  'practical use|fit well|fits well|work well|works well|work properly|works properly|function well|functions well',
  'perform well|performs well|run well|runs well|run smooth|not stuck|responsive|powerful|efficient|efficiently',
  'energy saving|save the energy|save energy',
  // fitness
  'suitable|suitably|appropriate|appropriately|adequate|adequately|sufficient|sufficiently|proper|properly',
  'satisfactory|satisf*|acceptable|reasonable|reasonably|fair|fairly|desirable|seaworthy|sea worthy|well protected',
  'well packed|packed well|well sealed|good order|in order|safely|secure packing|securely|well balanced',
  'balanced feel|up to standard|fit for purpose|fit for use|fit for the purpose|merchantable|competitive',
  'environment friendly|environmentally friendly|eco friendly|green product|flexible',
  // care and speed; "prompt", "immediately" and "as soon as possible" fix no day (letters of credit disregard them)
  'careful|carefully|with care|diligent*|attentive|serious attitude|prompt|promptly|immediate|immediately|asap',
  'soonest|soon|urgent|urgently|timely|in time for|quick|quickly|fast|rapid|rapidly|speedy|without delay|at once',
  'in due time|due course|punctual*',
  // degrees without a figure
  'enough|too *|very|extremely|super|much better|improved|optimal|optimum|optimized|maximum possible',
  'minimum possible|as * as possible|normal wear|normal use|normal person|normal user',
);

/** `degree`: a size word; beside a characteristic that has a scale it only lacks its figure. */
export type JudgementPhrase = Phrase & { readonly degree?: true };

/** Judgement words that are also plain trade words; the neighbours tell which. */
const JUDGEMENT_WITH_EXCEPTIONS: readonly Phrase[] = [
  { say: 'best', notAfter: ['our', 'your', 'their', 'his', 'its', 'the', 'try', 'do'], notBefore: ['before'] },
  { say: 'safe', notAfter: list('dishwasher|dish|microwave|oven|freezer|food|child|fail|skin|intrinsically'), notBefore: ['working'] },
  { say: 'friendly', notAfter: ['user', 'skin', 'eco', 'environment', 'environmentally', 'maintenance'] },
  { say: 'slight', notAfter: ['no'] },
  { say: 'taste', notAfter: ['off'] },
  // "Grade 3-4 or better" is a limit.
  { say: 'better', notAfter: ['or'] },
  { say: 'quick', notBefore: ['release', 'start', 'charge', 'connect*', 'coupl*', 'lock', 'guide', 'manual', 'dry'] },
  { say: 'bright', notBefore: ['field', 'annealed', 'nickel', 'chrome', 'zinc', 'dot', 'dots', 'pixel', 'pixels', 'spot'] },
  { say: 'good', notBefore: ['manufacturing', 'laboratory', 'morning', 'day', 'afternoon'] },
  { say: 'fair', notAfter: ['the', 'a', 'trade', 'canton', 'last'] },
  { say: 'fine', notAfter: ['are', 'extra', 'is'], notBefore: ['if', 'it', 'thread', 'mesh', 'grit', 'pitch', 'for', 'of'] },
  { say: 'even', notBefore: list('if|after|when|with|at|under|number|in|though|one|for|a|by'), notAfter: ['or'] },
  { say: 'uniform', notBefore: ['load', 'loading', 'distribut*', 'pressure', 'commercial'] },
  { say: 'tight', notAfter: ['water', 'air', 'light', 'dust', 'gas', 'oil'] },
  { say: 'tightly' },
  { say: 'stable', notBefore: ['surface', 'table', 'temperature', 'reading', 'state'] },
  { say: 'strong', notBefore: ['magnet', 'acid', 'gmbh', 'ltd'] },
  { say: 'fast', notAfter: ['color', 'colour', 'wash'], notBefore: ['charg*', 'ethernet'] },
  { say: 'easy', notBefore: ['open', 'tear', 'peel'] },
  { say: 'flexible', notBefore: ['hose', 'cable', 'cord', 'pipe', 'conduit', 'tube', 'pcb', 'foam'], notAfter: ['semi'] },
  { say: 'smooth', notAfter: ['gauge'] },
  { say: 'clean', notBefore: ['room', 'water', 'on', 'cloth', 'with', 'before'], notAfter: ['dry', 'in', 'for'] },
  { say: 'correct', notBefore: ['color', 'colour'] },
  { say: 'correctly' },
  { say: 'accurate', notBefore: ['to', 'within'] },
  { say: 'soft', notBefore: ['clos*', 'start', 'pvc', 'toy', 'toys', 'copy', 'shell', 'box'], notAfter: ['micro'] },
  { say: 'warm', notBefore: ['white', 'up', 'water', 'wash', 'iron', 'light'], notAfter: ['keep', 'keeps', 'luke', 'kept'] },
  { say: 'light weight', notBefore: ['max', 'of'] },
  { say: 'reliable', notBefore: ['supplier'] },
  { say: 'super', notBefore: ['glue', 'cap*'] },
  { say: 'consistent', notBefore: ['with'] },
  { say: 'rich', notAfter: ['zinc', 'oxygen'] },
];

const DEGREE: readonly Phrase[] = say(
  'low level|high level|to be high|to be low|be high|be low|is high|is low|as high|as low|high enough|low enough',
  'thick enough|long enough|big enough|large enough|wide enough|heavy enough|hard enough|enough thickness',
  'enough length|enough weight|low noise|low energy|low consumption|low power consumption|low vibration|low friction',
  'high efficiency|high performance|high strength|high output|high accuracy|high brightness|high hardness',
);

export const JUDGEMENT: readonly JudgementPhrase[] = [
  ...PLAIN_JUDGEMENT.filter((plain) => !JUDGEMENT_WITH_EXCEPTIONS.some((other) => other.say === plain.say)),
  ...JUDGEMENT_WITH_EXCEPTIONS,
  ...DEGREE.map((phrase): JudgementPhrase => ({ ...phrase, degree: true })),
];

/** Ways out of the promise: whatever follows them cannot be claimed. */
export const ESCAPES: readonly Phrase[] = say(
  'as low as possible|as high as possible|as little as possible|as few as possible|as small as possible',
  'if _ permit*|if _ allow*|provided _ permit*|provided _ allow*|wherever workable|wherever you can|wherever it is|where workable|as far as feasible|preferred',
  'preferable|whenever _ happen*|happen* to have|best endeavour|best endeavor|best endeavours|fingers crossed|is the wish',
  'as little as _ can|as much as _ can|as good as _ can|whichever _ can|earliest _ can|try keep|try show|if feasible',
  'if cost permit*|cost permitting|if budget permit*|if price allow*|if _ is able|if _ are able|if able|if you can',
  'if we can|if they can|if he can|if you can manage|where you can|when you can|if _ agree*|do its best|do his best',
  'if possible|if practicable|if feasible|if available|when possible|when available|whenever possible',
  'where possible|where practicable|where practical|where feasible|wherever possible|as far as possible',
  'as far as practicable|so far as possible|as much as possible|as much as you can|as much as we can|as they can',
  'as you can|as we can|as it can|best effort|best efforts|best endeavours|best endeavors|reasonable effort',
  'reasonable efforts|reasonable endeavours|try best|try our best|try your best|try their best|try his best',
  'will try best|will try our best|will try my best|shall try best|shall try our best|try the best|try my best',
  'try its best|do our best|do your best|do their best|do the best|try to|will try|shall try',
  'subject to availability|subject to stock|unless otherwise|as long as weather|weather permitting|weather allow*',
  'if weather|if stock|if allowed|if necessary|if needed|as appropriate|preferably|ideally|hopefully|we hope|aim to',
  'should aim|endeavour to|endeavor to|strive to|in principle|normally|at supplier _ discretion',
  'at factory _ discretion|at our discretion|at its discretion|or as available|without guarantee|not guaranteed',
  'to the extent possible|extent practicable|target only|for reference only|if time permits|time permitting',
  'if time allow*',
);

/** Amounts that name no amount. */
export const VAGUE_AMOUNTS: readonly Phrase[] = [
  ...say(
    'abt|about|approx|approximate|approximately|more or less|or so|roughly|nearly|almost|circa|several|a few|some spare',
    'some extra|many|a lot of|plenty of|a couple of|a certain|ballpark|on or about|somewhere between|give or take',
    'in the region of|in the range of about|various|estimated|or thereabouts|half dozen or',
  ),
  // "around the edge" is a place, "around 200 g" an amount: only a following figure decides, see lint.rules.
  { say: 'around' },
  { say: 'ca', notBefore: ['65', 'prop*'] },
];

/** Lists without an end, and brands with a back door. */
export const OPEN_ENDS: readonly Phrase[] = [
  ...say(
    'etc|et cetera|and so on|and so forth|and the like|and more|and others|and other things|such as|for example',
    'or others|or other|plus other|plus others|or whatever|whatever kind|and other|for instance|or similar|or the like|or equivalent|or same level|or comparable|or alternative|or other',
    'similar brand|equivalent brand|equal brand|same level brand|including but not limited|not limited to',
    'among others|including without limitation|and all related|and similar|or something',
  ),
  // "Below or equal 50" is a limit.
  { say: 'or equal', notAfter: ['below', 'above', 'than', 'less', 'greater', 'under', 'over'] },
];

/** "To be advised": a blank the parties have left on purpose. */
export const BLANKS: readonly Phrase[] = [
  ...say(
  'tba|tbd|tbc|tbn|to be advise*|to be inform*|be informed later|be advised later|inform later|advise later',
  'advised later|will be informed|will be advised|will inform|will advise|to be confirm*|to be agreed|to be decided',
  'to be determined|to be defined|to be discussed|to be provided later|will follow|to follow|be confirmed later',
  'confirm later|decide later|discuss later|provided later|agreed later|sent later|supplied later|given later',
  'tells later|tells you later|you fill|maker fills|supplier fills|factory fills|to be stated|state in your|pending|wording later|will be confirm*|usual allowance|usual limit|usual tolerance|legal value|legal level|legal limits',
  'number follows|number you get|number will|code _ follows|code for _ follows|permitted temp*|to be told|tell later|we tell later|told later|will confirm|will tell|to be sent later|given by _ later|later on',
  'be inform|come later|to be specified|to be announced|in tolerance|within tolerance|within the tolerance',
  'allowed temperature|allowed limit|allowable limit|permitted limit|legal limit|specified limit',
  'specified value|required value|do you have|can you offer|can you provide|you can propose|to be proposed',
  ),
  // "This is the limit" points at a figure that stands before it.
  { say: 'the limit', notAfter: ['is'], notBefore: ['for', 'is', 'of'] },
];

/** Parts with these words take back what they mention: a wish in them binds nobody and harms nothing. */
export const DISMISSALS: readonly Phrase[] = say(
  'no matter|not matter|doesn t matter|does not matter|do not matter|don t matter|is cancelled|is canceled',
  'are cancelled|cancelled|canceled|void|superseded|for the catalogue text|for catalogue|for the catalog',
  'not part of this|no part of this|not a requirement|not required|is irrelevant|not accepted as|not acceptable as',
  'even if seller|even seller|even if supplier|even if factory|stays marketing|don t care|do not care|don t discuss|dont discuss|we dont discuss|not verified|not checked|own business|never mind|is deleted|are deleted|not our topic|is personal|no substitute|is welcome|are welcome|not counted|not count|not included in|is extra|just for info|just info',
  'not enough as|marketing text|marketing only|information only|disregard|ignore|replaces|instead of|no wording',
);

/** Openings of a polite letter; the sentence up to its end is no requirement. */
export const GREETINGS: readonly Phrase[] = say(
  'dear|hi|hello|hope you|hope all|thank you|thanks|many thanks|best regards|kind regards|good day|good morning',
  'happy new year|best wishes',
);

/** Words that say the quotation marks hold a text to be printed, not a wish. */
export const WORDING: readonly Phrase[] = say(
  'print*|label*|mark|marks|marked|marking|logo|brand|text|wording|read|reads|reading|says|state|states|stating',
  'sticker|hangtag|hang tag|stamp*|tick*|show|shows|showing|engrav*|embroid*|emboss*|named|name|title|warning|word',
  'words|legend|plate|sign|carry|carries|language|silk|laser|box|display|displays',
);

/** What follows is somebody's name, whatever it means in English. */
export const NAME_OPENERS: readonly Phrase[] = say(
  'named|consignee|forwarder|mr|mrs|ms|messrs|vessel|notify party|shipper|mill|applicant|tannery',
);

/** Legal forms: the words before them are a company's name. */
export const NAME_CLOSERS: readonly Phrase[] = say(
  'co|metal works|machinery works|works ningbo|industrial co|gmbh|ltd|limited|inc|llc|corp|bv|sarl|srl|spa|plc|pty|co ltd|ag|kg aa|oy|aps|sia|ab|sp z o o|lines|logistics',
);
