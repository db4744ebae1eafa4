/** A checklist topic, and the topics that many categories share. */
import { list } from './phrases.rules.ts';

export type Topic = {
  readonly slug: string;
  /** Why the topic belongs on the list. */
  readonly why: string;
  /** Phrases; one of them in any clause covers the topic. See phrases.rules for `*` and `_`. */
  readonly words: readonly string[];
};

/** A topic from lines of phrases separated by `|`. */
export const topic = (slug: string, why: string, ...lines: readonly string[]): Topic => ({ slug, why, words: list(...lines) });

export const MATERIAL = topic('material', 'a cheaper material is the commonest saving and rarely visible',
  'material*|steel|stainless|aluminium|aluminum|wood|oak|pine|mdf|plywood|plastic|abs|polypropylene|pp|silicone',
  'glass|cotton|polyester|nylon|leather|alloy|grade 304|304|316|fabric|composition|rubber|bamboo|iron|brass',
  'ceramic',
);
export const DIMENSIONS = topic('dimensions', 'without a size and its tolerance a smaller product conforms',
  'dimension*|size|length|width|height|diameter|thickness|depth|mm|cm|inch|inches',
);
export const PACKING = topic('packing', 'who pays for transit damage turns on what packing was agreed',
  'pack*|carton*|ctn|ctns|polybag|poly bag|drop test|ista 1a|ista 3a|pallet*|foam|gross weight',
);
export const MARKING = topic('marking', 'goods without the marks of the destination are stopped at customs',
  'label*|mark|marking*|marks|logo*|printed|barcode*|hangtag*|hang tag|batch number|serial number|nameplate',
  'ce mark|made in',
);
export const SAMPLE = topic('reference_sample', 'a sealed, numbered sample settles what words cannot',
  'sample*|swatch*|drawing*|golden sample|sealed sample|artwork',
);
export const INSPECTION = topic('acceptance_sampling', 'without a plan every single defect is argued alone',
  'aql|iso 2859|z1 4|inspection|sampling|inspect*',
);
export const ELECTRICAL_SAFETY = topic('electrical_safety', 'the importer answers for electrical safety in its own country',
  'iec 60335|iec 60598|iec 62368|en 60335|en 60598|ul|insulation|hi pot|hipot|dielectric|earth*|lvd',
  'electrical safety|class ii|emc|ce',
);
export const SPARE_PARTS = topic('spare_parts', 'a broken part without a spare is a broken product',
  'spare*|replacement part*|warranty|service part*',
);
export const ASSEMBLY = topic('assembly', 'sellers answer complaints with "you assembled it wrongly"',
  'assembl*|instruction*|manual|pre assembled|fit together|mounting',
);
export const PARTS_LIST = topic('parts_list', 'sets arrive with parts missing',
  'parts list|part list|all _ parts|parts listed|bom|hardware bag|hardware pack|number of parts',
  'each carton contains|carton contains|contains all|missing part*|pcs per set',
);
export const SUBSTANCES = topic('restricted_substances', 'banned substances make the goods unsaleable whatever they look like',
  'reach|rohs|azo|formaldehyde|phthalate*|lead|cadmium|heavy metal*|oeko tex|cpsia|en 71|bpa|nickel|pfas|svhc',
);

