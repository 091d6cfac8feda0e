import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distributionsPage } from './page';
import { ROOT } from '../assembly';

writeFileSync(join(ROOT, 'docs', 'distributions.md'), distributionsPage());
