/** The words of the verifier's page, in both languages; what each check says stands with the checks. */

export type Lang = 'en' | 'zh';

type Words = {
  readonly title: string;
  readonly lead: string;
  readonly choose: string;
  readonly checking: string;
  readonly valid: string;
  readonly altered: string;
  readonly claim: string;
  readonly order: string;
  readonly result: string;
  readonly erased: string;
  readonly key: string;
  readonly compare: string;
};

export const WORDS: Readonly<Record<Lang, Words>> = {
  en: {
    title: 'Verify a case file',
    lead: 'Drop a case file here. It is checked in this page; nothing is sent anywhere, and this works without a network.',
    choose: 'Choose a file',
    checking: 'Checking …',
    valid: 'Valid: nothing was altered',
    altered: 'Altered',
    claim: 'Claim',
    order: 'order',
    result: 'Result, decided again:',
    erased: '{n} texts and files were erased; their hashes stand.',
    key: 'Signed by key',
    compare: 'Compare it with the key that the programme publishes.',
  },
  zh: {
    title: '验证案卷',
    lead: '将案卷文件拖到此处。全部检查在本页面内完成，不向任何地方发送数据，无需网络。',
    choose: '选择文件',
    checking: '正在检查……',
    valid: '有效：内容未被改动',
    altered: '内容已被改动',
    claim: '索赔',
    order: '订单',
    result: '重新计算的结果：',
    erased: '有 {n} 项文字或文件已被删除，其哈希值仍然保留。',
    key: '签名密钥',
    compare: '请与平台公布的密钥核对。',
  },
};
