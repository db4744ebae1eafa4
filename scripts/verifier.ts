/** Builds the verifier's page: one HTML file that runs the verifier's own code without a network. `--check`: is it current? */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the page lies. */
export const PAGE = here('../docs/verifier/verify-case-file.html');

const STYLE = [
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}',
  'body{max-width:46rem;margin:0 auto;padding:2rem 1rem}',
  'h1{font-size:1.6rem}',
  'label{display:block;border:2px dashed #7a8899;border-radius:.75rem;padding:2.5rem 1rem;text-align:center;cursor:pointer}',
  'label:focus-within{outline:3px solid #2563eb}',
  'input{position:absolute;opacity:0}',
  'h2.valid{color:#15803d}h2.altered{color:#b91c1c}',
  '@media (prefers-color-scheme:dark){h2.valid{color:#4ade80}h2.altered{color:#f87171}}',
  'ul{list-style:none;padding:0}li{padding:.15rem 0}li.no{font-weight:700;color:#b91c1c}',
  '.fact,.file{overflow-wrap:anywhere}',
].join('\n');

/** The verifier as one script, with the browser's hashes in place of Node's. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { 'node:crypto': here('./verifier/crypto.ts') } },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: here('./verifier/page.ts'), formats: ['iife'], name: 'verifier' },
    },
  });
  const [output] = [built].flat() as unknown as readonly { readonly output: readonly { readonly code?: string }[] }[];
  const code = output?.output[0]?.code;
  if (!code) throw new Error('nothing was bundled');
  // A script ends at the first closing tag, also where that stands in a string.
  return code.trim().replaceAll('</script', '<\\/script');
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The whole page. Its policy lets exactly this script and this style run, and nothing be loaded or sent. */
export async function makePage(): Promise<string> {
  const script = await bundle();
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(STYLE)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verify a case file</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1 id="title">Verify a case file</h1>
<p id="lead"></p>
<label><input id="file" type="file" accept=".zip,application/zip"><span id="choose">Choose a file</span></label>
<section id="out" aria-live="polite"></section>
</main>
<script>${script}</script>
</body>
</html>
`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const page = await makePage();
  if (process.argv.includes('--check')) {
    const same = (await readFile(PAGE, 'utf8').catch(() => '')) === page;
    console.log(same ? 'docs/verifier is current' : 'docs/verifier is old: run npm run verifier');
    process.exitCode = same ? 0 : 1;
  } else {
    await mkdir(here('../docs/verifier'), { recursive: true });
    await writeFile(PAGE, page);
  }
}
