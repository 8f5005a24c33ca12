import { checkPlanCommand } from './cli/check-plan.ts'
import { planCommand } from './cli/plan.ts'
import type { Io } from './cli/read.ts'

const COMMANDS: Readonly<Record<string, (args: readonly string[], io: Io) => Promise<number>>> = {
  plan: planCommand,
  'check-plan': checkPlanCommand,
}

const [name = '', ...args] = process.argv.slice(2)
const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (command === undefined) {
  io.err(`no command «${name}»; there are ${Object.keys(COMMANDS).join(', ')}\n`)
  process.exitCode = 2
} else {
  process.exitCode = await command(args, io)
}
