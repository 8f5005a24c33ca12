import { instant, kilos, money } from './figures.ts'
import type { Messages } from './index.ts'

const STATES = {
  draft: 'in voorbereiding',
  open: 'open',
  closed: 'gesloten',
  published: 'gepubliceerd',
} as const
const day = instant('nl-BE')
const euros = money('nl-BE')
const kg = kilos('nl-BE')

export const nl: Messages = {
  validation: { title: 'De vraag klopt niet', detail: 'Zie de lijst: elk punt noemt zijn veld.' },
  'sign-in': { title: 'Niemand is aangemeld', detail: 'Meld u aan en probeer opnieuw.' },
  'second-factor': {
    title: 'Eerst je beveiligingscode',
    detail: 'Coördinatoren geven ook de code van hun authenticator-app. Open je account.',
  },
  forbidden: {
    title: 'Niet voor deze rol',
    detail: 'Uw rol laat dit niet toe. Vraag het aan een coördinator van uw beweging.',
  },
  origin: {
    title: 'De vraag komt van een andere site',
    detail: 'Wijzigingen worden alleen vanuit Bocal zelf aanvaard: stuur de header Origin met dit adres.',
  },
  'not-found': {
    title: 'Niet gevonden',
    detail: 'Hier is niets, of het is niet van u. Controleer het adres.',
  },
  method: { title: 'Kan hier niet', detail: 'Dit adres aanvaardt die methode niet.' },
  conflict: { title: 'Dat gaat niet samen', detail: 'Zie de lijst: iets staat in de weg.' },
  version: {
    title: 'Ondertussen gewijzigd',
    detail: 'Iemand anders heeft dit gewijzigd sinds u het las. Lees het opnieuw en doe dan uw wijziging.',
  },
  'too-large': {
    title: 'Te groot',
    detail: 'Wat werd gestuurd is te groot. Stuur minder, of een kleinere foto.',
  },
  formKept: () => 'Ga terug met de pijl van uw browser: wat u typte, staat nog in het formulier.',
  'media-type': { title: 'Geen JSON', detail: 'Stuur de inhoud als application/json.' },
  'too-many': { title: 'Te veel vragen', detail: 'Wacht een minuut en probeer opnieuw.' },
  unavailable: {
    title: 'Nu niet beschikbaar',
    detail: 'Probeer zo dadelijk opnieuw. Wat bevestigd was, is bewaard.',
  },
  internal: {
    title: 'Hier ging iets mis',
    detail: 'Er is niets gewijzigd. Probeer opnieuw; blijft het, verwittig dan wie Bocal draaiende houdt.',
  },

  wantsText: () => 'Dit moet ingevuld zijn.',
  wantsDay: () => 'Dit moet een dag zijn.',
  wantsMoment: () => 'Dit moet een dag en een uur zijn.',
  atLeast: (least) => `Minstens ${least}.`,
  atMost: (most) => `Hoogstens ${most}.`,
  atMostLetters: (most) => `Hoogstens ${most} letters.`,
  notJson: (reason) => `De inhoud is geen JSON: ${reason}`,
  noBody: () => 'De inhoud ontbreekt. Stuur een JSON-object.',
  unknown: (id) => `«${id}» bestaat hier niet.`,
  twice: (id) => `«${id}» staat twee keer in de lijst.`,
  withdrawn: () => 'Het is ingetrokken: het kan niet meer gewijzigd worden.',
  linkOver: () => 'Deze link is al gebruikt, of niet meer geldig. Vraag een nieuwe.',
  codeWrong: () =>
    'Deze code klopt niet, of is niet meer geldig. Kijk in de laatste e-mail, of vraag een nieuwe code.',
  factorWrong: () => 'Deze code klopt niet. Wacht op de volgende in je app en typ die.',
  factorKnown: () => 'Je authenticator-app is al ingesteld. Een beheerder kan ze opnieuw instellen.',
  factorNone: () => 'Er is nog geen authenticator-app ingesteld.',
  adminsOnly: () => 'Alleen een beheerder kan dit doen voor een beheerder.',
  partyForKind: () =>
    'Een rol van een groep noemt haar groep, een rol van een producent de producent, andere geen van beide.',
  inviteUsed: () => 'Deze uitnodiging is al gebruikt of ingetrokken.',
  inviteMost: (most) =>
    `Uw groep heeft al ${most} open uitnodigingen. Trek er een in, of wacht tot iemand binnen is.`,
  collectedAlready: (by) => `Dit is al afgegeven, genoteerd door ${by}.`,
  notCollected: () => 'Dit is nog niet afgegeven: er is niets ongedaan te maken.',
  onBehalfNeeded: (noun) =>
    noun === 'group'
      ? 'Noem in onBehalfOf de groep voor wie u handelt.'
      : 'Noem in onBehalfOf de producent voor wie u handelt.',

  endBeforeStart: () => 'Het einde moet na het begin komen.',
  closesAfterWeek: () => 'De aanvragen moeten sluiten vóór het einde van de week.',
  weekIs: (state, needs) =>
    `De week is ${STATES[state]}; hiervoor moet ze ${needs.map((s) => STATES[s]).join(' of ')} zijn.`,
  claimsClosed: (at, zone) => `De aanvragen sloten op ${day(at, zone)}. Bel uw coördinatie.`,
  weightsRise: () => 'Gewichten stijgen nooit: wat later komt telt niet meer dan wat eerst komt.',
  outsideWeek: (from, to) => `Het moet de week raken, van ${from} tot ${to}.`,
  noGroupInWeek: (name) => `${name} doet deze week niet mee. De coördinatie kan de groep toevoegen.`,

  wholeCrates: (quantityG, crateG) =>
    `${kg(quantityG)} is geen geheel aantal bakken van ${kg(crateG)}: zeg ${kg(Math.max(1, Math.floor(quantityG / crateG)) * crateG)} of ${kg(Math.max(2, Math.ceil(quantityG / crateG)) * crateG)}.`,
  minPickupTooLarge: (quantityG) =>
    `Het minimum voor een bezoek kan niet meer zijn dan de ${kg(quantityG)} die er zijn.`,
  processByTooEarly: () => 'Het kan niet gebruikt moeten zijn voor het beschikbaar is.',
  minAboveMost: () => 'Het minste dat u aanvaardt kan niet meer zijn dan wat u vraagt.',
  wrongKind: (kind) =>
    kind === 'jars'
      ? 'Deze aanvraag is voor bokalen: wijzig jars en minJars.'
      : 'Deze aanvraag is voor vers: wijzig freshG en minG.',
  batchOfOtherCrop: (crop) => `Dat overschot is geen ${crop}.`,
  notOfBatch: (preparation) =>
    `${preparation} wordt niet van dit overschot gemaakt: daarvoor is iets anders nodig, of iets stevigers.`,
  batchGone: () => 'Dat overschot is ingetrokken.',
  refused: (preparation, rules) => `${preparation} is niet toegelaten: ${rules}`,
  insteadPossible: (names) => `Wel mogelijk: ${names}.`,
  nothingInstead: () => 'Er is niets anders mogelijk in een bokaal; het kan vers meegenomen worden.',

  photoTooLarge: (most) =>
    `De foto is te groot: hoogstens ${Math.round(most / 1_000_000)} MB. Neem ze opnieuw met minder pixels.`,
  photoTooManyPixels: (most) =>
    `De foto heeft te veel pixels: hoogstens ${Math.round(most / 1_000_000)} miljoen. Neem ze opnieuw met minder.`,
  photoUnreadable: () => 'Dit is geen leesbare foto. Kies een afbeelding: JPEG, PNG of WebP.',
  lessThanLeft: (leftG) => `${kg(leftG)} is al vertrokken: minder kan niet.`,
  priceOfLeft: (leftG) =>
    `${kg(leftG)} is al vertrokken of genomen aan de gemelde prijs: die verandert niet meer.`,
  leftAlready: (leftG) =>
    `${kg(leftG)} is al vertrokken: dit overschot kan niet meer worden ingetrokken. Wijzig de hoeveelheid.`,
  pickupCodeNeeded: () => 'Typ de vier cijfers die de producent toont.',
  pickupCodeWrong: () =>
    'Dit is niet de code van deze ophaling. Kijk nog eens op het scherm van de producent.',
  countedAlready: (leftG) => `Het is al genoteerd: ${kg(leftG)}. Kijk na en verbeter dan.`,
  paidAlready: () => 'Het is betaald: de telling blijft. De coördinatie kan eerst ‘betaald’ weghalen.',
  moreThanAnnounced: (announcedG, leftG) =>
    leftG > 0
      ? `Gemeld: ${kg(announcedG)}, waarvan ${kg(leftG)} met andere ritten vertrok of door groepen is genomen. Is er meer? Wijzig eerst het overschot.`
      : `Gemeld: ${kg(announcedG)}. Is er meer? Wijzig eerst het overschot.`,
  notLeftYet: () => 'Nog niet alles is vertrokken.',
  owedOther: (cents) => `Het verschuldigde bedrag is veranderd: ${euros(cents)}. Kijk nog eens.`,
  offerThere: () => 'Dit overschot staat al open voor wie eerst komt. Sluit dat eerst.',
  offerNothing: () => 'Er is niets meer vrij: het gepubliceerde plan of groepen hebben alles.',
  offerTooMuch: (freeG) => `Maar ${kg(freeG)} is vrij: het gepubliceerde plan of groepen hebben de rest.`,
  offerEnds: (until, zone) =>
    `Het einde moet na nu komen en zolang men het kan afhalen, ten laatste ${day(until, zone)}.`,
  offerFreeAfterEnd: () => '‘Zonder limiet’ kan niet na het einde beginnen.',
  offerOver: () => 'Te laat: het is afgelopen.',
  tooLate: (openG) => `Te laat: anderen waren sneller, er is nog ${kg(openG)}.`,
  tooLateForAll: () => 'Te laat: anderen waren sneller, er is niets meer.',
  takeTheRest: (mostG) => `Jullie kunnen nog ${kg(mostG)} nemen.`,
  otherOffers: (offers) => `Nog open: ${offers.map(([crop, openG]) => `${crop} (${kg(openG)})`).join(', ')}.`,
  noOtherOffer: () =>
    'Er staat geen ander dringend overschot open. Kijk naar de andere overschotten van de week.',
  aboveCap: ({ capG, takenG, freeFrom, zone }) =>
    `Ten hoogste ${kg(capG)} per groep${freeFrom ? ` tot ${day(freeFrom, zone)}` : ''}${takenG > 0 ? `; jullie hebben al ${kg(takenG)}` : ''}.`,
  capReached: () => 'De rest is voor andere groepen.',
  fetchedAlready: () =>
    'De tijd om af te halen is voorbij: teruggeven kan hier niet meer. Bel uw coördinatie.',
  givenAtOnce: (takenG) =>
    `Groepen hebben al ${kg(takenG)} genomen. Bel uw coördinatie: een groep kan eerst haar deel teruggeven.`,

  stopsInOrder: () => 'De stops moeten in de volgorde van de tijd staan.',
  noPickupThenDropoff: () => 'Een rit heeft een ophaling nodig, en daarna een levering.',
  noWorkingTime: () => 'Opstellen, wassen en opruimen laten geen tijd om te koken tussen begin en einde.',
  itemNotUsable: (name) => `${name} is stuk of ingetrokken.`,

  jobRunning: () => 'Er wordt al een plan gezocht voor deze week. Wacht erop, of stop het.',
  queueFull: () => 'Er worden te veel plannen gezocht. Probeer over enkele minuten opnieuw.',
  jobOver: () => 'Die zoektocht is voorbij.',
  jobInvalid: (first) => `De week kan zo niet gepland worden: ${first}`,
  jobCrashed: () => 'De planner stopte voor er een plan was. Druk opnieuw op Plannen.',
  jobLied: (rule) =>
    `Het antwoord van de planner breekt een regel (${rule}) en is weggegooid. Druk opnieuw op Plannen.`,
  jobPins: (count) => `${count} vastgezette beslissingen gaan niet samen. Maak er één los.`,
  jobShutdown: () => 'De server werd gestopt voor er een plan was. Druk opnieuw op Plannen.',
  askersFull: () => 'Er wachten te veel vragen. Probeer het over een minuut opnieuw.',
  noAnswerInTime: () =>
    'Geen antwoord gevonden binnen de tijd. Probeer opnieuw, of verander minder tegelijk.',
  trialOver: () => 'Deze proef is al gehouden, of er was geen plan om te houden. Doe de proef opnieuw.',
  trialNotKept: () => 'Deze proef is niet gehouden: er valt niets ongedaan te maken.',
  pinSaysNothing: () => 'Zeg minstens zoveel, hoogstens zoveel, of allebei.',
  planNotDraft: () => 'Dit plan is al gepubliceerd; een gepubliceerd plan verandert nooit. Maak een nieuw.',
  planStale: (changes) => `De week is gewijzigd sinds dit plan (${changes}). Plan opnieuw en publiceer dan.`,
  planBreaks: (rule) => `Met de week zoals ze nu is, breekt dit plan een regel (${rule}). Plan opnieuw.`,
  proposalReplaced: () => 'Er is intussen een nieuwer plan. Bekijk het nieuwe voorstel en antwoord daarop.',
  nothingToUndo: () =>
    'Hier valt niets terug te nemen: alleen een groep kan dat, en alleen wat voor haar geantwoord werd.',
  undoOver: () => 'De 24 uur om dit antwoord terug te nemen zijn voorbij. Antwoord gewoon opnieuw.',
  keyShape: () => 'Stuur de header Idempotency-Key met 8 tot 100 letters, cijfers, - of _.',
  keyUsed: () => 'Deze Idempotency-Key werd voor een andere wijziging gebruikt. Neem een nieuwe sleutel.',
  changedLists: {
    batches: 'overschotten',
    slots: 'transportslots',
    sessions: 'sessies',
    claims: 'aanvragen',
    groups: 'groepen en beschikbaarheid',
    equipment: 'toestellen',
    recipes: 'recepten',
    jarStock: 'bokalen',
    other: 'andere gegevens',
  },
}
