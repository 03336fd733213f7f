import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, Suite, TestCase, TestError, TestResult } from 'playwright/types/testReporter';

/**
 * A line for each file as it ends, every failure with its error, and `N passed, N failed` as the last line. A test that was
 * skipped or did not run has failed: it proves nothing.
 */
export default class LineReporter implements Reporter {
  private root: Suite | null = null;
  private readonly left = new Map<string, { tests: number; failed: number; ms: number }>();
  private errors = 0;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: unknown, root: Suite): void {
    this.root = root;
    for (const test of root.allTests()) this.fileOf(test).tests += 1;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const file = this.fileOf(test);
    file.tests -= 1;
    file.ms += result.duration;
    if (!test.ok() || result.status === 'skipped') {
      file.failed += 1;
      this.write(`  FAILED ${nameOf(test)}`);
      for (const error of result.errors) this.write(indented(error));
      for (const { path: file, contentType } of result.attachments) {
        if (file && contentType.startsWith('image/')) this.write(`    seen: ${file}`);
      }
    }
    if (file.tests === 0) this.write(`${file.failed === 0 ? 'ok    ' : 'failed'} ${relative(test)} (${(file.ms / 1000).toFixed(1)} s)`);
  }

  onError(error: TestError): void {
    // Counted at the end by ourselves.
    if (error.message?.includes('No tests found')) return;
    this.errors += 1;
    this.write(`  ERROR outside of any test\n${indented(error)}`);
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const tests = this.root?.allTests() ?? [];
    const failures = tests.filter((test) => test.outcome() !== 'expected');
    if (failures.length > 0) this.write('\nFailures:');
    for (const test of failures) this.write(`  ${nameOf(test)}: ${reasonOf(test)}`);
    if (tests.length === 0) this.write('\nNo test was found: that proves nothing.');
    const failed = failures.length + this.errors + (tests.length === 0 && this.errors === 0 ? 1 : 0);
    // A run cut short (a signal, a time limit) without a failure of its own is no success either.
    const cut = failed === 0 && result.status !== 'passed';
    if (cut) this.write(`\nThe run ended early: ${result.status}.`);
    this.write(`\n${tests.length - failures.length} passed, ${failed + (cut ? 1 : 0)} failed`);
    return { status: failed > 0 || cut ? 'failed' : 'passed' };
  }

  private fileOf(test: TestCase): { tests: number; failed: number; ms: number } {
    const known = this.left.get(test.location.file) ?? { tests: 0, failed: 0, ms: 0 };
    this.left.set(test.location.file, known);
    return known;
  }

  private write(line: string): void {
    process.stdout.write(`${line}\n`);
  }
}

function relative(test: TestCase): string {
  return path.relative(process.cwd(), test.location.file);
}

function nameOf(test: TestCase): string {
  return `${relative(test)}:${test.location.line} › ${test.titlePath().slice(3).join(' › ')}`;
}

function reasonOf(test: TestCase): string {
  const last = test.results.at(-1);
  const noted = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
  if (!last || last.status === 'skipped') return `did not run${noted ? ` (${noted})` : ''}`;
  if (test.outcome() === 'flaky') return 'passed only when run again';
  return plain(last.error?.message ?? last.status).split('\n')[0] ?? '';
}

function indented(error: TestError): string {
  const text = [error.stack ?? error.message ?? error.value ?? '', error.snippet ?? ''].filter(Boolean).join('\n');
  return plain(text).split('\n').map((line) => `    ${line}`).join('\n');
}

/** Colours are for a terminal; logs are read elsewhere too. */
function plain(text: string): string {
  return stripVTControlCharacters(text);
}
