import { DEMO_MOVEMENT } from '@bocal/db'

/**
 * Whether everybody may try every role of a movement, without a second factor: in the demo's own movement, and
 * in all when the server was told so (`BOCAL_DEMO`).
 */
export const isDemo = ({ demo }: { demo?: boolean | undefined }, movement: string): boolean =>
  demo === true || movement === DEMO_MOVEMENT
