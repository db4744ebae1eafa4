/** Folding the programme's settings. Orders keep what stood when they were opened; a pinned policy never changes. */
import type { RecordedEvent } from '../kernel/decider.ts';
import type { ProgrammeEvent, ProgrammeSettings } from './programme.types.ts';

export const initialProgramme: ProgrammeSettings = { policy: 'classic', mode: 'guarantee', strict: false, account: null };

export const evolveProgramme = (state: ProgrammeSettings, event: RecordedEvent<ProgrammeEvent>): ProgrammeSettings => {
  switch (event.type) {
    case 'orders.programme_set':
      return { ...state, ...event.data };
    case 'orders.fund_given':
      return state;
  }
};

/** The stream of the settings: one for the platform. */
export const PROGRAMME_STREAM = { supplierId: 'programme', kind: 'programme', id: 'settings' } as const;
