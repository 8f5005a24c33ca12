import type { Plugin } from 'vite'

/** Where `said` is; no file has this name. */
const SAID = 'virtual:said'
const MESSAGE = /\/paraglide\/messages\/(?!_)\w+\.js$/
/** A text without anything to fill in. */
const TEXT =
  /const (\w+) = \/\*\*[^\n]*?\*\/ \(\) => \{\s*return \/\*\*[^\n]*?\*\/ \((`(?:[^`\\]|\\.)*`)\)\s*\};/g
/** What chooses the language of a sentence. */
const CHOICE =
  /\(\(inputs(?: = \{\})?, options = \{\}\) => \{\s*const locale = [^\n]*\n\s*if \(locale === "fr"\) return (\w+)\(inputs\)\s*if \(locale === "nl"\) return (\w+)\(inputs\)\s*return (\w+)\(inputs\)\s*\}\)/

/**
 * Paraglide gives every sentence a function for each language and one that chooses, which is more than the sentence.
 * In what browsers load, one function chooses for all, and texts are texts.
 */
export function compactMessages(): Plugin {
  return {
    name: 'compact-messages',
    apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    resolveId: (id) => (id === SAID ? `\0${SAID}` : undefined),
    load: (id) =>
      id === `\0${SAID}`
        ? `import { getLocale, locales } from ${JSON.stringify(new URL('src/lib/paraglide/runtime.js', import.meta.url).pathname)}
export const said = (...ways) => (inputs = {}, options = {}) => {
  const way = ways[locales.indexOf(options.locale ?? getLocale())]
  return typeof way === 'string' ? way : way(inputs)
}`
        : undefined,
    transform(code, id) {
      if (!MESSAGE.test(id)) return undefined
      const texts = new Map<string, string>()
      const ways = code.replaceAll(TEXT, (_, name: string, text: string) => {
        texts.set(name, text)
        return ''
      })
      const chosen = ways.replace(CHOICE, (_, ...names: string[]) => {
        const said = names.slice(0, 3).map((name) => texts.get(name) ?? name)
        return `/* @__PURE__ */ said(${said.join(', ')})`
      })
      if (chosen === ways) throw new Error(`${id}: not written as paraglide wrote messages before`)
      return { code: `import { said } from '${SAID}'\n${chosen}`, map: null }
    },
  }
}
