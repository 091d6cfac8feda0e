import { parseArgs } from 'node:util';
import { fuzz } from './fuzz';
import { toYaml } from './oracle';

const { values } = parseArgs({ options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' }, large: { type: 'string', default: '1' } } });
const sizes = { text: 5_000_000, list: 20_000, depth: 1000, manifest: 16_000_000, perMille: Number(values.large) };
const start = Date.now();
const { mutations, defects, slowest, growth } = fuzz(
  { count: Number(values.count), seed: Number(values.seed), sizes },
  ({ title, manifests }, count) => {
    const text = manifests.map((manifest) => toYaml(manifest)).join('\n---\n');
    console.log(`${count}: ${title}\n  ${text.length > 3000 ? `${text.slice(0, 3000)}… (${text.length} characters)` : text}`);
  },
);
console.log(`${mutations} mutations of seed ${values.seed} in ${Math.round((Date.now() - start) / 1000)} s: ${[...defects.values()].reduce((a, b) => a + b, 0)} defects`
  + ` of ${defects.size} kinds; slowest batch ${Math.round(slowest)} ms, growth ${Math.round(growth / 2 ** 20)} MiB`);
for (const [title, count] of defects) console.log(`${count} × ${title}`);
process.exitCode = defects.size ? 1 : 0;
