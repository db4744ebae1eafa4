/** A wire between us and PostgreSQL that breaks at the worst instant: just before a commit arrives, or just after it is done. */
import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** Which message is lost: the commit on its way there (nothing stands), or the answer on its way back (everything stands). */
export type Cut = 'commit lost' | 'answer to commit lost';

export type Wire = {
  readonly port: number;
  /** Breaks the connection at the nth commit from now on, once. */
  readonly arm: (cut: Cut, nth?: number) => void;
  /** Whether it broke since it was armed. */
  readonly fired: () => boolean;
  readonly close: () => Promise<void>;
};

/** The commit path sends it as a message of its own, after all answers of its batch. */
const COMMIT = Buffer.from('commit\0');
const A_COMMIT_IS_SHORT = 200;

/** Starts one in front of a server on this machine. */
export async function startWire(to: number): Promise<Wire> {
  let armed: { readonly cut: Cut; left: number } | null = null;
  let fired = false;
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: to, host: '127.0.0.1', noDelay: true });
    const both = [near, far];
    let breaks = false;
    const end = (): void => {
      for (const socket of both) {
        open.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of both) {
      open.add(socket);
      socket.on('error', end).on('close', end);
    }
    near.on('data', (bytes) => {
      const cut = bytes.length < A_COMMIT_IS_SHORT && bytes.includes(COMMIT) ? due() : null;
      if (cut === 'commit lost') return end();
      breaks ||= cut !== null;
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (breaks) return end();
      near.write(bytes);
    });
  });
  /** The cut that falls on this commit, if any. */
  const due = (): Cut | null => {
    if (!armed) return null;
    armed.left -= 1;
    if (armed.left > 0) return null;
    const { cut } = armed;
    armed = null;
    fired = true;
    return cut;
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    arm: (cut, nth = 1) => {
      armed = { cut, left: nth };
      fired = false;
    },
    fired: () => fired,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
