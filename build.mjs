// Bundles each package that Node runs into its own dist/: its workspace neighbours and libraries stay outside.
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

const ENTRIES = {
  solver: ['index.ts', 'worker.ts', 'explain-worker.ts', 'linear-thread.ts', 'cli.ts'],
  db: ['index.ts'],
  server: ['src/main.ts'],
}

for (const [name, entries] of Object.entries(ENTRIES)) {
  rmSync(`${name}/dist`, { recursive: true, force: true })
  await build({
    absWorkingDir: `${import.meta.dirname}/${name}`,
    entryPoints: entries,
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
}
