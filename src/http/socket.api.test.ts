/** What only shows on a real connection: bytes that are no HTTP, uploads refused half-way, clients that go away. */
import { Agent, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import type { App } from './app.ts';
import { sampleApp } from './testapp.ts';

let app: App;
let lines: string[];
let port: number;
beforeAll(async () => {
  ({ app, lines } = await sampleApp());
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (must(app.server.address(), 'the server listens') as AddressInfo).port;
});
afterAll(() => app.close());

/** Sends bytes and returns all that comes back until the server closes. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.on('end', () => resolve(heard));
    socket.on('error', reject);
  });

type Heard = { readonly status: number; readonly body: string; readonly reused: boolean };
const call = (agent: Agent, method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest({ agent, port, host: '127.0.0.1', method, path, headers }, (reply) => {
      let text = '';
      reply.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: text, reused: sent.reusedSocket }));
    });
    sent.on('error', reject);
    sent.end(body);
  });

const part = (name: string, value: string, file = ''): string =>
  `--cut\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
const upload = { 'x-as': 'buyer', 'idempotency-key': 'k', 'content-type': 'multipart/form-data; boundary=cut' };

describe('a real connection', () => {
  it.each([
    ['bytes that are no HTTP', 'hello\r\n\r\n'],
    ['headers beyond their limit', `GET /v1/ping HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['two lengths', 'POST /v1/lint HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ])('answers %s with a problem', async (_name, bytes) => {
    const heard = await raw(bytes);
    expect(heard).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(heard.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'request.malformed', status: 400 });
  });

  it.each([
    ['malformed', 200_000, 400, 'upload.malformed'],
    ['too long by its own word', 3_000_000, 413, 'upload.too_large'],
  ])('goes on after an upload that was refused half-way: %s', async (_name, size, status, code) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const body = `${part('title', 'a')}${part('title', 'b')}${part('file', 'x'.repeat(size), '; filename="a.txt"')}--cut--\r\n`;
    const refused = await call(agent, 'POST', '/v1/files', upload, body);
    expect([refused.status, (JSON.parse(refused.body) as { code: string }).code]).toEqual([status, code]);
    const next = await call(agent, 'GET', '/v1/ping');
    expect([next.status, next.reused]).toEqual([200, true]);
    agent.destroy();
  });

  it('is no fault when the client goes away in the middle of an upload', async () => {
    lines.length = 0;
    const head = [
      'POST /v1/files HTTP/1.1',
      'Host: x',
      ...Object.entries(upload).map(([k, v]) => `${k}: ${v}`),
      'Content-Length: 100000',
    ];
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`${head.join('\r\n')}\r\n\r\n${part('file', 'the beginning', '; filename="a.txt"')}`, () => {
          setTimeout(() => socket.destroy(), 50);
        });
      });
      socket.on('close', () => setTimeout(resolve, 150));
    });
    expect(lines.filter((line) => line.includes('"msg":"fault"'))).toEqual([]);
    const agent = new Agent();
    expect((await call(agent, 'GET', '/v1/ping')).status).toBe(200);
    agent.destroy();
  });
});
