// Behind every npm script: checks Node, installs and builds what changed, then runs the task.
// Only Node built-ins here, since nothing else is installed yet. All set-up talks on stderr.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(fileURLToPath(import.meta.url))
const STATE = join(ROOT, 'node_modules', '.bocal')
const PNPM = 'pnpm@12.21.0'
const PACKAGES = ['solver', 'db', 'server', 'web', 'tests']
/** Folders that hold what was made, not what it is made from. */
const MADE = new Set(['node_modules', 'dist', 'build', '.svelte-kit', 'paraglide'])

const say = (text) => process.stderr.write(`bocal: ${text}\n`)
const fail = (text) => {
  say(text)
  process.exit(1)
}

/** Runs a step of the set-up; what it prints is shown only when it fails. */
function run(command, args, env = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...env },
  })
  if (status !== 0)
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${command}: ${error.message}\n` : ''}`)
  return status === 0
}

function files(path) {
  if (!existsSync(join(ROOT, path))) return []
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => !MADE.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? files(join(path, entry.name)) : [join(path, entry.name)]))
    .sort()
}

function hash(paths, ...extra) {
  const sum = createHash('sha256')
  for (const path of paths)
    if (existsSync(join(ROOT, path))) sum.update(path).update(readFileSync(join(ROOT, path)))
  return sum.update(extra.join()).digest('hex')
}

/** Does `work` when what it is made from has changed since it last succeeded, or what it makes is gone. */
function once(name, key, makes, work) {
  const mark = join(STATE, name)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === key && makes.every((p) => existsSync(join(ROOT, p))))
    return
  work()
  mkdirSync(STATE, { recursive: true })
  writeFileSync(mark, key)
}

function install() {
  const manifests = [
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...PACKAGES.map((p) => join(p, 'package.json')),
  ]
  once('installed', hash(manifests, process.versions.modules, process.arch), ['node_modules/.pnpm'], () => {
    say('installing packages (the first time takes a few minutes: the database is compiled here) …')
    // npm tells its scripts to omit development packages when NODE_ENV is production; the build needs them.
    const env = { npm_config_omit: '', NODE_ENV: '', CI: 'true' }
    if (!run('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], env)) {
      fail(
        'the packages could not be installed. See the lines above: without a network the package registry is out of reach; ' +
          'without a C++ compiler, make and python3 (Debian: apt-get install build-essential python3) the database cannot be compiled.',
      )
    }
    const loads = ['-e', "new (require('better-sqlite3'))(':memory:')"]
    const load = () => spawnSync(process.execPath, loads, { cwd: join(ROOT, 'db') }).status === 0
    if (!load()) {
      say('the database was compiled for another Node; compiling it again …')
      run('npx', ['--yes', PNPM, '--filter', '@bocal/db', 'rebuild', 'better-sqlite3'], env)
      if (!load())
        fail('the database (better-sqlite3) does not load. Is there a C++ compiler, make and python3?')
    }
  })
}

function build() {
  const code = [...files('solver'), ...files('db'), ...files('server')].filter((f) => /\.(ts|json)$/.test(f))
  once('built', hash([...code, 'build.mjs']), ['solver/dist', 'db/dist', 'server/dist'], () => {
    if (!run(process.execPath, ['build.mjs'])) fail('the server could not be built; see the lines above.')
  })
}

function buildWeb() {
  once(
    'web',
    hash([...files('web'), ...files('server/contract'), ...files('solver')]),
    ['web/build/handler.js'],
    () => {
      say('building the pages …')
      if (!run('npx', ['--yes', PNPM, '--filter', '@bocal/web', 'build']))
        fail('the pages could not be built; see the lines above.')
    },
  )
}

/** Replaces this process in all but name: same output, signals passed on, its exit code ours; ends when npm has died. */
function become(command, args, env = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`${command}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

const bin = (name) => join(ROOT, 'node_modules', '.bin', name)
const pnpm = (...args) => ['npx', ['--yes', PNPM, ...args]]

/** Plain Node on TypeScript, as the workspace resolves it. */
const FROM_SOURCE = ['--conditions=source', '--import', 'tsx']

const TASKS = {
  start: (args) => {
    build()
    buildWeb()
    become(process.execPath, ['server/dist/main.js', ...args], { NODE_ENV: 'production' })
  },
  test: (args) => {
    build()
    buildWeb()
    become(bin('vitest'), ['run', ...args])
  },
  check: () => {
    build()
    buildWeb()
    become(process.execPath, ['check.mjs'])
  },
  fix: () => become(bin('biome'), ['check', '--write', '.']),
  plan: (args) => {
    build()
    become(process.execPath, ['solver/dist/cli.js', 'plan', ...args.map(fromCaller)])
  },
  'check-plan': (args) => {
    build()
    become(process.execPath, ['solver/dist/cli.js', 'check-plan', ...args.map(fromCaller)])
  },
  'bench:plan': (args) => {
    build()
    become(process.execPath, [...FROM_SOURCE, 'tests/bench/plan.ts', ...args])
  },
  'bench:growth': (args) => {
    build()
    become(process.execPath, [...FROM_SOURCE, 'tests/bench/growth.ts', ...args])
  },
  'bench:agree': (args) => {
    build()
    become(process.execPath, [...FROM_SOURCE, 'tests/bench/agree.ts', ...args])
  },
  'bench:replan': (args) => {
    build()
    become(process.execPath, [...FROM_SOURCE, 'tests/bench/replan.ts', ...args])
  },
  'bench:last-kilo': (args) => {
    build()
    become(process.execPath, [...FROM_SOURCE, 'tests/bench/last-kilo.ts', ...args])
  },
  'bench:bad-network': (args) =>
    become(process.execPath, [...FROM_SOURCE, 'tests/bench/bad-network.ts', ...args]),
  migrations: (args) => become(...pnpm('--filter', '@bocal/db', 'migrations', ...args)),
}

/** npm runs scripts in the project's root; a relative file is meant from where the person stands. */
function fromCaller(argument) {
  const here = process.env.INIT_CWD
  return here &&
    here !== ROOT &&
    !argument.startsWith('-') &&
    existsSync(join(here, dirname(argument))) &&
    argument.endsWith('.json')
    ? join(here, argument)
    : argument
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Bocal needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
}
const [task, ...args] = process.argv.slice(2)
if (!Object.hasOwn(TASKS, task)) fail(`no task «${task}»; there are ${Object.keys(TASKS).join(', ')}.`)
install()
TASKS[task](args)
