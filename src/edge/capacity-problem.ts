import { cpuText, memoryText } from './amount-text';
import { EdgeCapacity } from './edge-capacity';
import { EdgeNode } from './edge-node';
import { UsageError } from '../usage-error';

/** What does not fit a node, with the calculation line by line. */
export function capacityProblem(what: string, capacity: EdgeCapacity, { memory, cpus }: EdgeNode): UsageError {
  const { total } = capacity;
  return {
    what,
    got: `${memoryText(total.memory)}, ${cpuText(total.cpuMillis)}`,
    allowed: `what its node has, ${memoryText(memory)} and ${cpuText(1000 * cpus)}`,
    fix: `Ask for less, or take a larger node:\n${capacity.toText()}`,
  };
}
