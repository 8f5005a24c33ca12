import sprite from './pictures.svg?url&no-inline'

/** A crop's drawing in `pictures.svg`, and the colour of what it becomes in a jar or stands in a crate. */
type Look = { readonly picture: string; readonly colour: string }

const BASKET: Look = { picture: 'basket', colour: '#a9814a' }

const LOOKS: Readonly<Record<string, Look>> = {
  tomato: { picture: 'tomato', colour: '#cf4f3a' },
  cherry_tomato: { picture: 'cherry', colour: '#cf4f3a' },
  courgette: { picture: 'courgette', colour: '#7fa856' },
  aubergine: { picture: 'aubergine', colour: '#6b4575' },
  sweet_pepper: { picture: 'pepper', colour: '#d2602b' },
  fennel: { picture: 'fennel', colour: '#b4cd93' },
  cucumber: { picture: 'cucumber', colour: '#6f9f58' },
  gherkin: { picture: 'cucumber', colour: '#6f8f3f' },
  carrot: { picture: 'carrot', colour: '#e0842f' },
  white_cabbage: { picture: 'cabbage', colour: '#a9c98c' },
  red_cabbage: { picture: 'red_cabbage', colour: '#8c4a7d' },
  beetroot: { picture: 'beetroot', colour: '#8c2b4f' },
  onion: { picture: 'onion', colour: '#c98a3b' },
  leek: { picture: 'leek', colour: '#8cb06f' },
  green_bean: { picture: 'bean', colour: '#4a8a42' },
  pumpkin: { picture: 'pumpkin', colour: '#e0862b' },
  celery: { picture: 'celery', colour: '#8fb765' },
  chard: { picture: 'chard', colour: '#3f8148' },
  basil: { picture: 'herbs', colour: '#4f8f48' },
  parsley_herbs: { picture: 'herbs', colour: '#4f8f48' },
  apple: { picture: 'apple', colour: '#dcae45' },
  pear: { picture: 'pear', colour: '#b9bf5a' },
  plum: { picture: 'plum', colour: '#6a3f72' },
  rhubarb: { picture: 'rhubarb', colour: '#c4546b' },
  strawberry: { picture: 'strawberry', colour: '#d23f45' },
  blackcurrant_berries: { picture: 'berries', colour: '#4a3260' },
  quince: { picture: 'quince', colour: '#dfbb4a' },
  potato_other: { picture: 'potato', colour: '#c9a065' },
}

/** The look of a crop; one that has no drawing of its own is shown as a basket. */
export const lookOf = (crop: string): Look => LOOKS[crop] ?? BASKET

/** Address of a drawing in the sprite, for `<use href>`. */
export const pictureHref = (picture: string): string => `${sprite}#${picture}`
