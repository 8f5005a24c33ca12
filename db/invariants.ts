import type { Store } from './store.ts'
export async function invariants(store: Store): Promise<string[]> {
  return store.damage()
}
