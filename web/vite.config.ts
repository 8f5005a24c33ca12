import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

/** In development the API is another process; in production one process serves both. */
const api = process.env.BOCAL_API ?? 'http://127.0.0.1:3000'

/** Sentences that only the coordinator's screens say, by how their keys begin. */
const DESK_WORDS =
  /\/messages\/(alert|col|data|equipment|event|figures|gap|group_state|groups|job|lane|lanes|left|list|number|objective|owner|paste|place|plan|plans|producers|session|slot|view|week|weeks|zoom)_/

/** Few files for the browser to fetch: the libraries, what field screens share, and the coordinator's words. */
const groups = [
  // First what the others need: a group takes along what its modules import.
  { name: 'base', test: /node_modules|\/paraglide\/(runtime|registry)\.js/, priority: 3 },
  { name: 'desk', test: DESK_WORDS, priority: 2 },
  { name: 'field', test: /\/src\/lib\//, priority: 1 },
]

export default defineConfig({
  // Workers are modules of their own: nothing of them is in what pages load.
  worker: { format: 'es' },
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['globalVariable', 'baseLocale'],
      // One module a message: what a page does not say is not sent to it.
      outputStructure: 'message-modules',
      emitGitIgnore: false,
      emitPrettierIgnore: false,
    }),
    sveltekit(),
  ],
  server: { proxy: { '/api': api } },
  build: { rolldownOptions: { output: { advancedChunks: { groups } } } },
})
