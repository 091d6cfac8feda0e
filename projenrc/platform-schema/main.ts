import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { platformSchema } from './schema';

/** Writes platform.schema.json, by which `platform.yaml` is judged and editors complete it. Run after every compilation. */
writeFileSync(resolve(__dirname, '..', '..', 'platform.schema.json'), `${JSON.stringify(platformSchema(), null, 2)}\n`);
