/** What everybody may read, as the services ask for it. */
import type { CompanyId } from '../kernel/ids.ts';
import type { Company } from '../parties/types.ts';
import type { ProgrammeSettings } from './programme.types.ts';

export type Published = {
  /** The company, or null. */
  readonly company: (id: CompanyId) => Promise<Company | null>;
  /** The settings in force. */
  readonly programme: () => Promise<ProgrammeSettings>;
};
