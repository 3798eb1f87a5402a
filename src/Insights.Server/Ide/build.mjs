// Bundles the IDE into the folder that is named: files with hashed names, compressed once, and a manifest that says which
// is which. Fonts become files of their own, because the page's Content-Security-Policy takes none from data: addresses.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const output = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const workers = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
};
const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  outdir: output,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  define: { 'process.env.NODE_ENV': '"production"' },
};

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const workerBuild = await build({ ...options, entryPoints: workers, entryNames: '[name].worker-[hash]', format: 'iife' });
const page = await build({
  ...options,
  entryPoints: { ide: join(here, 'source', 'ide.jsx') },
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  format: 'iife',
  jsx: 'automatic',
  loader: { '.ttf': 'file', '.woff2': 'file' },
  plugins: [examples(), filesForFonts()],
  define: { ...options.define, WORKER_NAMES: JSON.stringify(Object.fromEntries(outputs(workerBuild).map(({ from, name }) => [from, name]))) },
});

const files = [...workerBuild.outputFiles, ...page.outputFiles];
for (const file of files) {
  const compressed = brotliCompressSync(file.contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: file.contents.length } });
  writeFileSync(join(output, `${basename(file.path)}.br`), compressed);
}
writeFileSync(join(output, 'licences.txt'), licences([workerBuild.metafile, page.metafile]));
const names = files.map((file) => basename(file.path));
// Written last: what has a manifest is whole.
writeFileSync(join(output, 'manifest.json'), JSON.stringify({
  script: names.find((name) => name.startsWith('ide-') && name.endsWith('.js')),
  style: names.find((name) => name.startsWith('ide-') && name.endsWith('.css')),
  files: names,
}));

function outputs(result) {
  return Object.entries(result.metafile.outputs).filter(([, made]) => made.entryPoint).map(([path]) => ({ name: basename(path), from: basename(path).split('.')[0] }));
}

/** The queries of the folder examples, with their titles and what they tell from the comments above them. */
function examples() {
  return {
    name: 'examples',
    setup(bundle) {
      bundle.onResolve({ filter: /^examples$/ }, () => ({ path: 'examples', namespace: 'examples' }));
      bundle.onLoad({ filter: /.*/, namespace: 'examples' }, () => {
        const folder = join(here, 'examples');
        const list = readdirSync(folder).filter((name) => name.endsWith('.graphql')).sort().map((name) => {
          const query = readFileSync(join(folder, name), 'utf8');
          const [title, ...explanation] = query.split('\n').filter((line) => line.startsWith('#')).map((line) => line.slice(1).trim());
          return { title, explanation: explanation.join(' '), query, variables: variablesOf(join(folder, name.replace('.graphql', '.json'))) };
        });
        return { contents: JSON.stringify(list), loader: 'json' };
      });
    },
  };
}

function variablesOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Style sheets bring their fonts along as data: addresses; here they are files. */
function filesForFonts() {
  const fonts = new Map();
  return {
    name: 'files-for-fonts',
    setup(bundle) {
      bundle.onLoad({ filter: /\.css$/ }, ({ path }) => {
        const contents = readFileSync(path, 'utf8').replace(/url\(["']?data:font\/(\w+);base64,([^"')]+)["']?\)/g, (_, kind, data) => {
          const bytes = Buffer.from(data, 'base64');
          const name = `font-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.${kind}`;
          fonts.set(name, bytes);
          return `url("font:${name}")`;
        });
        return { contents, loader: 'css' };
      });
      bundle.onResolve({ filter: /^font:/ }, ({ path }) => ({ path: path.slice('font:'.length), namespace: 'font' }));
      bundle.onLoad({ filter: /.*/, namespace: 'font' }, ({ path }) => ({ contents: fonts.get(path), loader: 'file' }));
    },
  };
}

/** The licence texts of the packages whose code is in the bundle: their authors ask for them to go along. */
function licences(metafiles) {
  const folders = new Set(metafiles.flatMap((metafile) => Object.keys(metafile.inputs))
    .map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(here, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(here, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(here, folder, file), 'utf8').trim() : 'Comes without a text of its licence.'}\n`;
  }).join('\n----\n\n');
}
