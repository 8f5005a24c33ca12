import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

/** In development the API is another process; in production one process serves both. */
const api = process.env.BOCAL_API ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['globalVariable', 'baseLocale'],
      // One module per language, messages shaken out when unused.
      outputStructure: 'message-modules',
      emitGitIgnore: false,
      emitPrettierIgnore: false,
    }),
    sveltekit(),
  ],
  server: { proxy: { '/api': api } },
})
