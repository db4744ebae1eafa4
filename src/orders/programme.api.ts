/** Routes of the programme's settings. */
import type { Context } from '../context.ts';
import { callOf } from '../http/call.ts';
import { type Route, answer, committed, route } from '../http/route.ts';
import { overrideCalendar, readCalendarChanges, setProgramme } from './programme.service.ts';
import { CalendarChangeBody, CalendarChangesAnswer, CalendarVersionAnswer, ProgrammeShape } from './programme.schema.ts';

/** Everyone may read the settings; the programme's owners set them. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/programme',
    tags: ['programme'],
    summary: 'Policy, money mode and strictness for new orders',
    access: { public: true },
    responses: { 200: ProgrammeShape },
    handler: async () => answer(200, await ctx.published.programme()),
  }),
  route({
    method: 'PUT',
    url: '/v1/programme',
    tags: ['programme'],
    summary: 'Set policy, money mode and strictness for new orders',
    access: { verb: 'programme.edit', thing: 'programme' },
    body: ProgrammeShape,
    responses: { 200: ProgrammeShape },
    handler: async (call) => committed(await setProgramme(ctx, callOf(ctx, call), call.body)),
  }),
  route({
    method: 'GET',
    url: '/v1/calendar-overrides',
    tags: ['programme'],
    summary: 'Holidays and make-up days that operators have set',
    access: { public: true },
    responses: { 200: CalendarChangesAnswer },
    handler: async () => answer(200, await readCalendarChanges(ctx)),
  }),
  route({
    method: 'POST',
    url: '/v1/calendar-overrides',
    tags: ['programme'],
    summary: 'Set holidays and make-up days, as a new calendar version',
    access: { verb: 'calendar.override', thing: 'programme' },
    body: CalendarChangeBody,
    responses: { 201: CalendarVersionAnswer },
    handler: async (call) => committed(await overrideCalendar(ctx, callOf(ctx, call), call.body)),
  }),
];
