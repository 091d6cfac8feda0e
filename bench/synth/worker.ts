import { fleet } from './fleet';
import type { Shape } from './fleet';
import { LIBRARIES } from './libraries';

/** Runs one contender in a process of its own and prints what it took, from the first construct to the last byte. */
const [name, shape, size, outdir] = process.argv.slice(2);
const charts = fleet(shape as Shape, Number(size));
// What is loaded once, is not measured.
LIBRARIES[name](fleet(shape as Shape, 50), `${outdir}/warm-up`);
const [start, before] = [performance.now(), process.cpuUsage()];
LIBRARIES[name](charts, outdir);
const wall = (performance.now() - start) / 1e3;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wall, cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 }));
