/** The web application of a running server: found in the cache, built in the background in development, or not there. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '../log.ts';
import { type Draw, openDrawer } from './draw.ts';
import { type Built, readBuilt } from './files.ts';
import { cacheOf, hashOfSources } from './sources.ts';
import type { Absence } from './waiting.ts';

export type SiteState = { readonly kind: 'built'; readonly built: Built; readonly draw: Draw } | { readonly kind: Absence };

export type Site = {
  readonly state: () => SiteState;
  /** Settles when nothing is being built any more. */
  readonly settled: Promise<void>;
  /** Ends a build that still runs. */
  readonly close: () => void;
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A server without pages. */
export const noSite: Site = { state: () => ({ kind: 'off' }), settled: Promise.resolve(), close: () => undefined };

/**
 * Opens the build that belongs to the sources. Where it is missing, a server in development starts a build and answers meanwhile;
 * in production nothing is built, because what runs there was made and looked at before.
 */
export async function openSite(options: {
  readonly production: boolean;
  readonly log: Log;
  readonly root?: string;
}): Promise<Site> {
  const { production, log, root = ROOT } = options;
  const folder = join(cacheOf(root), await hashOfSources(root));
  const opened = async (): Promise<SiteState | null> => {
    const built = await readBuilt(folder);
    return built && { kind: 'built', built, draw: await openDrawer(folder) };
  };
  let state: SiteState = (await opened()) ?? { kind: production ? 'absent' : 'building' };
  if (state.kind !== 'building') {
    if (state.kind === 'absent') log.warn('the web pages are not built: run "npm run build"');
    return { state: () => state, settled: Promise.resolve(), close: () => undefined };
  }
  const build = buildApart(root);
  const settled = build.ended.then(async (said) => {
    state = (await opened()) ?? { kind: 'failed' };
    if (state.kind === 'failed' && !build.stopped()) log.error({ said: said.slice(-2_000) }, 'the web pages could not be built');
  });
  return { state: () => state, settled, close: build.stop };
}

type Build = {
  /** What it wrote to its error output; resolves however it ends. */
  readonly ended: Promise<string>;
  readonly stop: () => void;
  readonly stopped: () => boolean;
};

/** Builds in a process of its own, always for production: libraries are half as large there, whatever this process is for. */
export function buildApart(root: string = ROOT): Build {
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [join(root, 'src/site/build.ts')], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = new Promise<string>((resolve) => {
    child.once('close', () => resolve(said.join('')));
    child.once('error', (error) => resolve(error.message));
  });
  return { ended, stop: () => void child.kill('SIGTERM'), stopped: () => child.signalCode !== null };
}
