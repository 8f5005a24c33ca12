import type { Plugin } from 'vite'

const MESSAGE = /\/paraglide\/messages\/(?!_)\w+\.js$/
/** What a sentence says; the rest of its module is code. */
const TEXT = /`(?:[^`\\]|\\.)*`/g
/** The space French has inside of its double signs, the one between a count and what is counted, a figure and its unit. */
const KEPT =
  / (?=[:;?!»])|(?<=«) |(?<=\$\{i\?\.count\}) (?=[\p{L}×])|(?<=\$\{i\?\.\w+\}) (?=(?:ml|min|s|W|°C)\b)/gu
/** The hyphen after a lone letter: "e-mail". */
const LONE = /(?<=(?<!\p{L})\p{L})-(?=\p{L})/gu

/** No line of a screen begins with a sign or ends with a lonely figure; the sentences' authors need not think of it. */
export function noBreak(): Plugin {
  return {
    name: 'no-break',
    enforce: 'pre',
    transform: (code, id) =>
      MESSAGE.test(id)
        ? {
            code: code.replaceAll(TEXT, (text) => text.replaceAll(KEPT, '\u00a0').replaceAll(LONE, '\u2011')),
            map: null,
          }
        : undefined,
  }
}
