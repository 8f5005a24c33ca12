/** Crops as one counts them by the kilo: "36 kg de tomates", "2 kg oignons". The table of crops has singulars. */
import type { Names } from '../../contract/index.ts'
import { namesOf, type Trilingual } from './trilingual.ts'

const MANY: Readonly<Record<string, Names>> = {
  tomato: { fr: 'tomates', nl: 'tomaten', en: 'tomatoes' },
  cherry_tomato: { fr: 'tomates cerises', nl: 'kerstomaten', en: 'cherry tomatoes' },
  courgette: { fr: 'courgettes', nl: 'courgetten', en: 'courgettes' },
  aubergine: { fr: 'aubergines', nl: 'aubergines', en: 'aubergines' },
  sweet_pepper: { fr: 'poivrons', nl: 'paprika’s', en: 'peppers' },
  fennel: { fr: 'fenouil', nl: 'venkel', en: 'fennel' },
  cucumber: { fr: 'concombres', nl: 'komkommers', en: 'cucumbers' },
  gherkin: { fr: 'cornichons', nl: 'augurken', en: 'gherkins' },
  carrot: { fr: 'carottes', nl: 'wortelen', en: 'carrots' },
  white_cabbage: { fr: 'chou blanc', nl: 'witte kool', en: 'white cabbage' },
  red_cabbage: { fr: 'chou rouge', nl: 'rode kool', en: 'red cabbage' },
  beetroot: { fr: 'betteraves', nl: 'rode bieten', en: 'beetroot' },
  onion: { fr: 'oignons', nl: 'uien', en: 'onions' },
  leek: { fr: 'poireaux', nl: 'prei', en: 'leeks' },
  green_bean: { fr: 'haricots verts', nl: 'sperziebonen', en: 'green beans' },
  pumpkin: { fr: 'potirons', nl: 'pompoenen', en: 'pumpkins' },
  celery: { fr: 'céleri', nl: 'selder', en: 'celery' },
  chard: { fr: 'bettes', nl: 'snijbiet', en: 'chard' },
  basil: { fr: 'basilic', nl: 'basilicum', en: 'basil' },
  parsley_herbs: { fr: 'persil et aromates', nl: 'peterselie en kruiden', en: 'parsley and herbs' },
  apple: { fr: 'pommes', nl: 'appels', en: 'apples' },
  pear: { fr: 'poires', nl: 'peren', en: 'pears' },
  plum: { fr: 'prunes', nl: 'pruimen', en: 'plums' },
  rhubarb: { fr: 'rhubarbe', nl: 'rabarber', en: 'rhubarb' },
  strawberry: { fr: 'fraises', nl: 'aardbeien', en: 'strawberries' },
  blackcurrant_berries: { fr: 'cassis et petits fruits', nl: 'bessen', en: 'currants and berries' },
  quince: { fr: 'coings', nl: 'kweeperen', en: 'quinces' },
  potato_other: { fr: 'pommes de terre', nl: 'aardappelen', en: 'potatoes' },
}

/** "tomates", "aubergines", "fenouil"; a crop that is not known here is called as the table calls it. */
export const cropNames = (crop: Trilingual & { readonly id: string }): Names => MANY[crop.id] ?? namesOf(crop)
