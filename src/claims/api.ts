/** Routes of claims up to the platform: opening, evidence, negotiation. */
import type { Context } from '../context.ts';
import type { FastifyReply } from 'fastify';
import type { ServedFile } from '../documents/types.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { binary } from '../http/schema.ts';
import { MEDIA_TYPES, readUpload } from '../http/upload.ts';
import { askForEvidence, fileItems } from './evidence.service.ts';
import { fetchEvidenceFile, fetchOriginal, keepEvidenceFile, mayNotKeep } from './files.service.ts';
import { accept, answerClaim, decline, escalate, makeOffer, perform, withdraw } from './negotiation.service.ts';
import { openAClaim, readGrounds } from './open.service.ts';
import { readClaim, readClaims } from './read.service.ts';
import {
  AnswerBody,
  ClaimActAnswer,
  ClaimParams,
  ClaimView,
  ClaimsAnswer,
  EscalateBody,
  EvidenceBodySchema,
  FileAnswer,
  FileParams,
  GroundsAnswer,
  OfferBody,
  OfferParams,
  OpenBody,
  OrderParams,
  RequestBody,
} from './schema.ts';

const on = (verb: string) => ({ verb, thing: 'order', param: 'orderId' }) as const;
const tags = ['claims'];
const claims = '/v1/orders/:orderId/claims';
const one = `${claims}/:claimId`;

/** All routes of this file. */
export const claimRoutes = (ctx: Context): readonly Route[] => [
  ...openingRoutes(ctx),
  ...evidenceRoutes(ctx),
  ...fileRoutes(ctx),
  ...negotiationRoutes(ctx),
  ...offerRoutes(ctx),
];

function openingRoutes(ctx: Context): readonly Route[] {
  return [
    route({
      method: 'GET',
      url: `${claims}/grounds`,
      tags,
      summary: 'On which grounds a claim can be opened, from and until when',
      access: on('claim.read'),
      params: OrderParams,
      responses: { 200: GroundsAnswer },
      handler: async (call) => committed(await readGrounds(ctx, readCallOf(ctx, call), call.params.orderId)),
    }),
    route({
      method: 'GET',
      url: claims,
      tags,
      summary: 'The claims of an order, newest last',
      access: on('claim.read'),
      params: OrderParams,
      responses: { 200: ClaimsAnswer },
      handler: async (call) => committed(await readClaims(ctx, readCallOf(ctx, call), call.params.orderId)),
    }),
    route({
      method: 'GET',
      url: one,
      tags,
      summary: 'One claim: dates, offers, evidence, decision',
      access: on('claim.read'),
      params: ClaimParams,
      responses: { 200: ClaimView },
      handler: async (call) => committed(await readClaim(ctx, readCallOf(ctx, call), call.params)),
    }),
    route({
      method: 'POST',
      url: claims,
      tags,
      summary: 'Open a claim',
      access: on('claim.open'),
      params: OrderParams,
      body: OpenBody,
      responses: { 201: ClaimActAnswer },
      handler: async (call) => committed(await openAClaim(ctx, callOf(ctx, call), call.params.orderId, call.body)),
    }),
  ];
}

function evidenceRoutes(ctx: Context): readonly Route[] {
  return [
    route({
      method: 'POST',
      url: `${one}/evidence`,
      tags,
      summary: 'File evidence; nothing filed is changed or taken back',
      access: on('claim.evidence'),
      params: ClaimParams,
      body: EvidenceBodySchema,
      responses: { 201: ClaimActAnswer },
      handler: async (call) => committed(await fileItems(ctx, callOf(ctx, call), call.params, call.body.evidence)),
    }),
    route({
      method: 'POST',
      url: `${one}/requests`,
      tags,
      summary: 'Ask a side for evidence by a day',
      access: on('claim.request'),
      params: ClaimParams,
      body: RequestBody,
      responses: { 201: ClaimActAnswer },
      handler: async (call) => committed(await askForEvidence(ctx, callOf(ctx, call), call.params, call.body)),
    }),
  ];
}

/** Always as an attachment: nothing that was uploaded is shown inside our pages. */
const served = (reply: FastifyReply, { bytes, mediaType, disposition }: ServedFile): FastifyReply =>
  reply.header('Content-Type', mediaType).header('Content-Disposition', disposition).send(bytes);

