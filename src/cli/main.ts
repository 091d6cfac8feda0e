#!/usr/bin/env node
import { processIo } from './process-io';
import { run } from './run';

// The reader of the report may stop early: `cdk8s-kubevirt check … | head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.exitCode = 2;
});
process.exitCode = run(process.argv.slice(2), processIo);
