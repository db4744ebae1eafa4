/** What makes a run count: everything written verifies, as `cli check` sees it, and every key was answered once. */
import { runCheck } from '../src/overview/check.service.ts';
import { type World, look } from '../sim/world.ts';

/** Chains, folds, texts, balances and intents of the whole database; tells what is broken. */
export async function verify(world: World, tell: (line: string) => void): Promise<boolean> {
  const { streams, events, transfers, findings } = await runCheck(world.ctx, {
    freeze: false,
    tell: ({ invariant, code, stream }) => tell(`${invariant} ${code} ${stream?.id ?? ''}`),
  });
  const keys = await look(world, async (q) => {
    const { rows } = await q.query<{ n: number }>(`select count(*)::int as n from idempotency where key like 'life-%'`);
    return rows[0]?.n ?? 0;
  });
  tell(`${streams} streams, ${events} events, ${transfers} transfers, ${keys} answers: ${findings} broken`);
  return findings === 0;
}
