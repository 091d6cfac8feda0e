#!/usr/bin/env node
import { readFileSync } from 'fs';
import { run } from './run';

const { env, stdout, stderr } = process;

// The reader of the report may stop early: `cdk8s-kubevirt check … | head`.
stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.exitCode = 2;
});
process.exitCode = run(process.argv.slice(2), {
  cwd: process.cwd(), env, stdout, stderr, stdin: () => readFileSync(0, 'utf8'), now: () => performance.now(),
});
