import { calendarAnswer } from '../../kit/calendar-answer.ts';

/** The calendar to follow: every meeting and sitting, cancelled ones as such. */
export function GET(): Promise<Response> { return calendarAnswer(null, 'rencontres'); }
