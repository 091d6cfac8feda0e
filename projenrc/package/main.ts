import { join } from 'node:path';
import { pack } from './pack';

/** Packs the library into the folder of the command line, dist/js unless one is given, and prints what it came to. */
const [folder = join('dist', 'js')] = process.argv.slice(2);
const { filename, size, unpackedSize, entryCount } = pack(folder);
console.log(`${join(folder, filename)}: ${Math.round(size / 1024)} KiB, ${Math.round(unpackedSize / 1024)} KiB in ${entryCount} files`);
