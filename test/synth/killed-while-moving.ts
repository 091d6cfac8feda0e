import { createRequire } from 'module';
import { OutputDirectory } from '../../src/synth/output-directory';

/** Writes three files into a directory, and kills itself after some renames: `OUTDIR RENAMES`. */
const [outdir, renames] = process.argv.slice(2);
const fs: { renameSync: (typeof import('fs'))['renameSync'] } = createRequire(__filename)('fs');
const rename = fs.renameSync;
let left = Number(renames);
fs.renameSync = (from, to) => {
  if (left-- === 0) process.kill(process.pid, 'SIGKILL');
  rename(from, to);
};

const output = new OutputDirectory(outdir, 'test');
output.commit(['a.yaml', 'b.yaml', 'c.yaml'].map((name) => ({ name, staged: output.stage(['new\n']) })));
output.close();
