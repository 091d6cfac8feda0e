import { join } from 'node:path';
import { bundleModules } from './bundle';
import { ROOT } from '../assembly';

/** What judges manifests and arguments: every synthesis and every `check` loads nearly all of it. */
const ENGINE = ['kubernetes', 'manifests', 'analysis', 'rules', 'admission', 'shape'];

void bundleModules(join(ROOT, 'lib'), 'engine.js', { folders: [...ENGINE, 'cli'], except: ['cli/main.js'], packages: ['js-yaml'] });
