// Who may import whom (CONTRIBUTING, "Boundaries"). `npm run check` and tests/cases/boundaries.test.ts use it.
const ours = { solver: '^solver/', db: '^db/', server: '^server/', web: '^web/', tests: '^tests/' }

/** Nothing in `from` may reach the folders named, but for what `except` allows. */
const never = (from, to, except) => ({
  name: `${from}-imports-no-${to.join('-')}`,
  severity: 'error',
  from: { path: ours[from] },
  to: { path: to.map((folder) => ours[folder]), ...(except && { pathNot: except }) },
})

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never('solver', ['db', 'server', 'web', 'tests']),
    never('db', ['solver', 'server', 'web', 'tests']),
    never('server', ['solver'], '^solver/index\\.ts$'),
    never('server', ['db'], '^db/index\\.ts$'),
    never('server', ['web', 'tests']),
    never('web', ['db', 'tests']),
    // The one thing that is planned in the browser: no HiGHS, no files, no threads.
    never('web', ['solver'], '^solver/instant\\.ts$'),
    never('web', ['server'], '^server/contract/'),
    {
      name: 'the-contract-stands-alone',
      severity: 'error',
      from: { path: '^server/contract/' },
      to: { path: ['^server/src/', ours.db] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-db-speaks-sql',
      severity: 'error',
      from: { path: '^(solver|server|web)/' },
      to: { path: 'node_modules/(better-sqlite3|drizzle-orm|pg|@electric-sql)/' },
    },
    {
      name: 'the-core-is-pure',
      comment: 'Only the command line and the workers of the solver may touch files or threads.',
      severity: 'error',
      from: { path: '^solver/', pathNot: '^solver/(cli|worker|threads|linear-thread|dist)' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/build/|\\.svelte-kit|/paraglide/)' },
  },
}
