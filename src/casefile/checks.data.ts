/** What each check of a case file says when it holds, in English and Chinese: for the command line and the verifier's page. */
import type { Saying } from '../claims/reasons.data.ts';
import type { CheckCode } from './types.ts';

export const CHECKS: Readonly<Record<CheckCode, Saying>> = {
  archive: { en: 'the archive is the one archive of its files', zh: '压缩包与其所含文件完全对应' },
  manifest: { en: 'the list of files is complete', zh: '文件清单完整' },
  files: { en: 'every file has the size and hash that the list says', zh: '每个文件的大小和哈希值与清单一致' },
  events: { en: 'the events of the order are one unbroken chain', zh: '订单事件构成完整的链' },
  contract: { en: 'the contract has the fingerprint that both sides confirmed', zh: '合同指纹与双方确认的一致' },
  policy: { en: 'the policy is the one that the order was pinned to', zh: '政策为订单所固定的政策' },
  days: { en: 'every deadline follows from the business days in the file', zh: '每个期限均可由文件中的工作日推得' },
  texts: { en: 'every text has the hash that events and contract hold', zh: '每段文字的哈希值与事件和合同所载一致' },
  claim: { en: 'the claim is what the events make of it', zh: '索赔内容与事件所得一致' },
  evidence: { en: 'the evidence is what was filed', zh: '证据与提交时一致' },
  decision: { en: 'the decision and its case are those of the events', zh: '决定及其案情与事件一致' },
  replay: { en: 'the decision, made again here, is the same', zh: '在此重新作出的决定相同' },
  letter: { en: 'the letters, written again here, are the same', zh: '在此重新写出的决定书相同' },
  signature: { en: 'the list is signed by the key in the file', zh: '清单由文件内的密钥签名' },
  key: { en: 'the key is one that you trust', zh: '该密钥为您所信任' },
};
