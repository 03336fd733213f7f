// Preloaded into a server (--import): writes down what it asks its database, one statement a line, in the file that BENCH_STATEMENTS names.
import { appendFileSync } from 'node:fs';
import { standBetween } from './driver.ts';

const file = process.env['BENCH_STATEMENTS'];

standBetween((statement, ask) => {
  if (file) appendFileSync(file, `${JSON.stringify(statement)}\n`);
  return ask();
});
