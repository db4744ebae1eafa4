/** The plain page at `/`: one screen that says what Quayside is, in English and Chinese, without any script. */
import type { Lang } from './language.ts';

type Words = {
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly (readonly [string, string])[];
  readonly links: string;
  readonly reference: string;
  readonly referenceNote: string;
  readonly openapi: string;
  readonly openapiNote: string;
  readonly note: string;
};

const WORDS: Readonly<Record<Lang, Words>> = {
  en: {
    title: 'Trade assurance for cross-border orders',
    lead: 'Quayside protects an order between a buyer and a supplier who do not know each other yet: from a contract that can be measured to money that comes back when it was not kept.',
    steps: [
      ['Agree', 'Requirements with values, units and an exact shipping date. Both sides confirm the same text.'],
      ['Pay', 'Through the programme, to a payee that was checked. You see what is covered before you pay.'],
      ['Inspect', 'An agency checks the goods against every clause, by a sampling plan, and seals what it passed.'],
      ['Settle', 'Late or off-spec: claim, negotiate, and if that fails a determination clause by clause, with reasons.'],
    ],
    links: 'For programs and the curious',
    reference: 'API reference',
    referenceNote: 'every operation, its rule and its refusals',
    openapi: 'OpenAPI 3.1 document',
    openapiNote: 'to generate a client',
    note: 'Open source, self-hosted. Not a bank, not an insurer.',
  },
  zh: {
    title: '跨境订单信用保障',
    lead: 'Quayside 保护素未谋面的买卖双方之间的订单:从可以衡量的合同,到对方未履约时能够退回的货款。',
    steps: [
      ['约定', '要求写明数值、单位和确定的发货日期,双方确认同一份文本。'],
      ['付款', '通过本计划支付给经过核对的收款方;付款前即可看到受保障的金额。'],
      ['检验', '检验机构按抽样方案逐条核对货物,并对合格货物加封。'],
      ['了结', '延迟或不符:先索赔、协商;协商不成,则逐条作出附理由的裁定。'],
    ],
    links: '供程序与有兴趣者',
    reference: 'API 参考',
    referenceNote: '每项操作、其权限规则与可能的拒绝',
    openapi: 'OpenAPI 3.1 文档',
    openapiNote: '用于生成客户端',
    note: '开源,自行部署。不是银行,也不是保险公司。',
  },
};

/** Ink and paper, one action blue, a 4 px grid; the system's fonts, because nothing is loaded from elsewhere. */
export const HOME_CSS = `:root { color-scheme: light dark; --ink: #14202b; --paper: #fbfcfd; --soft: #4a5a68; --line: #d9e0e6; --action: #1658a8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eef3; --paper: #0f161d; --soft: #a5b4c1; --line: #2a3642; --action: #7db3f2; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 16px/1.5 Inter, system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 880px; margin: 0 auto; padding: 64px 24px 32px; }
.name { margin: 0 0 8px; font-size: 14px; font-weight: 600; color: var(--soft); }
h1 { margin: 0 0 16px; font-size: 28px; line-height: 1.25; font-weight: 600; }
h2 { margin: 0 0 12px; font-size: 14px; font-weight: 600; color: var(--soft); }
.lead { margin: 0 0 40px; max-width: 640px; font-size: 20px; line-height: 1.5; }
ol { display: grid; grid-template-columns: repeat(auto-fit, minmax(184px, 1fr)); gap: 24px; margin: 0 0 40px; padding: 24px 0 0; border-top: 1px solid var(--line); list-style: none; }
ol strong { display: block; margin-bottom: 4px; font-weight: 600; }
ol span, footer, li small { font-size: 14px; color: var(--soft); }
ul { margin: 0 0 40px; padding: 0; list-style: none; }
ul li { padding: 4px 0; }
li small { margin-left: 8px; }
a { color: var(--action); text-underline-offset: 3px; }
a:focus-visible { outline: 2px solid var(--action); outline-offset: 2px; border-radius: 6px; }
footer { padding-top: 16px; border-top: 1px solid var(--line); }
`;

/** The page's HTML. All words are constants of this file, so nothing needs escaping. */
export function homePage(lang: Lang): string {
  const words = WORDS[lang];
  const steps = words.steps.map(([name, text]) => `<li><strong>${name}</strong><span>${text}</span></li>`).join('\n      ');
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Quayside · ${words.title}</title>
  <link rel="stylesheet" href="/home.css">
</head>
<body>
  <main>
    <p class="name">Quayside</p>
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    <ol>
      ${steps}
    </ol>
    <h2>${words.links}</h2>
    <ul>
      <li><a href="/reference/">${words.reference}</a><small>${words.referenceNote}</small></li>
      <li><a href="/openapi.json">${words.openapi}</a><small>${words.openapiNote}</small></li>
    </ul>
    <footer>${words.note}</footer>
  </main>
</body>
</html>
`;
}
