import type { Entry } from './outbox.ts'

/**
 * Puts what was typed back into its form on the page. Hidden fields keep what the page says now, such as the
 * version a change was decided on; a file has to be chosen again.
 */
export function fill({ action, fields }: Entry): void {
  const form = [...document.forms].find((one) => {
    const { pathname, search } = new URL(one.action)
    return pathname + search === action
  })
  for (const [name, value] of fields) {
    if (typeof value !== 'string') continue
    for (const control of form?.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`) ?? []) {
      if (control.type === 'hidden' || control.type === 'file') continue
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = control.value === value
      else if (control.matches('input, select, textarea')) control.value = value
      control.dispatchEvent(new Event('input', { bubbles: true }))
      control.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }
}
