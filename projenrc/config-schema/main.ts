import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configSchema } from './schema';

/** Writes config.schema.json, by which `.cdk8s-kubevirt.yaml` is judged and editors complete it. Run after every compilation. */
writeFileSync(resolve(__dirname, '..', '..', 'config.schema.json'), `${JSON.stringify(configSchema(), null, 2)}\n`);
