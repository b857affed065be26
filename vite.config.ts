import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { leftOut } from './scripts/web-left-out.ts'
import { folderOf, languageOf, WORKER_FILE, webShell } from './scripts/web-shell.ts'

const WORKER = 'shell-worker'

/** What the first page needs whatever it is packs better in few files; what only some pages need has its own. */
const FILES = [
  { name: 'library', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|use-sync-external-store)[\\/]/ },
  { name: 'schemas', test: /node_modules[\\/]zod[\\/]/ },
  {
    name: 'engine',
    test: /src[\\/]domain[\\/](exact|decimal|fold|period|edition[\\/](formula[\\/](?!printer)|outline)|scoring[\\/](inputs|leaf-|median|published|rank|score|status)|value[\\/](column|over-time|read-value|value-store))/,
  },
  // What surrounds every page: in one file, small parts that pages share too do not cost one each. With the words
  // of the domain that it names: left to the entry, they would come after it.
  {
    name: 'frame',
    tags: ['$initial' as const],
    test: /src[\\/](contract|domain|text|web)[\\/](?!shell-worker)/,
    includeDependenciesRecursively: false,
  },
]

/** Built once for each language, which is the mode: what pages of one carry, no page of another does. */
export default defineConfig(({ mode }) => ({
  root: 'src/web',
  base: `/${folderOf(languageOf(mode))}`,
  define: { __PAGE_LANGUAGE__: JSON.stringify(languageOf(mode)) },
  publicDir: false,
  plugins: [react(), leftOut(languageOf(mode)), webShell(languageOf(mode))],
  build: {
    outDir: `../../dist/web/${folderOf(languageOf(mode))}`,
    emptyOutDir: true,
    // The oldest browsers that communes still have.
    target: ['chrome109', 'edge109', 'firefox115', 'safari16'],
    // An inlined file would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // A page's scripts name each other; listed beforehand, those of all pages would come with the first one.
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css')),
    },
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // Nothing of ours or of the library does anything when a property of it is read.
      treeshake: { propertyReadSideEffects: false },
      input: { index: 'src/web/index.html', [WORKER]: 'src/web/shell-worker/shell-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === WORKER ? WORKER_FILE : 'assets/[name]-[hash].js'),
        // The first page carries the names of all others' files: a short hash is enough to tell them apart.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:6][extname]',
        codeSplitting: { groups: FILES },
      },
    },
  },
}))
