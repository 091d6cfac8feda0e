import { coldTable, measureCold } from './cold/main';
import { printLoadAndSize } from './package';
import { record } from './record';
import { measureSynth } from './synth/main';
import { synthTables } from './synth/tables';

/** Seconds after which a synthesis is given up. */
const LIMIT = 120;

const [what = 'package'] = process.argv.slice(2);
switch (what) {
  case 'package':
    printLoadAndSize();
    break;
  case 'synth':
    console.log(synthTables(measureSynth(LIMIT)));
    break;
  case 'cold':
    console.log(coldTable(measureCold()));
    break;
  case 'record':
    record(LIMIT);
    break;
  default:
    throw new Error(`got ${what}; allowed: package, synth, cold, record`);
}
