/** How the web application is bundled: hashed names, one stylesheet, messages compiled for each language. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import tailwindcss from '@tailwindcss/vite';
import sharp from 'sharp';
import { type Plugin, defineConfig } from 'vite';
import { firstWords, sourcesFrom } from '../scripts/web/first-words.ts';
import { WORDS } from './words.data.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * `virtual:words/en`: what the frame and the first page say in one language; `virtual:words/en/rest`: everything else. Parsed when
 * they are built, so that no parser is sent to the browser.
 */
const words = (): Plugin => ({
  name: 'words',
  resolveId: (id) => (id.startsWith('virtual:words/') ? `\0${id}` : null),
  load: async (id) => {
    const [, lang, rest] = /^\0virtual:words\/(en|zh)(\/rest)?$/.exec(id) ?? [];
    if (lang === undefined) return null;
    const first = firstWords(await sourcesFrom(here('main.tsx')), Object.keys(WORDS));
    const entries = Object.entries(WORDS)
      .filter(([key]) => first.has(key) === (rest === undefined))
      .map(([key, [en, zh]]) => [key, compileMessage(lang === 'en' ? en : zh)]);
    return `export const messages = ${JSON.stringify(Object.fromEntries(entries))};`;
  },
});

type Lookup = { readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null };

/** All that comes with a file by itself, not what it fetches later. */
function comesWith(id: string, lookup: Lookup, into = new Set<string>()): ReadonlySet<string> {
  if (into.has(id)) return into;
  into.add(id);
  for (const other of lookup.getModuleInfo(id)?.importedIds ?? []) comesWith(other, lookup, into);
  return into;
}

const isScript = (id: string): boolean => !id.endsWith('.css');

/** What every page needs, in one file: thirty small ones cost a phone on a slow network a second of round trips. */
const frame = () => {
  let known: ReadonlySet<string> | null = null;
  return {
    name: (id: string, lookup: Lookup): string | null => {
      known ??= comesWith(here('main.tsx'), lookup);
      return known.has(id) && isScript(id) ? 'frame' : null;
    },
  };
};

/** Addresses and the files of their pages, as they stand beside each other in the router. */
const ROUTES = [
  ...readFileSync(here('router.tsx'), 'utf8').matchAll(/at\('([^']+)'\)(?:(?!at\(')[\s\S])*?import\('\.\/([^']+)'\)/g),
].map(([, path = '', file = '']) => ({ path, file: here(file) }));

/** Pages that are opened often, or first, and need little of what an order does. */
const LIGHT = [
  'suppliers/SuppliersPage.tsx',
  'suppliers/SupplierPage.tsx',
  'how/HowPage.tsx',
  'how/FeesPage.tsx',
  'session/SignUpPage.tsx',
  'home/NeedsPage.tsx',
  'orders/OrdersPage.tsx',
  'messages/MessagesPage.tsx',
  'operator/DeskPage.tsx',
  'operator/RefundsPage.tsx',
] as const;

/** What an order and its draft have in common and no light page needs, in one file for the same reason. */
const orders = () => {
  let known: ReadonlySet<string> | null = null;
  const find = (lookup: Lookup): ReadonlySet<string> => {
    const draft = comesWith(here('draft/DraftForm.tsx'), lookup);
    const light = LIGHT.map((page) => comesWith(here(page), lookup));
    const common = [...comesWith(here('orders/OrderPage.tsx'), lookup)].filter((id) => draft.has(id));
    return new Set(common.filter((id) => isScript(id) && !light.some((page) => page.has(id))));
  };
  return {
    name: (id: string, lookup: Lookup): string | null => {
      known ??= find(lookup);
      return known.has(id) ? 'order' : null;
    },
    // What light pages need lies in files of its own, which need nothing of this one.
    includeDependenciesRecursively: false,
  };
};

/** `pages.json`: which scripts an address needs beside those of every page, so that the server can name them in the page. */
const pages = (): Plugin => ({
  name: 'pages',
  async generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const withImports = (name: string, into = new Set<string>()): ReadonlySet<string> => {
      const chunk = bundle[name];
      if (into.has(name) || chunk?.type !== 'chunk') return into;
      into.add(name);
      for (const other of chunk.imports) withImports(other, into);
      return into;
    };
    const main = withImports(chunks.find(({ isEntry, name }) => isEntry && name === 'index')?.fileName ?? '');
    const needs = (id: string): readonly string[] => {
      const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(id));
      if (!chunk) throw new Error(`no script was built of ${id}`);
      return [...withImports(chunk.fileName)].filter((name) => !main.has(name)).map((name) => `/${name}`);
    };
    const source = JSON.stringify({
      start: `/${chunks.find(({ name }) => name === 'start')?.fileName}`,
      routes: Object.fromEntries(ROUTES.map(({ path, file }) => [path, needs(file)])),
      words: Object.fromEntries(
        ['en', 'zh'].map((lang) => [
          lang,
          { first: needs(`\0virtual:words/${lang}`), rest: needs(`\0virtual:words/${lang}/rest`) },
        ]),
      ),
    });
    this.emitFile({ type: 'asset', fileName: 'pages.json', source });
  },
});

