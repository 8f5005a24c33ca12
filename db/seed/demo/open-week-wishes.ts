export type Jars = readonly [preparationId: string, jars: number, minJars: number]
type Fresh = readonly [cropId: string, freshG: number, minG: number]
type Wishes = {
  readonly max: number
  readonly yes?: readonly string[]
  readonly ifNeeded?: readonly string[]
  readonly no?: readonly string[]
  /** In order of wish over the seasons: the first two that the week has produce for are asked. */
  readonly jars?: readonly Jars[]
  /** The first that is offered is asked. */
  readonly fresh?: readonly Fresh[]
}

/** Twelve groups. Ça Chauffe and De Pollepel have asked for nothing yet: theirs is for whoever tries the demo. */
export const WISHES: Record<string, Wishes> = {
  'ca-chauffe': { max: 2, yes: ['molleke-1'] },
  'de-pollepel': { max: 1 },
  episolaires: {
    max: 2,
    yes: ['bees-1'],
    ifNeeded: ['kom-2'],
    no: ['molleke-1'],
    jars: [
      ['sauerkraut-1000', 14, 4],
      ['fennel-lacto-1000', 10, 0],
      ['courgette-pickles-500', 16, 0],
      ['tomato-crushed-750', 12, 4],
      ['carrot-lacto-1000', 10, 0],
    ],
  },
  'jette-ta-recette': {
    max: 1,
    yes: ['rayon-vert-1'],
    ifNeeded: ['molleke-2'],
    jars: [
      ['tomato-passata-500', 16, 0],
      ['rhubarb-compote-500', 20, 0],
      ['applesauce-750', 12, 4],
      ['pears-syrup-750', 9, 0],
    ],
  },
  'mosaiques-de-saveurs': {
    max: 1,
    yes: ['rayon-vert-1'],
    no: ['kom-1', 'kom-2'],
    jars: [
      ['courgette-lacto-1000', 8, 0],
      ['apple-butter-370', 16, 0],
      ['aubergine-vinegar-370', 16, 0],
      ['carrot-pickles-500', 14, 0],
    ],
  },
  'alim-alpha': {
    max: 2,
    yes: ['bouillon-1', 'bees-1'],
    jars: [
      ['cucumber-lacto-1000', 10, 0],
      ['red-sauerkraut-1000', 10, 0],
      ['carrot-lacto-500', 12, 0],
    ],
    fresh: [
      ['pear', 15_000, 0],
      ['tomato', 10_000, 0],
    ],
  },
  rigatune: {
    max: 1,
    yes: ['bees-1'],
    ifNeeded: ['bouillon-1'],
    jars: [
      ['sauerkraut-500', 14, 0],
      ['cucumber-pickles-500', 16, 0],
      ['carrot-pickles-500', 16, 6],
    ],
    fresh: [
      ['red_cabbage', 5000, 0],
      ['chard', 4000, 0],
    ],
  },
  'on-se-regale': {
    max: 1,
    yes: ['molleke-1', 'rayon-vert-1'],
    // Asked every year, and never tested: the page says what else its vegetables can become.
    jars: [
      ['ratatouille-500', 12, 0],
      ['applesauce-500', 20, 0],
      ['courgette-pickles-500', 18, 0],
    ],
  },
  'samu-social-1': {
    max: 1,
    yes: ['molleke-2'],
    ifNeeded: ['rayon-vert-1'],
    jars: [
      ['rhubarb-compote-500', 8, 0],
      ['applesauce-750', 6, 0],
    ],
    fresh: [
      ['beetroot', 6000, 0],
      ['courgette', 6000, 0],
    ],
  },
  'de-stoofpot': {
    max: 2,
    yes: ['kom-1', 'kom-2'],
    jars: [
      ['vegetable-soup-500', 20, 6],
      ['beans-500', 16, 0],
      ['tomato-coulis-500', 12, 0],
      ['pumpkin-cubes-500', 14, 0],
    ],
  },
  'soupe-aux-cailloux': {
    max: 2,
    yes: ['kom-1', 'kom-2'],
    jars: [
      ['vegetable-soup-500', 16, 0],
      ['plum-jam-370', 20, 0],
      ['apple-juice-1000', 24, 0],
    ],
    fresh: [
      ['pumpkin', 14_000, 14_000],
      ['fennel', 7000, 0],
      ['strawberry', 4000, 0],
    ],
  },
  'cocottes-d-etterbeek': {
    max: 1,
    yes: ['kom-2'],
    ifNeeded: ['kom-1'],
    jars: [
      ['peppers-pickled-500', 16, 0],
      ['applesauce-750', 20, 0],
    ],
    fresh: [['leek', 9000, 0]],
  },
}
