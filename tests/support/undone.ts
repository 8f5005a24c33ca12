import type { Store, Writer } from '@bocal/db'

/** Thrown to undo a write that went well. */
class Undone extends Error {}

/**
 * What `look` sees of a store after `spoil`, in one write that is then undone: the store is as it was, so that
 * one serves many tests. What `look` reads through the store joins that write.
 */
export async function undone<T>(
  store: Store,
  { spoil, look }: { spoil: (tx: Writer) => Promise<unknown>; look: () => Promise<T> },
): Promise<T> {
  const seen: T[] = []
  try {
    await store.write(async (tx) => {
      await spoil(tx)
      seen.push(await look())
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return seen[0] as T
}
