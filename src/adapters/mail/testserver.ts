/** A mail server for tests: speaks as much SMTP over TCP as a client needs, and keeps what it was given. */
import { type Server, type Socket, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { must } from '../../kernel/assert.ts';

export type Received = { readonly from: string; readonly to: string; readonly data: string };

export type TestServer = {
  readonly url: string;
  readonly received: readonly Received[];
  readonly close: () => Promise<void>;
};

/** What the server says to RCPT and to DATA: a reply such as `550 no such mailbox`; null: hangs up at once. */
export type Manners = { readonly rcpt?: (address: string) => string; readonly data?: string; readonly greets?: false };

/** One conversation. Source: RFC 5321, the minimum implementation. */
function converse(socket: Socket, manners: Manners, keep: (mail: Received) => void): void {
  const say = (line: string): boolean => socket.write(`${line}\r\n`);
  const mail = { from: '', to: '', lines: [] as string[], open: false };
  const finish = (): void => {
    mail.open = false;
    // A line that begins with a point got a second one on the way.
    const data = mail.lines.map((line) => line.replace(/^\.\./, '.')).join('\r\n');
    const verdict = manners.data ?? '250 kept';
    if (verdict.startsWith('2')) keep({ from: mail.from, to: mail.to, data });
    mail.lines = [];
    say(verdict);
  };
  const hear = (line: string): void => {
    if (mail.open) {
      if (line === '.') finish();
      else mail.lines.push(line);
      return;
    }
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') mail.from = address;
    if (verb === 'RCPT') mail.to = address;
    if (verb === 'DATA') mail.open = true;
    if (verb === 'RCPT') say(manners.rcpt?.(address) ?? '250 ok');
    else if (verb === 'DATA') say('354 go on');
    else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else if (['EHLO', 'HELO', 'MAIL', 'RSET', 'NOOP'].includes(verb)) say('250 ok');
    else say('502 not known');
  };
  let rest = '';
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  socket.on('error', () => socket.destroy());
  say('220 test ready');
}

/** Starts the server on a free port of the loopback. */
export async function startTestServer(manners: Manners = {}): Promise<TestServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    if (manners.greets === false) socket.destroy();
    else converse(socket, manners, (mail) => received.push(mail));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = must(server.address(), 'the server listens') as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
