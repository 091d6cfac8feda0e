import { printColdStart } from './cold';
import { printLoadAndSize } from './package';
import { benchSynth } from './synth/main';

const [what = 'package', ...rest] = process.argv.slice(2);
switch (what) {
  case 'package':
    printLoadAndSize();
    break;
  case 'synth':
    benchSynth(Number(rest[0] ?? 600));
    break;
  case 'cold':
    printColdStart(rest);
    break;
  default:
    throw new Error(`got ${what}; allowed: package, synth, cold`);
}
