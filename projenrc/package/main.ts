import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack';
import { packFor } from '../plus/pack-for';

/**
 * Packs the library into the folder of the command line, dist/js unless one is given, and prints what it came to. With `--plus MAJOR` it is built against
 * that cdk8s-plus first, with `--test` tried as well.
 */
const { values: { plus, test = false }, positionals: [folder = join('dist', 'js')] } = parseArgs({
  allowPositionals: true, options: { plus: { type: 'string' }, test: { type: 'boolean' } },
});
if (plus === undefined) {
  const { filename, size, unpackedSize, entryCount } = pack(folder);
  console.log(`${join(folder, filename)}: ${Math.round(size / 1024)} KiB, ${Math.round(unpackedSize / 1024)} KiB in ${entryCount} files`);
} else {
  packFor(Number(plus), folder, test);
}
