/** What people read about programmes that do not exist or are not in force. */
import type { PolicyRefusal } from '../../policy/types.ts';
import type { Problem } from './problem.ts';

export const POLICY = {
  'policy.unknown': {
    status: 422,
    title: { en: 'There is no such programme.', zh: '没有该保障方案。' },
    detail: { en: '“{policy}” is none of: {policies}.', zh: '“{policy}”不属于：{policies}。' },
    advice: { en: 'Choose one of the programmes named.', zh: '请从所列方案中选择。' },
  },
  'policy.not_in_force': {
    status: 422,
    title: { en: 'The programme was not in force on that day.', zh: '该方案在当日尚未生效。' },
    detail: { en: 'It is in force from {inForceFrom}.', zh: '该方案自 {inForceFrom} 起生效。' },
    advice: { en: 'Choose a programme that is in force.', zh: '请选择已生效的方案。' },
  },
} satisfies Record<PolicyRefusal, Problem>;
