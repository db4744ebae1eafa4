/** Problems of letters and case files. */
import type { CaseFileRefusal } from '../../casefile/types.ts';
import type { LettersRefusal } from '../../letters/types.ts';
import type { Problem } from './problem.ts';

export const CASE_FILE = {
  'letter.not_yet': {
    status: 409,
    title: { en: 'There is no letter yet.', zh: '尚无决定书。' },
    advice: {
      en: 'It can be read once the claim is decided and a second person approved, or once the two settled. Look at the claim’s next step.',
      zh: '索赔作出决定并经第二人批准，或双方和解后即可查阅。请查看索赔的“下一步”。',
    },
  },
  'letter.none': {
    status: 409,
    title: { en: 'This claim has no letter.', zh: '该索赔没有决定书。' },
    advice: {
      en: 'It ended without a decision and without a settlement. Its case file holds everything that happened.',
      zh: '该索赔未经决定或和解即告结束。其案卷载有全部经过。',
    },
  },
  'casefile.not_yet': {
    status: 409,
    title: { en: 'There is no case file yet.', zh: '案卷尚未生成。' },
    advice: {
      en: 'It is made once the claim is decided and approved, settled or closed; not while a decision waits for its second person.',
      zh: '索赔决定并批准、和解或关闭后生成案卷；决定待第二人批准期间不提供。',
    },
  },
  'casefile.too_large': {
    status: 413,
    title: { en: 'The case file is too large.', zh: '案卷过大。' },
    detail: { en: 'At most {most} bytes are read.', zh: '最多读取 {most} 字节。' },
    advice: { en: 'Take the file as the programme made it.', zh: '请使用平台生成的原始文件。' },
  },
  'casefile.unreadable': {
    status: 422,
    title: { en: 'This is no case file.', zh: '这不是案卷文件。' },
    advice: {
      en: 'Take the file as it was downloaded: not unpacked, not packed again, not cut.',
      zh: '请使用下载的原始文件：不要解压、重新打包或截断。',
    },
  },
} as const satisfies Record<CaseFileRefusal | LettersRefusal, Problem>;
