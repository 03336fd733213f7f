import type { rooms as shape } from '../fr/rooms.ts';

export const rooms: typeof shape = {
  calendar: {
    sitting: (n: number) => `Citizen parliament, sitting ${n}`,
    follow: 'Follow this calendar in your own',
    followWhy: 'The address keeps itself up to date: meetings and sittings, cancelled ones included.',
    one: 'Write it down in my calendar',
  },
};
