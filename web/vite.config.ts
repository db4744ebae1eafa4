/** How the web application is bundled: hashed names, one stylesheet, messages compiled for each language. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import tailwindcss from '@tailwindcss/vite';
import { type Plugin, defineConfig } from 'vite';
import { WORDS } from './words.data.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `virtual:words/en`: every message of one language, parsed when it is built, so that no parser is sent to the browser. */
const words = (): Plugin => ({
  name: 'words',
  resolveId: (id) => (id.startsWith('virtual:words/') ? `\0${id}` : null),
  load: (id) => {
    const lang = /^\0virtual:words\/(en|zh)$/.exec(id)?.[1];
    if (lang === undefined) return null;
    const entries = Object.entries(WORDS).map(([key, [en, zh]]) => [key, compileMessage(lang === 'en' ? en : zh)]);
    return `export const messages = ${JSON.stringify(Object.fromEntries(entries))};`;
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

export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [tailwindcss(), words(), licences()],
  // The rules hash with Node's module; in the browser the same functions come from a library.
  resolve: { alias: { 'node:crypto': here('../scripts/verifier/crypto.ts') } },
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
});
