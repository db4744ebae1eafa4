/** The page in place of the application while it is being built, or where nobody built it: calm, in two languages, without script. */
import type { Lang } from '../http/language.ts';

export type Absence = 'building' | 'failed' | 'absent' | 'off';

type Words = { readonly title: string; readonly text: string };

const WORDS: Readonly<Record<Absence, Readonly<Record<Lang, Words>>>> = {
  building: {
    en: {
      title: 'The pages are being built',
      text: 'This happens once after an installation or an update and takes less than a minute. The API serves meanwhile. This page looks again by itself.',
    },
    zh: { title: '正在生成页面', text: '安装或更新后只需生成一次,不到一分钟。其间 API 照常服务。本页会自动刷新。' },
  },
  failed: {
    en: { title: 'The pages could not be built', text: 'The log says why. The API serves as always.' },
    zh: { title: '页面生成失败', text: '原因见日志。API 照常服务。' },
  },
  absent: {
    en: {
      title: 'The pages are not built',
      text: 'A server in production builds nothing by itself: run "npm run build" and start it again. The API serves as always.',
    },
    zh: { title: '页面尚未生成', text: '生产环境的服务器不会自行生成页面:请运行 "npm run build" 后重新启动。API 照常服务。' },
  },
  off: {
    en: { title: 'This server has no pages', text: 'It was started with QUAYSIDE_WEB=off and serves the API only.' },
    zh: { title: '本服务器不提供页面', text: '它以 QUAYSIDE_WEB=off 启动,只提供 API。' },
  },
};

/** Ink and paper, one action blue; the system's fonts, because nothing else is there yet. */
const STYLE = `:root{color-scheme:light dark}body{margin:0;background:light-dark(#fbfcfd,#0f161d);color:light-dark(#14202b,#e8eef3);font:400 16px/24px system-ui,"PingFang SC","Microsoft YaHei",sans-serif}main{max-width:560px;margin:0 auto;padding:96px 24px}p{margin:0 0 16px}.name{font-size:14px;font-weight:600;color:light-dark(#4a5a68,#a5b4c1)}h1{margin:0 0 12px;font-size:28px;line-height:36px;font-weight:600}a{color:light-dark(#1658a8,#7db3f2);text-underline-offset:3px}`;

/** The page's HTML; its style stands under the nonce of the answer. All words are constants, so nothing needs escaping. */
export function waitingPage(absence: Absence, lang: Lang, nonce: string): string {
  const { title, text } = WORDS[absence][lang];
  const again = absence === 'building' ? '<meta http-equiv="refresh" content="3">' : '';
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${again}
<title>Quayside · ${title}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<p class="name">Quayside</p>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/reference/">${lang === 'zh' ? 'API 参考' : 'API reference'}</a></p>
</main>
</body>
</html>
`;
}
