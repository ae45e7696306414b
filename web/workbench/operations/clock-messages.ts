import { defineMessages } from '../../shared/i18n/messages.ts';

/** What the part about a demonstration's clock says. */
export const clockMessages = defineMessages(
  {
    now: 'It is now {moment} for the demonstration.',
    yourTime: 'Times here are in your zone, {zone}.',
    real: 'The clock has not been moved: this is the real time.',
    sameDay: 'The date is the real one; the time is ahead.',
    oneAhead: 'That is one day ahead of the real date.',
    ahead: 'That is {days} days ahead of the real date.',
    forward: 'Move forward',
    forwardHelp:
      'Deadlines and reminders on the way pass one after the other, with their mails and letters. The clock never goes back.',
    toDeadline: 'Past the next deadline (end of {date})',
    day: '+ 1 day',
    week: '+ 1 week',
    month: '+ 1 month',
    toDate: 'To a date',
    moveTo: 'Date',
    noon: 'The clock then stands at noon of this date in {zone}, where the programs reckon their deadlines.',
    move: 'Move the clock',
    moving: 'The clock is moving; the deadlines on the way pass …',
    moved: 'The clock has moved. Deadlines on the way have passed.',
  },
  {
    now: 'Nous sommes le {moment} pour la démonstration.',
    yourTime: 'Les heures sont celles de votre fuseau, {zone}.',
    real: 'L’horloge n’a pas été avancée : c’est l’heure réelle.',
    sameDay: 'La date est la vraie; l’heure est en avance.',
    oneAhead: 'Soit un jour en avance sur la date réelle.',
    ahead: 'Soit {days} jours en avance sur la date réelle.',
    forward: 'Avancer',
    forwardHelp:
      'Les échéances et les rappels en chemin passent l’un après l’autre, avec leurs courriels et leurs lettres. L’horloge ne recule jamais.',
    toDeadline: 'Après la prochaine échéance (fin du {date})',
    day: '+ 1 jour',
    week: '+ 1 semaine',
    month: '+ 1 mois',
    toDate: 'À une date',
    moveTo: 'Date',
    noon: 'L’horloge marque alors midi à cette date dans le fuseau {zone}, où les programmes comptent leurs échéances.',
    move: 'Avancer l’horloge',
    moving: 'L’horloge avance; les échéances en chemin passent …',
    moved: 'L’horloge a avancé. Les échéances en chemin sont passées.',
  },
);
