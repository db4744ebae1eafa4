/** Photos of a visit: kept one by one while its booking is open, so that a report finds them already there. */
import { clausesInForce } from '../contracts/rules.ts';
import { photosOf } from '../inspections/rules.ts';
import type { InspectionsEvent, VisitPhoto } from '../inspections/types.ts';
import type { Decided } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { ActRefusal, ShipmentsStates } from './types.ts';
import { openVisit } from './visits.rules.ts';

/** Of one visit: a picture of each clause on each of a dozen units, and the packing. */
export const MOST_PHOTOS = 300;

export type PhotoFacts = Pick<VisitPhoto, 'bookingId' | 'clauseId'> & { readonly agencyId: string };

/**
 * Whether the agency may add a photo to its visit. Errors: inspection.not_booked, inspection.not_inspector,
 * inspection.clause_unknown, inspection.photos_enough.
 */
export function photographable(states: ShipmentsStates, { bookingId, agencyId, clauseId }: PhotoFacts): Result<null, ActRefusal> {
  const visit = openVisit(states, bookingId, agencyId);
  if (!visit.ok) return visit;
  if (clauseId !== null && !clausesInForce(states.contracts).some((clause) => clause.clauseId === clauseId))
    return refuse('inspection.clause_unknown', { id: clauseId });
  const taken = photosOf(states.inspections).filter((photo) => photo.bookingId === bookingId);
  return taken.length >= MOST_PHOTOS ? refuse('inspection.photos_enough', { most: MOST_PHOTOS }) : ok(null);
}

/** Adds a photo whose file is kept already; the same picture of the same clause is there once. Errors: as `photographable`. */
export function keepPhoto(states: ShipmentsStates, agencyId: string, photo: VisitPhoto): Decided<ActRefusal> {
  const { bookingId, clauseId, documentId } = photo;
  const there = photosOf(states.inspections).some(
    (each) => each.bookingId === bookingId && each.clauseId === clauseId && each.documentId === documentId,
  );
  const can = photographable(states, { bookingId, clauseId, agencyId });
  if (!can.ok) return there && can.code === 'inspection.photos_enough' ? ok({}) : can;
  const event: InspectionsEvent = { type: 'inspections.photo_kept', v: 1, data: photo };
  return ok(there ? {} : { events: [event] });
}
