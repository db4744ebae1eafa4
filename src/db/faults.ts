/** Named points at which a fault can be injected, so that the instants between two steps can be tested; off unless configured. */
import { Fault } from '../kernel/assert.ts';

export type FaultPoint =
  | 'before-commit'
  | 'after-commit-before-answer'
  | 'after-bank-send-before-record'
  | 'after-record-before-event'
  | 'mid-file-import';

const POINTS: readonly FaultPoint[] = [
  'before-commit',
  'after-commit-before-answer',
  'after-bank-send-before-record',
  'after-record-before-event',
  'mid-file-import',
];

export type Faults = { readonly hit: (point: FaultPoint) => void };

/** The production setting: every point is passed without a look. */
export const noFaults: Faults = { hit: () => undefined };

/**
 * Reads `point:action[:nth]`, comma separated: `before-commit:throw:3` throws at the third passing, `kill` sends SIGKILL
 * to this process. Throws for a point or action it does not know, so that a misspelt test cannot pass.
 */
export function makeFaults(spec: string, kill: () => void = () => process.kill(process.pid, 'SIGKILL')): Faults {
  if (spec === '') return noFaults;
  const armed = spec.split(',').map((part) => {
    const [name, action, nth] = part.split(':');
    const point = POINTS.find((p) => p === name);
    if (!point || (action !== 'throw' && action !== 'kill')) throw new Fault(`unknown fault: ${part}`);
    return { point, action, nth: Number(nth ?? 1), seen: 0 };
  });
  return {
    hit: (point) => {
      for (const fault of armed) {
        if (fault.point !== point) continue;
        fault.seen += 1;
        if (fault.seen !== fault.nth) continue;
        if (fault.action === 'kill') kill();
        throw new Fault(`injected fault at ${point}`);
      }
    },
  };
}
