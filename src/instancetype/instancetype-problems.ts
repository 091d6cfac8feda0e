import { InstancetypeProps } from './instancetype-props';
import { hostDeviceProblems } from '../compute/guest/host-device-problems';
import { CPUS } from '../compute/wire-forms';
import { problemsOf, UsageError } from '../usage-error';

/** What an instancetype cannot say. */
export function* instancetypeProblems(props: InstancetypeProps): Generator<UsageError> {
  const { cpu, ioThreadsPolicy, memoryOvercommitPercent, gpus = [], hostDevices = [] } = props;
  yield* problemsOf(cpu, ioThreadsPolicy);
  yield* layoutProblems(cpu);
  const percent = memoryOvercommitPercent ?? 0;
  if (!(Number.isInteger(percent) && percent >= 0 && percent <= 100)) {
    yield { what: 'memoryOvercommitPercent', got: percent, allowed: 'a whole number from 0 to 100', fix: 'Write 50 for half of the memory.' };
  }
  for (const [prop, devices] of Object.entries({ gpus, hostDevices })) {
    const names = devices.map(({ name }) => name);
    const taken = names.filter((name, index) => names.indexOf(name) !== index);
    for (const device of devices) yield* hostDeviceProblems(prop, device);
    if (taken.length) yield { what: `names of ${prop}`, got: taken, allowed: 'each name once', fix: 'Choose other names.' };
  }
}

function* layoutProblems(cpu: InstancetypeProps['cpu']): Generator<UsageError> {
  const { sockets = 1, cores = 1, threads = 1, features } = CPUS.of(cpu);
  if ([sockets, cores, threads].filter((count) => count > 1).length > 1) {
    yield {
      what: 'cpu',
      got: { sockets, cores, threads },
      allowed: 'a number of CPUs without a layout',
      fix: `Write GuestCpu.cores(${cpu.vcpus}), and let a preference choose the layout (\`cpuTopology\`).`,
    };
  }
  if (features?.length) {
    yield {
      what: 'cpu.features',
      got: features.map(({ name }) => name),
      allowed: 'none: an instancetype has no features of the CPU',
      fix: 'Move them to a preference (`cpuFeatures`).',
    };
  }
}
