// The rest of the meetings' work: calendars, rows from a spreadsheet, second reading, coverage.

export const rooms = {
  calendar: {
    sitting: (n: number) => `Parlement citoyen, séance ${n}`,
    follow: 'Suivre ce calendrier dans son agenda',
    followWhy: 'L’adresse se met à jour toute seule : rencontres et séances, annulations comprises.',
    one: 'Noter dans mon agenda',
  },
};
