/** Answers that stay open: server-sent events, ended with the server or when the reader is gone or too slow. */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Unread bytes at which a reader counts as gone: some hundred events. */
const MOST_UNREAD = 65_536;
/** A comment this often tells proxies and the reader that the line stands. */
const BEAT_MS = 20_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers that are open now. */
    readonly openStreams: Set<ServerResponse>;
  }
}

/** Prepares a server for open answers: they end when it closes, or a stop would wait for readers who never leave. */
export function addStreams(app: FastifyInstance): void {
  const open = new Set<ServerResponse>();
  app.decorate('openStreams', open);
  app.addHook('preClose', async () => {
    for (const response of open) response.end();
  });
}

export type EventStream = {
  /** One event with its data as JSON. */
  readonly send: (event: string, data: object) => void;
  readonly end: () => void;
  /** Called once, when the answer is over for whatever reason. */
  readonly onEnd: (ended: () => void) => void;
};

/** Answers 200 with a stream of events, under the headers that every answer has. */
export function eventStream(request: FastifyRequest, reply: FastifyReply): EventStream {
  const { raw } = reply;
  const { openStreams } = request.server;
  reply.hijack();
  const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
  raw.writeHead(200, {
    ...(Object.fromEntries(headers) as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // A proxy that gathers answers would hold events back.
    'x-accel-buffering': 'no',
  });
  const write = (text: string): void => {
    raw.write(text);
    if (raw.writableLength > MOST_UNREAD) raw.destroy();
  };
  write(': open\n\n');
  openStreams.add(raw);
  const beat = setInterval(() => write(': beat\n\n'), BEAT_MS);
  raw.once('close', () => {
    clearInterval(beat);
    openStreams.delete(raw);
  });
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => void raw.end(),
    onEnd: (ended) => void raw.once('close', ended),
  };
}
