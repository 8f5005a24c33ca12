import { configDefaults, defineConfig } from 'vitest/config'

/** Journeys that have not been seen green as a whole yet: `BOCAL_ALL=1 npm test -- tests/journeys/notes.test.ts` runs one. */
const UNPROVEN = ['field-screens', 'notes'].map((name) => `tests/journeys/${name}.test.ts`)

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env.BOCAL_ALL ? [] : UNPROVEN)],
    // Two cores: more workers only take turns.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
