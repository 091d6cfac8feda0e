import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dice } from './generator/dice';
import { SYNC_PERIOD, Simulation, simulate } from '../lib/analysis/autoscaling/simulate';

/**
 * The HorizontalPodAutoscaler controller of Kubernetes and src/analysis/autoscaling scale the same workloads under the same load.
 *
 *     tsx conformance/autoscaling.ts [COUNT [SEED]]
 */
const [count = 200, seed = 1] = process.argv.slice(2).map(Number);
const dice = new Dice(seed);
const SYNCS = 120;

type Rules = NonNullable<NonNullable<Simulation['autoscaler']['behavior']>['scaleUp']>;
type Scenario = Omit<Simulation, 'load' | 'duration'> & { readonly loads: readonly number[] };

function rules(): Rules {
  const policies = Array.from({ length: dice.pick([1, 1, 2, 3]) }, () => ({
    type: dice.pick(['Pods', 'Percent'] as const), value: dice.pick([1, 2, 4, 50, 100]), periodSeconds: dice.pick([15, 20, 60, 270, 300]),
  }));
  return {
    ...dice.chance(0.7) ? { stabilizationWindowSeconds: dice.pick([0, 10, 15, 60, 300, 600]) } : {},
    ...dice.chance(0.7) ? { policies } : {},
    ...dice.chance(0.5) ? { selectPolicy: dice.pick(['Max', 'Min', 'Disabled'] as const) } : {},
  };
}

function loads(): number[] {
  let load = dice.pick([0, 300, 1000, 5000]);
  return Array.from({ length: SYNCS }, () => {
    if (dice.chance(0.15)) load = dice.pick([0, 150, 700, 1400, 3000, 8000, 20000]);
    return dice.chance(0.3) ? Math.floor(load * dice.pick([0.9, 1.05, 1.3])) : load;
  });
}

function scenario(): Scenario {
  const request = dice.pick([100, 200, 500, 1000, 2000]);
  const minReplicas = dice.pick([1, 2, 5]);
  const maxReplicas = minReplicas + dice.pick([0, 1, 5, 20]);
  const runningAfter = dice.pick([0, 5, 20, 45, 180]);
  const behavior = { ...dice.chance(0.7) ? { scaleUp: rules() } : {}, ...dice.chance(0.7) ? { scaleDown: rules() } : {} };
  return {
    autoscaler: { ...dice.chance(0.8) ? { behavior } : {}, minReplicas, maxReplicas },
    utilization: dice.pick([30, 50, 70, 90]),
    replica: { request, limit: request * dice.pick([1, 2, 10]), runningAfter, readyAfter: runningAfter + dice.pick([0, 10, 37, 75, 400]) },
    initial: dice.pick([1, minReplicas, maxReplicas, maxReplicas + 2]),
    loads: loads(),
  };
}

function simulated({ loads: each, ...rest }: Scenario): number[] {
  return simulate({ ...rest, load: (time) => each[time / SYNC_PERIOD], duration: (each.length - 1) * SYNC_PERIOD }).map(({ replicas }) => replicas);
}

const scenarios = Array.from({ length: count }, scenario);
const cache = join(__dirname, '.cache');
mkdirSync(cache, { recursive: true });
const [asked, answered] = ['autoscaling.ndjson', 'autoscaling-replicas.ndjson'].map((file) => join(cache, file));
writeFileSync(asked, scenarios.map((each) => `${JSON.stringify(each)}\n`).join(''));
const judge = spawnSync('go', ['test', '-count=1', './internal/autoscaling'], {
  cwd: __dirname, stdio: 'inherit', env: { ...process.env, SCENARIOS: asked, REPLICAS: answered },
});
if (judge.status !== 0) throw new Error('the controller of Kubernetes could not be run');

const theirs = readFileSync(answered, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as number[]);
const different = scenarios.flatMap((each, index) => {
  const ours = simulated(each);
  const sync = ours.findIndex((replicas, at) => replicas !== theirs[index][at]);
  return sync < 0 ? [] : [{ ...each, loads: each.loads.slice(0, sync + 1), ours: ours.slice(0, sync + 1), theirs: theirs[index].slice(0, sync + 1) }];
});
for (const difference of different.slice(0, 3)) console.error(JSON.stringify(difference));
console.log(`${scenarios.length} autoscalers, ${SYNCS} syncs each (seed ${seed}): ${different.length} differ from Kubernetes`);
if (different.length > 0 || theirs.length !== scenarios.length) process.exitCode = 1;
