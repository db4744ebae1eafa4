/** The sealed case file: downloaded by a side, verified offline by the project's own verifier. */
import { verifyCaseFile } from '../../../src/casefile/report.service.ts';
import type { JsonObject } from '../../../src/kernel/result.ts';
import { type Commands, command } from '../command.ts';
import { record } from '../shape.ts';
import { claimPath, personOf } from '../world.ts';

export const commands: Commands = {
  case_file: command(record({}), async (world, actor) => {
    const reply = await world.client.download(personOf(world, actor), await claimPath(world, '/case-file'));
    if (!reply.ok) return reply;
    // The programme's published keys are the one thing that a verifier asks of it, beforehand.
    const { keys } = await world.client.get(null, '/v1/programme/keys');
    const report = await verifyCaseFile(reply.bytes, keys as unknown as Parameters<typeof verifyCaseFile>[1]);
    world.shown.set('case_file', report as unknown as JsonObject);
    return reply;
  }),
};
