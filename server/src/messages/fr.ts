import { instant, kilos, money } from './figures.ts'
import type { Messages } from './index.ts'

const STATES = { draft: 'en préparation', open: 'ouverte', closed: 'clôturée', published: 'publiée' } as const
const day = instant('fr-BE')
const euros = money('fr-BE')
const kg = kilos('fr-BE')

export const fr: Messages = {
  validation: {
    title: 'La demande n’est pas correcte',
    detail: 'Voir la liste : chaque point nomme son champ.',
  },
  'sign-in': { title: 'Personne n’est connecté', detail: 'Connectez-vous, puis réessayez.' },
  'second-factor': {
    title: 'D’abord votre code de sécurité',
    detail: 'La coordination donne aussi le code de son application d’authentification. Ouvrez votre compte.',
  },
  forbidden: {
    title: 'Pas pour ce rôle',
    detail: 'Votre rôle ne le permet pas. Demandez à une personne qui coordonne votre mouvement.',
  },
  origin: {
    title: 'La demande vient d’un autre site',
    detail:
      'Les changements ne sont acceptés que depuis Bocal même : envoyez l’en-tête Origin avec cette adresse.',
  },
  'not-found': {
    title: 'Introuvable',
    detail: 'Il n’y a rien ici, ou ce n’est pas à vous. Vérifiez l’adresse.',
  },
  method: { title: 'Impossible ici', detail: 'Cette adresse n’accepte pas cette méthode.' },
  conflict: { title: 'Cela ne va pas ensemble', detail: 'Voir la liste : quelque chose l’empêche.' },
  version: {
    title: 'Modifié entre-temps',
    detail: 'Quelqu’un d’autre l’a modifié depuis votre lecture. Relisez, puis refaites votre changement.',
  },
  'too-large': {
    title: 'Trop grand',
    detail: 'Ce qui a été envoyé est trop grand. Envoyez moins, ou une photo plus légère.',
  },
  formKept: () =>
    'Revenez avec la flèche de votre navigateur : ce que vous avez tapé est encore dans le formulaire.',
  'media-type': { title: 'Pas du JSON', detail: 'Envoyez le corps en application/json.' },
  'too-many': { title: 'Trop de demandes', detail: 'Attendez une minute, puis réessayez.' },
  unavailable: {
    title: 'Indisponible pour l’instant',
    detail: 'Réessayez dans un moment. Ce qui était confirmé est conservé.',
  },
  internal: {
    title: 'Quelque chose a échoué ici',
    detail: 'Rien n’a été changé. Réessayez ; si cela persiste, prévenez ceux qui font tourner Bocal.',
  },

  wantsText: () => 'Il faut remplir ceci.',
  wantsDay: () => 'Il faut un jour.',
  wantsMoment: () => 'Il faut un jour et une heure.',
  atLeast: (least) => `Au moins ${least}.`,
  atMost: (most) => `Au plus ${most}.`,
  atMostLetters: (most) => `Au plus ${most} lettres.`,
  notJson: (reason) => `Le corps n’est pas du JSON : ${reason}`,
  noBody: () => 'Le corps manque. Envoyez un objet JSON.',
  unknown: (id) => `« ${id} » n’existe pas ici.`,
  twice: (id) => `« ${id} » est deux fois dans la liste.`,
  withdrawn: () => 'C’est retiré : on ne peut plus le modifier.',
  linkOver: () => 'Ce lien a déjà servi, ou il n’est plus valable. Demandez-en un nouveau.',
  codeWrong: () =>
    'Ce code n’est pas bon, ou il n’est plus valable. Regardez le dernier e-mail, ou demandez un nouveau code.',
  factorWrong: () => 'Ce code n’est pas bon. Attendez le suivant dans votre application et tapez-le.',
  factorKnown: () =>
    'Votre application d’authentification est déjà réglée. Un administrateur peut la remettre à zéro.',
  factorNone: () => 'Aucune application d’authentification n’est encore réglée.',
  adminsOnly: () => 'Seul un administrateur peut faire cela pour un administrateur.',
  partyForKind: () =>
    'Un rôle de groupe nomme son groupe, un rôle de producteur son producteur, les autres aucun.',
  inviteUsed: () => 'Cette invitation a déjà servi, ou elle a été retirée.',
  inviteMost: (most) =>
    `Votre groupe a déjà ${most} invitations ouvertes. Retirez-en une, ou attendez que quelqu’un soit entré.`,
  collectedAlready: (by) => `C’est déjà remis, noté par ${by}.`,
  notCollected: () => 'Ce n’est pas encore remis : il n’y a rien à annuler.',
  onBehalfNeeded: (noun) =>
    noun === 'group'
      ? 'Nommez le groupe pour qui vous agissez dans onBehalfOf.'
      : 'Nommez le producteur pour qui vous agissez dans onBehalfOf.',

  endBeforeStart: () => 'La fin doit venir après le début.',
  closesAfterWeek: () => 'Les demandes doivent clôturer avant la fin de la semaine.',
  weekIs: (state, needs) =>
    `La semaine est ${STATES[state]} ; pour cela elle doit être ${needs.map((s) => STATES[s]).join(' ou ')}.`,
  claimsClosed: (at, zone) => `Les demandes ont clôturé le ${day(at, zone)}. Appelez votre coordination.`,
  weightsRise: () =>
    'Les poids ne montent jamais : ce qui vient après ne compte pas plus que ce qui vient avant.',
  outsideWeek: (from, to) => `Cela doit toucher la semaine, du ${from} au ${to}.`,
  noGroupInWeek: (name) => `${name} ne participe pas à cette semaine. La coordination peut l’ajouter.`,

  wholeCrates: (quantityG, crateG) =>
    `${kg(quantityG)} ne fait pas un nombre entier de caisses de ${kg(crateG)} : dites ${kg(Math.max(1, Math.floor(quantityG / crateG)) * crateG)} ou ${kg(Math.max(2, Math.ceil(quantityG / crateG)) * crateG)}.`,
  minPickupTooLarge: (quantityG) =>
    `Le minimum pour une visite ne peut pas dépasser les ${kg(quantityG)} qu’il y a.`,
  processByTooEarly: () => 'Cela ne peut pas devoir être utilisé avant d’être disponible.',
  minAboveMost: () => 'Le minimum accepté ne peut pas dépasser ce que vous demandez.',
  wrongKind: (kind) =>
    kind === 'jars'
      ? 'Cette demande porte sur des bocaux : changez jars et minJars.'
      : 'Cette demande porte sur du frais : changez freshG et minG.',
  batchOfOtherCrop: (crop) => `Ce surplus n’est pas : ${crop}.`,
  notOfBatch: (preparation) =>
    `${preparation} ne se fait pas avec ce surplus : il faut un autre produit, ou plus ferme.`,
  batchGone: () => 'Ce surplus a été retiré.',
  refused: (preparation, rules) => `${preparation} : pas autorisé. ${rules}`,
  insteadPossible: (names) => `Possible à la place : ${names}.`,
  nothingInstead: () => 'Rien d’autre n’est possible en bocal ; on peut le prendre frais.',

  photoTooLarge: (most) =>
    `La photo est trop lourde : ${Math.round(most / 1_000_000)} Mo au plus. Reprenez-la avec moins de pixels.`,
  photoTooManyPixels: (most) =>
    `La photo a trop de pixels : ${Math.round(most / 1_000_000)} millions au plus. Reprenez-la avec moins.`,
  photoUnreadable: () => 'Ce n’est pas une photo lisible. Choisissez une image : JPEG, PNG ou WebP.',
  lessThanLeft: (leftG) => `${kg(leftG)} sont déjà partis : cela ne peut pas être moins.`,
  priceOfLeft: (leftG) => `${kg(leftG)} sont déjà partis ou pris au prix annoncé : il ne change plus.`,
  leftAlready: (leftG) =>
    `${kg(leftG)} sont déjà partis : on ne peut plus retirer ce surplus. Modifiez plutôt la quantité.`,
  pickupCodeNeeded: () => 'Tapez les quatre chiffres que montre le producteur.',
  pickupCodeWrong: () => 'Ce n’est pas le code de cet enlèvement. Regardez encore l’écran du producteur.',
  countedAlready: (leftG) => `C’est déjà noté : ${kg(leftG)}. Regardez, puis corrigez.`,
  paidAlready: () =>
    'C’est payé : le compte ne change plus. La coordination peut d’abord enlever la marque « payé ».',
  moreThanAnnounced: (announcedG, leftG) =>
    leftG > 0
      ? `Annoncé : ${kg(announcedG)}, dont ${kg(leftG)} partis avec d’autres tournées ou pris par des groupes. S’il y a plus, modifiez d’abord le surplus.`
      : `Annoncé : ${kg(announcedG)}. S’il y a plus, modifiez d’abord le surplus.`,
  notLeftYet: () => 'Tout n’est pas encore parti.',
  owedOther: (cents) => `Le montant dû a changé : ${euros(cents)}. Regardez encore.`,
  offerThere: () => 'Ce surplus est déjà ouvert aux premiers arrivés. Clôturez d’abord.',
  offerNothing: () => 'Il n’y a plus rien de libre : le plan publié ou des groupes ont tout.',
  offerTooMuch: (freeG) => `Seuls ${kg(freeG)} sont libres : le plan publié ou des groupes ont le reste.`,
  offerEnds: (until, zone) =>
    `La fin doit venir après maintenant et tant qu’on peut venir chercher, au plus tard ${day(until, zone)}.`,
  offerFreeAfterEnd: () => 'Le « sans limite » ne peut pas commencer après la fin.',
  offerOver: () => 'Trop tard : c’est terminé.',
  tooLate: (openG) => `Trop tard : d’autres ont été plus rapides, il reste ${kg(openG)}.`,
  tooLateForAll: () => 'Trop tard : d’autres ont été plus rapides, il ne reste rien.',
  takeTheRest: (mostG) => `Vous pouvez encore prendre ${kg(mostG)}.`,
  otherOffers: (offers) =>
    `Encore ouvert : ${offers.map(([crop, openG]) => `${crop} (${kg(openG)})`).join(', ')}.`,
  noOtherOffer: () => 'Aucun autre surplus urgent n’est ouvert. Regardez les autres surplus de la semaine.',
  aboveCap: ({ capG, takenG, freeFrom, zone }) =>
    `Au plus ${kg(capG)} par groupe${freeFrom ? ` jusqu’au ${day(freeFrom, zone)}` : ''}${takenG > 0 ? ` ; vous avez déjà ${kg(takenG)}` : ''}.`,
  capReached: () => 'Le reste est pour les autres groupes.',
  fetchedAlready: () =>
    'L’heure pour venir chercher est passée : on ne peut plus rendre ici. Appelez votre coordination.',
  givenAtOnce: (takenG) =>
    `Des groupes ont déjà pris ${kg(takenG)}. Appelez votre coordination : un groupe peut d’abord rendre sa part.`,

  stopsInOrder: () => 'Les arrêts doivent suivre l’ordre des heures.',
  noPickupThenDropoff: () => 'Il faut un enlèvement, et un dépôt après lui.',
  noWorkingTime: () =>
    'Installation, lavage et rangement ne laissent pas de temps pour cuire entre le début et la fin.',
  itemNotUsable: (name) => `${name} est en panne ou retiré.`,

  jobRunning: () => 'On cherche déjà un plan pour cette semaine. Attendez-le, ou arrêtez-le.',
  queueFull: () => 'Trop de plans sont en recherche. Réessayez dans quelques minutes.',
  jobOver: () => 'Cette recherche est terminée.',
  jobInvalid: (first) => `La semaine ne peut pas être planifiée telle quelle : ${first}`,
  jobCrashed: () => 'Le planificateur s’est arrêté avant de trouver un plan. Appuyez encore sur Planifier.',
  jobLied: (rule) =>
    `La réponse du planificateur enfreint une règle (${rule}) ; elle a été jetée. Appuyez encore sur Planifier.`,
  jobPins: (count) => `${count} décisions fixées ne peuvent pas tenir ensemble. Défaites-en une.`,
  jobShutdown: () => 'Le serveur a été arrêté avant qu’un plan soit trouvé. Appuyez encore sur Planifier.',
  askersFull: () => 'Trop de questions attendent. Réessayez dans une minute.',
  noAnswerInTime: () => 'Pas de réponse trouvée à temps. Réessayez, ou changez moins de choses à la fois.',
  trialOver: () => 'Cet essai a déjà été gardé, ou il n’y avait pas de plan à garder. Refaites l’essai.',
  trialNotKept: () => 'Cet essai n’a pas été gardé : il n’y a rien à annuler.',
  pinSaysNothing: () => 'Dites au moins tant, au plus tant, ou les deux.',
  planNotDraft: () => 'Ce plan a déjà été publié ; un plan publié ne change jamais. Faites-en un nouveau.',
  planStale: (changes) => `La semaine a changé depuis ce plan (${changes}). Refaites le plan, puis publiez.`,
  planBreaks: (rule) =>
    `Avec la semaine telle qu’elle est, ce plan enfreint une règle (${rule}). Refaites le plan.`,
  proposalReplaced: () =>
    'Un plan plus récent a été publié. Regardez la nouvelle proposition, puis répondez-y.',
  nothingToUndo: () =>
    'Il n’y a rien à annuler ici : seul un groupe le peut, et seulement ce qu’on a répondu pour lui.',
  undoOver: () => 'Les 24 heures pour annuler cette réponse sont passées. Répondez plutôt à nouveau.',
  keyShape: () => 'Envoyez l’en-tête Idempotency-Key avec 8 à 100 lettres, chiffres, - ou _.',
  keyUsed: () => 'Cette Idempotency-Key a servi pour un autre changement. Prenez une nouvelle clé.',
  changedLists: {
    batches: 'surplus',
    slots: 'créneaux de transport',
    sessions: 'séances',
    claims: 'demandes',
    groups: 'groupes et disponibilités',
    equipment: 'appareils',
    recipes: 'recettes',
    jarStock: 'bocaux',
    other: 'autres données',
  },
}
