/** What people read about messages that were not sent. */
import type { MessagesRefusal } from '../../messages/types.ts';
import type { Problem } from './problem.ts';

export const MESSAGES = {
  'message.to_yourself': {
    status: 422,
    title: { en: 'The company is your own.', zh: '该公司即您自己的公司。' },
    advice: { en: 'Write to another company.', zh: '请选择其他公司。' },
  },
} satisfies Record<MessagesRefusal, Problem>;