function fileRoutes(ctx: Context): readonly Route[] {
  return [
    route({
      method: 'POST',
      url: `${one}/files`,
      tags,
      summary: 'Bring a file into the claim: sealed as it is, shared as an image drawn anew',
      accepts: 'upload',
      access: on('claim.evidence'),
      params: ClaimParams,
      responses: { 201: FileAnswer },
      handler: async (call) => {
        const denied = await mayNotKeep(ctx, call.principal, call.params.orderId);
        if (denied) return denied;
        const upload = await readUpload(call.request, {});
        if (!upload.ok) return upload;
        const { bytes, sha256, kind, name } = upload.value;
        const file = { bytes, sha256, name, mediaType: MEDIA_TYPES[kind] };
        return committed(await keepEvidenceFile(ctx, callOf(ctx, call), call.params, file));
      },
    }),
    route({
      method: 'GET',
      url: `${one}/files/:fileId`,
      tags,
      summary: 'The shared copy of a file',
      access: on('claim.read'),
      params: FileParams,
      responses: { 200: binary() },
      handler: async (call) => {
        const file = await fetchEvidenceFile(ctx, readCallOf(ctx, call), call.params, call.params.fileId);
        return file.ok ? served(call.reply, file.value) : file;
      },
    }),
    route({
      method: 'GET',
      url: `${one}/files/:fileId/original`,
      tags,
      summary: 'A file as it was brought, for operators who decide',
      access: on('claim.original'),
      params: FileParams,
      responses: { 200: binary() },
      handler: async (call) => {
        const file = await fetchOriginal(ctx, readCallOf(ctx, call), call.params, call.params.fileId);
        return file.ok ? served(call.reply, file.value) : file;
      },
    }),
  ];
}

function negotiationRoutes(ctx: Context): readonly Route[] {
  const act = { method: 'POST', tags, params: ClaimParams, responses: { 200: ClaimActAnswer } } as const;
  return [
    route({
      ...act,
      url: `${one}/answer`,
      summary: 'The supplier answers: accepts what is claimed, or not',
      access: on('claim.answer'),
      body: AnswerBody,
      handler: async (call) => committed(await answerClaim(ctx, callOf(ctx, call), call.params, call.body)),
    }),
    route({
      ...act,
      url: `${one}/escalation`,
      summary: 'Give the claim to the platform, or ask for it early',
      access: on('claim.escalate'),
      body: EscalateBody,
      handler: async (call) => committed(await escalate(ctx, callOf(ctx, call), call.params, call.body.early ?? false)),
    }),
    route({
      ...act,
      url: `${one}/withdrawal`,
      summary: 'Withdraw the claim',
      access: on('claim.withdraw'),
      handler: async (call) => committed(await withdraw(ctx, callOf(ctx, call), call.params)),
    }),
    route({
      ...act,
      url: `${one}/performance`,
      summary: 'The promised remedy was performed',
      access: on('claim.perform'),
      handler: async (call) => committed(await perform(ctx, callOf(ctx, call), call.params)),
    }),
  ];
}

function offerRoutes(ctx: Context): readonly Route[] {
  return [
    route({
      method: 'POST',
      url: `${one}/offers`,
      tags,
      summary: 'Offer money or a remedy; an open offer of the other side is countered',
      access: on('claim.offer'),
      params: ClaimParams,
      body: OfferBody,
      responses: { 201: ClaimActAnswer },
      handler: async (call) => committed(await makeOffer(ctx, callOf(ctx, call), call.params, call.body)),
    }),
    route({
      method: 'POST',
      url: `${one}/offers/:offerId/accept`,
      tags,
      summary: 'Accept an offer',
      access: on('claim.offer'),
      params: OfferParams,
      responses: { 200: ClaimActAnswer },
      handler: async (call) => committed(await accept(ctx, callOf(ctx, call), call.params, call.params.offerId)),
    }),
    route({
      method: 'POST',
      url: `${one}/offers/:offerId/decline`,
      tags,
      summary: 'Decline an offer',
      access: on('claim.offer'),
      params: OfferParams,
      responses: { 200: ClaimActAnswer },
      handler: async (call) => committed(await decline(ctx, callOf(ctx, call), call.params, call.params.offerId)),
    }),
  ];
}
