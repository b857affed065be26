import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { leftOut } from './scripts/web-left-out.ts'
import { WORKER_FILE, webShell } from './scripts/web-shell.ts'
import { LANGUAGE } from './src/web/page-language.ts'

const WORKER = 'shell-worker'
const LIBRARY = /node_modules[\\/](react|react-dom|scheduler|@tanstack|use-sync-external-store)[\\/]/

export default defineConfig({
  root: 'src/web',
  publicDir: false,
  plugins: [react(), leftOut(LANGUAGE), webShell()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The oldest browsers that communes still have.
    target: ['chrome109', 'edge109', 'firefox115', 'safari16'],
    // An inlined file would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      input: { index: 'src/web/index.html', [WORKER]: 'src/web/shell-worker/shell-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === WORKER ? WORKER_FILE : 'assets/[name]-[hash].js'),
        // What every page needs and no change of ours touches: it stays in the browser's cache.
        codeSplitting: { groups: [{ name: 'library', test: LIBRARY }] },
      },
    },
  },
})
