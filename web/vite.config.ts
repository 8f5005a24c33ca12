import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { compactMessages } from './compact-messages.ts'
import { noBreak } from './no-break.ts'

/** In development the API is another process; in production one process serves both. */
const api = process.env.BOCAL_API ?? 'http://127.0.0.1:3000'

/** Whose files only the coordination loads. */
const DESK = /^(weeks|people)\/|^(groups|producers)\/\+page\.svelte$/

/** Where each sentence is said, by the names of the files that say it. */
const saidIn = new Map<string, Set<string>>()
const SOURCES = join(import.meta.dirname, 'src')
for (const file of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(svelte|ts)$/.test(file) || /\.server\.ts$|lib\/(server|paraglide)\//.test(file)) continue
  for (const [, key = ''] of readFileSync(join(SOURCES, file), 'utf8').matchAll(/\bm\.(\w+)/g))
    saidIn.set(key, (saidIn.get(key) ?? new Set()).add(file.replace(/^routes\//, '')))
}

/** The coordination's words in one file, what several field screens say in another, the rest with its only page. */
function wordsOf(id: string): 'desk' | 'field' | null {
  const files = [...(saidIn.get(/\/messages\/(\w+)\.js$/.exec(id)?.[1] ?? '') ?? [])]
  if (files.length > 0 && files.every((file) => DESK.test(file))) return 'desk'
  return files.length === 1 && files[0]?.endsWith('+page.svelte') ? null : 'field'
}

/** Few files for the browser to fetch: the libraries, what field screens share, and the coordinator's words. */
const groups = [
  // First what the others need: a group takes along what its modules import.
  { name: 'base', test: /node_modules|\/paraglide\/(runtime|registry)\.js|virtual:said/, priority: 3 },
  { name: wordsOf, test: /\/src\/lib\/paraglide\/messages\//, priority: 2 },
  { name: 'field', test: /\/src\/lib\/(?!paraglide\/messages)/, priority: 1 },
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
    noBreak(),
    compactMessages(),
    sveltekit(),
  ],
  server: { proxy: { '/api': api } },
  build: {
    // Scripts follow from the page's own: naming all of them for every page was a kB of each first visit.
    modulePreload: { resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')) },
    rolldownOptions: { output: { advancedChunks: { groups } } },
  },
})