/** The licences of the fonts lie beside them. */
const licences = (): Plugin => ({
  name: 'licences',
  async generateBundle() {
    for (const font of ['inter', 'noto-sans-sc']) {
      const source = await readFile(here(`../node_modules/@fontsource-variable/${font}/LICENSE`), 'utf8');
      this.emitFile({ type: 'asset', fileName: `assets/${font}.licence.txt`, source });
    }
  },
});

/** Sizes of the icon on a phone's first screen; `maskable` leaves room for the shape that the phone cuts. */
const ICONS = [192, 512].flatMap((size) => (['any', 'maskable'] as const).map((purpose) => ({ size, purpose })));

async function icon(svg: Buffer, size: number, purpose: 'any' | 'maskable'): Promise<Buffer> {
  const inner = purpose === 'any' ? size : Math.round(size * 0.6);
  const drawn = await sharp(svg, { density: 72 * (inner / 32) })
    .resize(inner, inner)
    .png()
    .toBuffer();
  if (purpose === 'any') return drawn;
  const canvas = { create: { width: size, height: size, channels: 4 as const, background: '#fbfcfd' } };
  return sharp(canvas)
    .composite([{ input: drawn }])
    .png()
    .toBuffer();
}

/** What every page needs without a connection: scripts, styles, and the Latin letters. Chinese glyphs are kept as they are met. */
const isNeeded = (name: string): boolean => /\.(?:js|css|svg)$/.test(name) || /inter-latin-wght-normal.*\.woff2$/.test(name);

/** Search engines read the public pages; what programs ask is no page. */
const ROBOTS = 'User-agent: *\nDisallow: /v1/\nDisallow: /api/\n';

/** The installable application: its manifest with icons, and the list of files that the service worker keeps. */
const installable = (): Plugin => ({
  name: 'installable',
  // After styles have left their empty scripts.
  enforce: 'post',
  transformIndexHtml: () => [
    { tag: 'link', attrs: { rel: 'manifest', href: '/manifest.webmanifest' }, injectTo: 'head' },
    { tag: 'meta', attrs: { name: 'theme-color', media: '(prefers-color-scheme: light)', content: '#fbfcfd' }, injectTo: 'head' },
    { tag: 'meta', attrs: { name: 'theme-color', media: '(prefers-color-scheme: dark)', content: '#0f161d' }, injectTo: 'head' },
  ],
  async generateBundle(_options, bundle) {
    const svg = await readFile(here('ui/quayside.svg'));
    const icons = await Promise.all(
      ICONS.map(async ({ size, purpose }) => {
        const source = await icon(svg, size, purpose);
        const src = `/assets/icon-${size}-${purpose}-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.png`;
        this.emitFile({ type: 'asset', fileName: src.slice(1), source });
        return { src, sizes: `${size}x${size}`, type: 'image/png', purpose };
      }),
    );
    const manifest = { ...MANIFEST, icons };
    this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(manifest) });
    this.emitFile({ type: 'asset', fileName: 'robots.txt', source: ROBOTS });
    const worker = bundle['worker.js'];
    if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
    const files = Object.keys(bundle)
      .filter((name) => name.startsWith('assets/') && isNeeded(name))
      .sort();
    const build = createHash('sha256').update(files.join()).update(worker.code).digest('hex').slice(0, 16);
    worker.code = worker.code
      .replace('__BUILD__', `quayside-${build}`)
      .replace('__FILES__', JSON.stringify(files.map((name) => `/${name}`)));
  },
});

const MANIFEST = {
  name: 'Quayside',
  short_name: 'Quayside',
  description: 'Inspections with and without a connection',
  id: '/jobs',
  start_url: '/jobs',
  scope: '/',
  display: 'standalone',
  background_color: '#fbfcfd',
  theme_color: '#1658a8',
};

/**
 * `vite build --ssr`: the program that draws pages on the server. One file, read when the server starts: a later build may take the
 * folder away from under it.
 */
const SERVER = {
  target: 'es2023',
  rollupOptions: { input: here('server.tsx'), output: { entryFileNames: 'server.js', codeSplitting: false } },
};

export default defineConfig(({ isSsrBuild }) => ({
  root: here('.'),
  publicDir: false,
  plugins: isSsrBuild ? [words()] : [tailwindcss(), words(), pages(), licences(), installable()],
  ssr: { noExternal: true },
  // The rules hash with Node's module; in the browser the same functions come from a library.
  resolve: { alias: { 'node:crypto': here('../scripts/verifier/crypto.ts') } },
  html: { cspNonce: '__NONCE__' },
  build: isSsrBuild
    ? SERVER
    : {
        target: 'es2023',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        chunkSizeWarningLimit: 2_000,
        rollupOptions: {
          input: { index: here('index.html'), start: here('start.ts'), worker: here('inspector/worker.ts') },
          // A service worker has one address for ever.
          output: {
            codeSplitting: { groups: [frame(), orders()] },
            entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
          },
        },
      },
}));
