/** SQL of an agency's list of appointments: only orders that it inspects, and of their claims only those that appoint it. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, OrderId } from '../kernel/ids.ts';
import type { Appointment, Claim } from './types.ts';

export type AppointmentKey = { readonly appointedAt: Instant; readonly appointmentId: string };

export type AppointmentListRow = {
  readonly orderId: OrderId;
  readonly claim: Claim & { readonly appointment: Appointment };
  /** What the first line of the contract is about; null: erased. */
  readonly product: string | null;
  readonly supplier: string | null;
};

/** Appointments of an agency, the latest first. */
export async function readAppointmentRows(
  q: Queryable,
  ask: { readonly agencyId: CompanyId; readonly after: AppointmentKey | null; readonly limit: number },
): Promise<readonly AppointmentListRow[]> {
  const { agencyId, after, limit } = ask;
  const { rows } = await q.query<AppointmentListRow>(
    `select s.id as "orderId", c.claim, t.body #>> '{}' as product, o.name as supplier
     from stream s cross join lateral jsonb_array_elements(s.state -> 'claims' -> 'claims') c (claim)
       left join content t on t.supplier_id = s.supplier_id and t.kind = 'order' and t.stream_id = s.id
         and t.content_id = s.state #>> '{contracts,agreed,terms,lines,0,product,contentId}'
       left join company o on o.id = s.state -> 'contracts' ->> 'supplierId'
     where s.kind = 'order' and s.claims is not null and c.claim #>> '{appointment,agencyId}' = $1
       and (s.supplier_id, s.id) in (select p.supplier_id, p.stream_id from stream_party p
         where p.company_id = $1 and p.kind = 'order' and p.relation = 'inspector')
       and ($2::text is null
         or (c.claim #>> '{appointment,appointedAt}', c.claim #>> '{appointment,appointmentId}') < ($2, $3::text))
     order by c.claim #>> '{appointment,appointedAt}' desc, c.claim #>> '{appointment,appointmentId}' desc limit $4`,
    [agencyId, after?.appointedAt ?? null, after?.appointmentId ?? null, limit],
  );
  return rows;
}
