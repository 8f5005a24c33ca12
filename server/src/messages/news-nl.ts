import type { NewsSentences } from './news.ts'

const HATS = {
  coordinator: 'coördinatie',
  admin: 'beheer',
  driver: 'vervoer',
  kitchen_lead: 'keukenverantwoordelijke',
} as const

const FOR_YOU = {
  'batch.post': 'heeft voor u een overschot gemeld',
  'batch.change': 'heeft uw overschot veranderd',
  'batch.withdraw': 'heeft uw overschot ingetrokken',
  'claim.make': 'heeft voor u een aanvraag gedaan',
  'claim.change': 'heeft uw aanvraag veranderd',
  'claim.withdraw': 'heeft uw aanvraag ingetrokken',
  'availability.answer': 'heeft uw beschikbaarheid genoteerd',
  'availability.take-back': 'heeft uw beschikbaarheid gewist',
  'proposal.accept': 'heeft in uw naam ja gezegd op uw voorstel',
  'proposal.decline': 'heeft in uw naam nee gezegd op uw voorstel',
  'proposal.another-time': 'heeft in uw naam een ander moment gevraagd',
  'instant-offer.open': 'heeft uw overschot opengesteld voor wie eerst komt',
  'instant-claim.take': 'heeft voor u meteen iets genomen',
  'instant-claim.change': 'heeft uw directe afname veranderd',
  'instant-claim.withdraw': 'heeft uw directe afname teruggegeven',
  'departure.note': 'heeft voor u genoteerd wat vertrokken is',
} as const

