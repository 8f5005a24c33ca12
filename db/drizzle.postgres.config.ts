import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './kit/postgres.ts',
  out: './migrations/postgres',
  casing: 'snake_case',
})
