import type { NewsSentences } from './news.ts'

const HATS = {
  coordinator: 'coordination',
  admin: 'administration',
  driver: 'transport',
  kitchen_lead: 'responsable de cuisine',
} as const

const FOR_YOU = {
  'batch.post': 'a annoncé un surplus pour vous',
  'batch.change': 'a modifié votre surplus',
  'batch.withdraw': 'a retiré votre surplus',
  'claim.make': 'a fait une demande pour vous',
  'claim.change': 'a modifié votre demande',
  'claim.withdraw': 'a retiré votre demande',
  'availability.answer': 'a noté votre disponibilité',
  'availability.take-back': 'a effacé votre disponibilité',
  'proposal.accept': 'a accepté votre proposition en votre nom',
  'proposal.decline': 'a décliné votre proposition en votre nom',
  'proposal.another-time': 'a demandé un autre moment en votre nom',
  'instant-offer.open': 'a ouvert votre surplus aux premiers arrivés',
  'instant-claim.take': 'a pris tout de suite pour vous',
  'instant-claim.change': 'a modifié votre prise immédiate',
  'instant-claim.withdraw': 'a rendu votre prise immédiate',
  'departure.note': 'a noté pour vous ce qui est parti',
} as const

export const newsFr: NewsSentences = {
  'week-opened': ({ week, claimsCloseAt }, s) => ({
    title: `${week} : c’est ouvert`,
    lines: [
      'Annoncez vos surplus, ou demandez ce qui vous va.',
      `Les demandes clôturent ${s.moment(claimsCloseAt)}.`,
    ],
  }),
  'week-changed': ({ week, startsOn, endsOn, claimsCloseAt }, s) => ({
    title: `${week} : les dates ont changé`,
    lines: [
      `La semaine va du ${s.day(startsOn)} au ${s.day(endsOn)}.`,
      `Les demandes clôturent ${s.moment(claimsCloseAt)}.`,
    ],
  }),
  'week-closed': ({ week }) => ({
    title: `${week} : les demandes sont closes`,
    lines: ['Le plan se prépare. Vous recevrez ce qu’il vous propose.'],
  }),
  proposed: ({ week, again, sessions, fresh, unserved }, s) => ({
    title: again ? `${week} : une nouvelle proposition pour vous` : `${week} : une proposition pour vous`,
    lines: [
      ...sessions.flatMap(({ kitchen, start, end, jars }) => [
        `${s.capital(s.day(start))} de ${s.hour(start)} à ${s.hour(end)} · ${kitchen}`,
        ...jars.map(
          (one) =>
            `– ${one.jars} ${one.jars === 1 ? 'bocal' : 'bocaux'} de ${one.jarMl} ml : ${s.name(one.names)}`,
        ),
      ]),
      ...fresh.map((one) => `À chercher : ${s.amount(one)}, ${s.moment(one.at)} · ${one.place}`),
      ...(unserved.length > 0 ? [`Pas servi cette fois : ${s.list(unserved)}.`] : []),
      'Oui, non ou un autre moment ? Sans réponse, rien n’est confirmé.',
    ],
  }),
  'not-proposed': ({ week, again, unserved }, s) => ({
    title: again ? `${week} : le plan a changé, sans vous` : `${week} : le plan est publié`,
    lines: [
      again ? 'Ce qui vous était proposé ne tient plus.' : 'Il ne vous demande rien cette fois.',
      ...(unserved.length > 0 ? [`Pas servi cette fois : ${s.list(unserved)}.`] : []),
    ],
  }),
  collected: ({ week, again, pickups, left }, s) => ({
    title: again
      ? `${week} : l’enlèvement de vos surplus a changé`
      : pickups.length > 0
        ? `${week} : on vient chercher vos surplus`
        : `${week} : vos surplus n’ont pas trouvé preneur`,
    lines: [
      ...pickups.map((one) => `${s.capital(s.moment(one.at))} · ${one.place} : ${s.amount(one)}`),
      ...left.map((one) => `Reste chez vous : ${s.amount(one)}.`),
    ],
  }),
  tour: ({ week, stops }, s) => ({
    title: stops.length > 0 ? `${week} : votre tournée` : `${week} : le plan se passe de votre tournée`,
    lines:
      stops.length > 0
        ? stops.map(
            ({ kind, at, place }) =>
              `${s.capital(s.moment(at))} · ${place} : ${kind === 'pickup' ? 'enlèvement' : 'dépôt'}`,
          )
        : ['Vous n’avez plus à rouler pour cette semaine.'],
  }),
  answered: ({ week, group, state, note }) => ({
    title: `${group} : ${{ accepted: 'oui', declined: 'non merci', countered: 'un autre moment', 'taken-back': 'réponse reprise' }[state]}`,
    lines: [
      {
        accepted: `Le groupe accepte sa proposition (${week}).`,
        declined: `Le groupe décline sa proposition (${week}).`,
        countered: `Le groupe demande un autre moment (${week}). Refaites le plan pour en tenir compte.`,
        'taken-back': `Le groupe reprend la réponse donnée en son nom (${week}) : sa proposition attend.`,
      }[state],
      ...(note ? [`Il écrit : « ${note} »`] : []),
    ],
  }),
  'on-behalf': ({ by, act, what, undoUntil }, s) => ({
    title: `${by} ${FOR_YOU[act]}`,
    lines: [
      ...(what ? [`${s.capital(s.thing(what))}.`] : []),
      undoUntil
        ? `Pas d’accord ? Vous pouvez reprendre cette réponse jusqu’au ${s.moment(undoUntil)}.`
        : 'Si ce n’est pas juste, dites-le à votre coordination.',
    ],
  }),
  'batch-fits': ({ week, producer, batch, until, makes, session }, s) => ({
    title: `${producer} : ${s.amount(batch)}, de quoi faire des bocaux`,
    lines: [
      `Environ ${makes.jars} bocaux de ${makes.jarMl} ml (${s.name(makes.names)}) : ${s.moment(session.start)} · ${session.kitchen}.`,
      `Disponible jusqu’au ${s.moment(until)} (${week}).`,
      'Des nouveautés, vous recevez un message par jour au plus : tout est dans Bocal.',
    ],
  }),
  'batch-less': ({ producer, crop, beforeG, quantityG, until }, s) => ({
    title: `${producer} : moins que prévu (${s.name(crop)})`,
    lines: [
      beforeG === quantityG
        ? `Toujours ${s.kg(quantityG)}, mais à prendre avant ${s.moment(until)}.`
        : `${s.kg(quantityG)} au lieu de ${s.kg(beforeG)}, jusqu’à ${s.moment(until)}.`,
      'Votre demande en dépend : on vous dira si quelque chose change pour vous.',
    ],
  }),
  'batch-more': ({ producer, crop, beforeG, quantityG }, s) => ({
    title: `${producer} : c’est là quand même (${s.name(crop)})`,
    lines: [
      beforeG === 0 ? `${s.capital(s.kg(quantityG))}.` : `${s.kg(quantityG)} au lieu de ${s.kg(beforeG)}.`,
      'Votre demande tient.',
    ],
  }),
  'batch-withdrawn': ({ producer, crop, quantityG }, s) => ({
    title: `${producer} : surplus retiré (${s.name(crop)})`,
    lines: [
      `${s.kg(quantityG)} ne sont plus disponibles.`,
      'Votre demande en dépend : on vous dira si quelque chose change pour vous.',
    ],
  }),
  'session-changed': ({ before, after }, s) => ({
    title: `La séance de ${s.day(before.start)} a changé`,
    lines: [
      `C’était : ${s.moment(before.start)} · ${before.kitchen}.`,
      `C’est maintenant : ${s.day(after.start)} de ${s.hour(after.start)} à ${s.hour(after.end)} · ${after.kitchen}.`,
      'Si cela ne vous va pas, répondez à nouveau ou appelez votre coordination.',
    ],
  }),
  'session-withdrawn': ({ before }, s) => ({
    title: `La séance de ${s.day(before.start)} n’a pas lieu`,
    lines: [`${s.capital(s.moment(before.start))} · ${before.kitchen} : ne venez pas, c’est annulé.`],
  }),
  'session-back': ({ session }, s) => ({
    title: `La séance du ${s.day(session.start)} a lieu quand même`,
    lines: [
      `De ${s.hour(session.start)} à ${s.hour(session.end)} · ${session.kitchen}.`,
      'Votre réponse est toujours là : changez-la si elle ne vous va plus.',
    ],
  }),
  'slot-changed': ({ week, at }, s) => ({
    title: `${week} : le transport de ${s.day(at)} a changé`,
    lines: ['Regardez les nouvelles heures dans Bocal.'],
  }),
  'slot-withdrawn': ({ week, at }, s) => ({
    title: `${week} : le transport de ${s.day(at)} n’a pas lieu`,
    lines: [
      `Il était prévu ${s.moment(at)}.`,
      'On vous dira comment cela s’arrange : rien à faire pour le moment.',
    ],
  }),
  'slot-back': ({ week, at }, s) => ({
    title: `${week} : le transport du ${s.day(at)} roule quand même`,
    lines: [`Il commence ${s.moment(at)}.`],
  }),
  'equipment-out': ({ item, gone, sessions }, s) => ({
    title: gone ? `${item} n’est plus là` : `${item} est en panne`,
    lines: [
      ...sessions.map((one) => `Prévu ici : ${s.thing(one)}.`),
      'Un plan qui compte dessus est à refaire.',
    ],
  }),
  'equipment-back': ({ item, sessions }, s) => ({
    title: `${item} fonctionne de nouveau`,
    lines: [...sessions.map((one) => `Prévu ici : ${s.thing(one)}.`), 'Le prochain plan compte dessus.'],
  }),
  'session-added': ({ week, session }, s) => ({
    title: `${week} : une nouvelle séance, ${s.day(session.start)}`,
    lines: [
      `De ${s.hour(session.start)} à ${s.hour(session.end)} · ${session.kitchen}.`,
      'Dites si vous pouvez venir : oui, si nécessaire ou non.',
    ],
  }),
  'slot-added': ({ week, at }, s) => ({
    title: `${week} : un transport à conduire`,
    lines: [`Il commence ${s.moment(at)}.`, 'Si cela ne vous va pas, dites-le à votre coordination.'],
  }),
  'claim-withdrawn': ({ week, group, what }, s) => ({
    title: `${group} : demande retirée`,
    lines: [`${s.capital(s.thing(what))}.`, `Le plan publié compte dessus (${week}) : refaites le plan.`],
  }),
  left: ({ crop, plannedG, leftG }, s) => ({
    title: `Votre surplus est parti (${s.name(crop)})`,
    lines: [
      leftG === plannedG
        ? `${s.kg(leftG)} comptés, comme prévu.`
        : `${s.kg(leftG)} comptés, ${s.kg(plannedG)} prévus.`,
      'Si ce n’est pas juste, dites-le à votre coordination.',
    ],
  }),
  'left-less': ({ producer, crop, plannedG, leftG, replan }, s) => ({
    title: `${producer} : moins d’enlevé que prévu (${s.name(crop)})`,
    lines: [
      `${s.kg(leftG)} au lieu de ${s.kg(plannedG)}.`,
      replan
        ? 'Refaites le plan pour en tenir compte.'
        : 'Votre demande en dépend : on vous dira si quelque chose change pour vous.',
    ],
  }),
  paid: ({ by, crop, cents, undone }, s) => ({
    title: undone
      ? `Pas payé en fait : ${s.money(cents)} (${s.name(crop)})`
      : `Payé : ${s.money(cents)} (${s.name(crop)})`,
    lines: [
      undone ? `${by} a repris sa note : c’est de nouveau à vous payer.` : `${by} a noté que vous êtes payé.`,
      'Si ce n’est pas juste, dites-le à votre coordination.',
    ],
  }),
  'handed-out': ({ by, what, undone }, s) => ({
    title: undone ? 'Votre bon est de nouveau valable' : 'Votre bon a servi',
    lines: [
      ...what.map((one) => `– ${s.thing(one)}`),
      undone ? `${by} avait noté par erreur que c’était remis.` : `${by} a noté que c’est remis.`,
      'Si ce n’est pas juste, dites-le à votre coordination.',
    ],
  }),
  'urgent-opened': ({ producer, crop, quantityG, capG, place, until }, s) => ({
    title: `Aux premiers arrivés : ${s.amount({ crop, quantityG })}`,
    lines: [
      `À chercher chez ${s.at(producer, place)}, jusqu’au ${s.moment(until)}.`,
      `Au plus ${s.kg(capG)} par groupe. Ce qu’un groupe prend dans Bocal est à lui aussitôt.`,
    ],
  }),
  took: ({ group, crop, beforeG, quantityG, until }, s) => ({
    title:
      quantityG === 0
        ? `${group} rend ${s.amount({ crop, quantityG: beforeG })}`
        : `${group} prend ${s.amount({ crop, quantityG })}`,
    lines:
      quantityG === 0
        ? ['D’autres peuvent le prendre.']
        : [
            ...(beforeG === 0 ? [] : [`C’était ${s.kg(beforeG)}.`]),
            `Le groupe vient le chercher lui-même, jusqu’au ${s.moment(until)}.`,
          ],
  }),
  'urgent-over': ({ producer, crop, takenG, leftG }, s) => ({
    title: `${producer} : ce n’est plus aux premiers arrivés (${s.name(crop)})`,
    lines: [
      `Les groupes ont pris ${s.kg(takenG)}.`,
      leftG === 0 ? 'Il ne reste rien.' : `Il reste ${s.kg(leftG)} : le plan peut de nouveau y compter.`,
    ],
  }),
  invited: ({ by, movement, until }, s) => ({
    title: `${by} vous invite dans Bocal (${movement})`,
    lines: [
      'Demandez un code avec cette adresse e-mail : il vous fait entrer, sans mot de passe.',
      `Ou ouvrez le lien que ${by} vous donne, jusqu’au ${s.day(until)}.`,
    ],
  }),
  joined: ({ name, group }) => ({
    title: `${name} rejoint ${group}`,
    lines: ['Cette personne parle désormais aussi pour le groupe, comme les autres membres.'],
  }),
  'left-group': ({ name, group, last }) => ({
    title: `${name} a quitté ${group}`,
    lines: [last ? 'Il n’y a plus personne dans ce groupe.' : 'Les autres membres continuent.'],
  }),
  roles: ({ by, parties, hats }, s) => ({
    title: `${by} a changé vos rôles`,
    lines: [
      parties.length + hats.length === 0
        ? 'Vous n’en avez plus.'
        : `Maintenant : ${s.join([...parties, ...hats.map((hat) => HATS[hat])])}.`,
      'Vous êtes déconnecté partout : connectez-vous à nouveau.',
    ],
  }),
  'second-factor-reset': ({ by }) => ({
    title: `${by} a retiré votre application d’authentification`,
    lines: [
      'Vous êtes déconnecté partout. Installez de nouveau l’application à votre prochaine connexion.',
      'Vous ne l’avez pas demandé ? Appelez votre coordination tout de suite.',
    ],
  }),
}