export const newsNl: NewsSentences = {
  'week-opened': ({ week, claimsCloseAt }, s) => ({
    title: `${week}: de week is open`,
    lines: [
      'Meld uw overschotten, of vraag wat bij u past.',
      `Aanvragen kan tot ${s.moment(claimsCloseAt)}.`,
    ],
  }),
  'week-changed': ({ week, startsOn, endsOn, claimsCloseAt }, s) => ({
    title: `${week}: de data zijn veranderd`,
    lines: [
      `De week loopt van ${s.day(startsOn)} tot ${s.day(endsOn)}.`,
      `Aanvragen kan tot ${s.moment(claimsCloseAt)}.`,
    ],
  }),
  'week-closed': ({ week }) => ({
    title: `${week}: aanvragen kan niet meer`,
    lines: ['Het plan wordt gemaakt. U krijgt te horen wat het u voorstelt.'],
  }),
  proposed: ({ week, again, sessions, fresh, unserved }, s) => ({
    title: again ? `${week}: een nieuw voorstel voor u` : `${week}: een voorstel voor u`,
    lines: [
      ...sessions.flatMap(({ kitchen, start, end, jars }) => [
        `${s.capital(s.day(start))} van ${s.hour(start)} tot ${s.hour(end)} · ${kitchen}`,
        ...jars.map(
          (one) =>
            `– ${one.jars} ${one.jars === 1 ? 'bokaal' : 'bokalen'} van ${one.jarMl} ml: ${s.name(one.names)}`,
        ),
      ]),
      ...fresh.map((one) => `Af te halen: ${s.amount(one)}, ${s.moment(one.at)} · ${one.place}`),
      ...(unserved.length > 0 ? [`Deze keer niet bediend: ${s.list(unserved)}.`] : []),
      'Ja, nee of een ander moment? Zonder antwoord is er niets bevestigd.',
    ],
  }),
  'not-proposed': ({ week, again, unserved }, s) => ({
    title: again ? `${week}: het plan is veranderd, zonder u` : `${week}: het plan is gepubliceerd`,
    lines: [
      again ? 'Wat u was voorgesteld, geldt niet meer.' : 'Het vraagt u deze keer niets.',
      ...(unserved.length > 0 ? [`Deze keer niet bediend: ${s.list(unserved)}.`] : []),
    ],
  }),
  collected: ({ week, again, pickups, left }, s) => ({
    title: again
      ? `${week}: de ophaling van uw overschot is veranderd`
      : pickups.length > 0
        ? `${week}: uw overschot wordt opgehaald`
        : `${week}: voor uw overschot is niemand gevonden`,
    lines: [
      ...pickups.map((one) => `${s.capital(s.moment(one.at))} · ${one.place}: ${s.amount(one)}`),
      ...left.map((one) => `Blijft bij u: ${s.amount(one)}.`),
    ],
  }),
  tour: ({ week, stops }, s) => ({
    title: stops.length > 0 ? `${week}: uw rit` : `${week}: het plan heeft uw rit niet nodig`,
    lines:
      stops.length > 0
        ? stops.map(
            ({ kind, at, place }) =>
              `${s.capital(s.moment(at))} · ${place}: ${kind === 'pickup' ? 'ophaling' : 'levering'}`,
          )
        : ['U hoeft deze week niet meer te rijden.'],
  }),
  answered: ({ week, group, state, note }) => ({
    title: `${group}: ${{ accepted: 'ja', declined: 'nee, bedankt', countered: 'een ander moment', 'taken-back': 'antwoord teruggenomen' }[state]}`,
    lines: [
      {
        accepted: `De groep aanvaardt haar voorstel (${week}).`,
        declined: `De groep wijst haar voorstel af (${week}).`,
        countered: `De groep vraagt een ander moment (${week}). Plan opnieuw om er rekening mee te houden.`,
        'taken-back': `De groep neemt het antwoord terug dat in haar naam was gegeven (${week}): haar voorstel wacht.`,
      }[state],
      ...(note ? [`Ze schrijft: «${note}»`] : []),
    ],
  }),
  'on-behalf': ({ by, act, what, undoUntil }, s) => ({
    title: `${by} ${FOR_YOU[act]}`,
    lines: [
      ...(what ? [`${s.capital(s.thing(what))}.`] : []),
      undoUntil
        ? `Niet akkoord? U kunt dit antwoord terugnemen tot ${s.moment(undoUntil)}.`
        : 'Klopt het niet, zeg het dan aan uw coördinatie.',
    ],
  }),
  'batch-fits': ({ week, producer, batch, until, makes, session }, s) => ({
    title: `${producer}: ${s.amount(batch)}, iets voor u`,
    lines: [
      `Ongeveer ${makes.jars} bokalen van ${makes.jarMl} ml (${s.name(makes.names)}): ${s.moment(session.start)} · ${session.kitchen}.`,
      `Er tot ${s.moment(until)} (${week}).`,
      'Van wat nieuw is hoort u hoogstens één keer per dag: alles staat in Bocal.',
    ],
  }),
  'batch-less': ({ producer, crop, beforeG, quantityG, until }, s) => ({
    title: `${producer}: minder dan verwacht (${s.name(crop)})`,
    lines: [
      beforeG === quantityG
        ? `Nog altijd ${s.kg(quantityG)}, maar mee te nemen voor ${s.moment(until)}.`
        : `${s.kg(quantityG)} in plaats van ${s.kg(beforeG)}, tot ${s.moment(until)}.`,
      'Uw aanvraag hangt ervan af: u hoort het als er voor u iets verandert.',
    ],
  }),
  'batch-more': ({ producer, crop, beforeG, quantityG }, s) => ({
    title: `${producer}: toch aanwezig (${s.name(crop)})`,
    lines: [
      beforeG === 0 ? `${s.capital(s.kg(quantityG))}.` : `${s.kg(quantityG)} in plaats van ${s.kg(beforeG)}.`,
      'Uw aanvraag blijft staan.',
    ],
  }),
  'batch-withdrawn': ({ producer, crop, quantityG }, s) => ({
    title: `${producer}: overschot ingetrokken (${s.name(crop)})`,
    lines: [
      `${s.kg(quantityG)} is er niet meer.`,
      'Uw aanvraag hangt ervan af: u hoort het als er voor u iets verandert.',
    ],
  }),
  'session-changed': ({ before, after }, s) => ({
    title: `De sessie van ${s.day(before.start)} is veranderd`,
    lines: [
      `Het was: ${s.moment(before.start)} · ${before.kitchen}.`,
      `Het is nu: ${s.day(after.start)} van ${s.hour(after.start)} tot ${s.hour(after.end)} · ${after.kitchen}.`,
      'Past dat niet, antwoord dan opnieuw of bel uw coördinatie.',
    ],
  }),
  'session-withdrawn': ({ before }, s) => ({
    title: `De sessie van ${s.day(before.start)} gaat niet door`,
    lines: [`${s.capital(s.moment(before.start))} · ${before.kitchen}: kom niet, het is afgelast.`],
  }),
  'session-back': ({ session }, s) => ({
    title: `De sessie van ${s.day(session.start)} gaat toch door`,
    lines: [
      `Van ${s.hour(session.start)} tot ${s.hour(session.end)} · ${session.kitchen}.`,
      'Uw antwoord staat er nog: verander het als het u niet meer past.',
    ],
  }),
  'slot-changed': ({ week, at }, s) => ({
    title: `${week}: het transport van ${s.day(at)} is veranderd`,
    lines: ['Bekijk de nieuwe uren in Bocal.'],
  }),
  'slot-withdrawn': ({ week, at }, s) => ({
    title: `${week}: het transport van ${s.day(at)} gaat niet door`,
    lines: [`Het was voorzien ${s.moment(at)}.`, 'U hoort hoe het wordt opgelost: u hoeft nu niets te doen.'],
  }),
  'slot-back': ({ week, at }, s) => ({
    title: `${week}: het transport van ${s.day(at)} rijdt toch`,
    lines: [`Het begint op ${s.moment(at)}.`],
  }),
  'equipment-out': ({ item, gone, sessions }, s) => ({
    title: gone ? `${item} is er niet meer` : `${item} is defect`,
    lines: [
      ...sessions.map((one) => `Het was hier voorzien: ${s.thing(one)}.`),
      'Een plan dat erop rekent, moet opnieuw gemaakt worden.',
    ],
  }),
  'equipment-back': ({ item, sessions }, s) => ({
    title: `${item} werkt opnieuw`,
    lines: [...sessions.map((one) => `Het staat hier: ${s.thing(one)}.`), 'Het volgende plan rekent erop.'],
  }),
  'session-added': ({ week, session }, s) => ({
    title: `${week}: een nieuwe sessie op ${s.day(session.start)}`,
    lines: [
      `Van ${s.hour(session.start)} tot ${s.hour(session.end)} · ${session.kitchen}.`,
      'Zeg of u kunt komen: ja, indien nodig of nee.',
    ],
  }),
  'slot-added': ({ week, at }, s) => ({
    title: `${week}: een rit voor u`,
    lines: [`Ze begint ${s.moment(at)}.`, 'Past dat niet, zeg het dan aan uw coördinatie.'],
  }),
  'claim-withdrawn': ({ week, group, what }, s) => ({
    title: `${group}: aanvraag ingetrokken`,
    lines: [`${s.capital(s.thing(what))}.`, `Het gepubliceerde plan rekent erop (${week}): plan opnieuw.`],
  }),
  left: ({ crop, plannedG, leftG }, s) => ({
    title: `Uw overschot is vertrokken (${s.name(crop)})`,
    lines: [
      leftG === plannedG
        ? `${s.kg(leftG)} geteld, zoals gepland.`
        : `${s.kg(leftG)} geteld, ${s.kg(plannedG)} gepland.`,
      'Klopt het niet, zeg het dan aan uw coördinatie.',
    ],
  }),
  'left-less': ({ producer, crop, plannedG, leftG, replan }, s) => ({
    title: `${producer}: minder opgehaald dan gepland (${s.name(crop)})`,
    lines: [
      `${s.kg(leftG)} in plaats van ${s.kg(plannedG)}.`,
      replan
        ? 'Plan opnieuw om er rekening mee te houden.'
        : 'Uw aanvraag hangt ervan af: u hoort het als er voor u iets verandert.',
    ],
  }),
  paid: ({ by, crop, cents, undone }, s) => ({
    title: undone
      ? `Toch niet betaald: ${s.money(cents)} (${s.name(crop)})`
      : `Betaald: ${s.money(cents)} (${s.name(crop)})`,
    lines: [
      undone
        ? `${by} heeft het teruggenomen: u krijgt het nog.`
        : `${by} heeft genoteerd dat u betaald bent.`,
      'Klopt het niet, zeg het dan aan uw coördinatie.',
    ],
  }),
  'handed-out': ({ by, what, undone }, s) => ({
    title: undone ? 'Uw bon geldt weer' : 'Uw bon is gebruikt',
    lines: [
      ...what.map((one) => `– ${s.thing(one)}`),
      undone ? `${by} had bij vergissing genoteerd dat u het hebt.` : `${by} heeft genoteerd dat u het hebt.`,
      'Klopt het niet, zeg het dan aan uw coördinatie.',
    ],
  }),
  'urgent-opened': ({ producer, crop, quantityG, capG, place, until }, s) => ({
    title: `Voor wie eerst komt: ${s.amount({ crop, quantityG })}`,
    lines: [
      `Af te halen bij ${s.at(producer, place)}, tot ${s.moment(until)}.`,
      `Hoogstens ${s.kg(capG)} per groep. Wat een groep in Bocal neemt, is meteen van haar.`,
    ],
  }),
  took: ({ group, crop, beforeG, quantityG, until }, s) => ({
    title:
      quantityG === 0
        ? `${group} geeft ${s.amount({ crop, quantityG: beforeG })} terug`
        : `${group} neemt ${s.amount({ crop, quantityG })}`,
    lines:
      quantityG === 0
        ? ['Anderen kunnen het nemen.']
        : [
            ...(beforeG === 0 ? [] : [`Het was ${s.kg(beforeG)}.`]),
            `De groep komt het zelf halen, tot ${s.moment(until)}.`,
          ],
  }),
  'urgent-over': ({ producer, crop, takenG, leftG }, s) => ({
    title: `${producer}: niet meer voor wie eerst komt (${s.name(crop)})`,
    lines: [
      `De groepen namen ${s.kg(takenG)}.`,
      leftG === 0 ? 'Er blijft niets over.' : `Er blijft ${s.kg(leftG)}: het plan mag er weer op rekenen.`,
    ],
  }),
  invited: ({ by, movement, until }, s) => ({
    title: `${by} nodigt u uit in Bocal (${movement})`,
    lines: [
      'Vraag een code aan met dit e-mailadres: daarmee komt u binnen, zonder wachtwoord.',
      `Of open de link die ${by} u geeft, tot ${s.day(until)}.`,
    ],
  }),
  joined: ({ name, group }) => ({
    title: `${name} komt bij ${group}`,
    lines: ['Deze persoon spreekt voortaan ook voor de groep, zoals de andere leden.'],
  }),
  'left-group': ({ name, group, last }) => ({
    title: `${name} heeft ${group} verlaten`,
    lines: [last ? 'Er is niemand meer in deze groep.' : 'De andere leden gaan verder.'],
  }),
  roles: ({ by, parties, hats }, s) => ({
    title: `${by} heeft uw rollen veranderd`,
    lines: [
      parties.length + hats.length === 0
        ? 'U hebt er geen meer.'
        : `Nu: ${s.join([...parties, ...hats.map((hat) => HATS[hat])])}.`,
      'U bent overal afgemeld: meld u opnieuw aan.',
    ],
  }),
  'second-factor-reset': ({ by }) => ({
    title: `${by} heeft uw authenticator-app verwijderd`,
    lines: [
      'U bent overal afgemeld. Stel de app opnieuw in bij uw volgende aanmelding.',
      'Hebt u dat niet gevraagd? Bel meteen uw coördinatie.',
    ],
  }),
}
