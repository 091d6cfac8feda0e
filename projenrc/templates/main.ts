import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { templates } from './templates';
import * as release from '../../package.json';
import { ROOT } from '../assembly';

/** Writes lib/cli/templates.json, which `cdk8s-kubevirt init` makes projects of. Run after every compilation. */
mkdirSync(join(ROOT, 'lib', 'cli'), { recursive: true });
writeFileSync(join(ROOT, 'lib', 'cli', 'templates.json'), `${JSON.stringify(templates(join(ROOT, 'templates'), release))}\n`);
