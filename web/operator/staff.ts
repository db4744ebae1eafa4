/** Who sees the way to the desk at all: small, as it is part of every page. */
import type { GetV1Me200 } from '../../sdk/openapi.ts';

/** Whether somebody acts for the programme's company. */
export const isStaff = (me: GetV1Me200 | null): boolean =>
  me?.memberships.some(({ companyId, companyKind }) => companyId === me.acting?.companyId && companyKind === 'programme') ??
  false;
