import { vocabulary } from '../columns.ts'
import { define } from '../schema/index.ts'

module.exports = define(vocabulary('sqlite'))
