/** Run by itself: applies a migration that takes long to a file, so that a test can kill it midway. */
import { writeSync } from 'node:fs'
import { migrateSqlite, readMigrations } from '@bocal/db/testing'

const [file = '', sql = ''] = process.argv.slice(2)
writeSync(1, 'started\n')
await migrateSqlite(file, [...readMigrations('sqlite'), { name: '9999_slow', hash: 'slow', sql }])
writeSync(1, 'done\n')
