/** Routes of appointed inspections. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { pageOf, sliceOf } from '../http/paging.ts';
import { type Route, answer, committed, route } from '../http/route.ts';
import {
  appointAgency,
  fileReport,
  hinderInspection,
  prepayFee,
  readAppointment,
  readAppointments,
} from './appointment.service.ts';
import {
  AppointBody,
  AppointedAnswer,
  AppointedReportBody,
  AppointmentAnswer,
  AppointmentListAnswer,
  AppointmentListQuery,
  AppointmentParams,
  FeeBody,
  HindranceBody,
  InspectorAnswer,
} from './appointment.schema.ts';

const on = (verb: string) => ({ verb, thing: 'order', param: 'orderId' }) as const;
const tags = ['claims'];
const url = '/v1/orders/:orderId/claims/:claimId/appointment';
const params = AppointmentParams;

const byAgency = (ctx: Context): Route =>
  route({
    method: 'GET',
    url: '/v1/appointments',
    tags,
    summary: 'Inspections of disputed goods that your agency was appointed for, the latest first',
    access: { verb: 'appointments.read', thing: 'none' },
    query: AppointmentListQuery,
    responses: { 200: AppointmentListAnswer },
    handler: async (call) => {
      const name = `appointments:${call.principal.companyId}`;
      const slice = sliceOf(name, call.query);
      if (!slice.ok) return slice;
      const { after, limit } = slice.value;
      const rows = await readAppointments(ctx, readCallOf(ctx, call), { after, limit });
      if (!rows.ok) return rows;
      return answer(
        200,
        pageOf(name, rows.value, limit, (row) => [row.appointedAt, row.appointmentId]),
      );
    },
  });

/** Appointing, prepaying, reading what is to be tested, and how the inspection ends. */
export const appointmentRoutes = (ctx: Context): readonly Route[] => [
  byAgency(ctx),
  route({
    method: 'GET',
    url,
    tags,
    summary: 'What the appointed agency is to test',
    access: on('appointment.read'),
    params,
    responses: { 200: AppointmentAnswer },
    handler: async (call) => committed(await readAppointment(ctx, readCallOf(ctx, call), call.params)),
  }),
  route({
    method: 'POST',
    url,
    tags,
    summary: 'Appoint an agency to inspect the disputed goods',
    access: on('claim.appoint'),
    params,
    body: AppointBody,
    responses: { 201: AppointedAnswer },
    handler: async (call) => committed(await appointAgency(ctx, callOf(ctx, call), call.params, call.body)),
  }),
  route({
    method: 'POST',
    url: `${url}/fee`,
    tags,
    summary: "Prepay the appointed inspection's fee by card",
    access: on('claim.prepay'),
    params,
    body: FeeBody,
    responses: { 200: AppointedAnswer },
    handler: async (call) => committed(await prepayFee(ctx, callOf(ctx, call), call.params, call.body)),
  }),
  route({
    method: 'POST',
    url: `${url}/hindrance`,
    tags,
    summary: 'Tell that the appointed inspection does not take place, and through whom',
    access: on('claim.hinder'),
    params,
    body: HindranceBody,
    responses: { 200: InspectorAnswer },
    handler: async (call) => committed(await hinderInspection(ctx, callOf(ctx, call), call.params, call.body)),
  }),
  route({
    method: 'POST',
    url: `${url}/report`,
    tags,
    summary: "File the appointed agency's report",
    access: on('claim.inspect'),
    params,
    body: AppointedReportBody,
    responses: { 200: InspectorAnswer },
    handler: async (call) => committed(await fileReport(ctx, callOf(ctx, call), call.params, call.body)),
  }),
];
