import { Size, SizeRoundingBehavior } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EdgeCapacityLine } from './edge-capacity';
import { EdgeMonitor } from './edge-monitor';
import { EdgeVirtualMachine } from './edge-virtual-machine';
import { thousandths } from '../kubernetes/quantity';

/** What the launcher pod of a VM takes of a node; nothing where its size is not known. */
export function launcherAmounts({ name, launcherRequests }: EdgeVirtualMachine): EdgeCapacityLine[] {
  return launcherRequests ? [{ name, cpuMillis: millisOf(launcherRequests.cpu), memory: launcherRequests.memory }] : [];
}

/** What the pods of a container take of a node. */
export function monitorAmounts({ name, containers, replicas = 1 }: EdgeMonitor): EdgeCapacityLine {
  const requests = containers.map(({ resources }) => ({ cpu: resources?.cpu?.request, memory: resources?.memory?.request }));
  const sum = (amounts: readonly number[]) => replicas * amounts.reduce((total, amount) => total + amount, 0);
  return {
    name,
    cpuMillis: sum(requests.map(({ cpu }) => millisOf(cpu))),
    memory: Size.kibibytes(sum(requests.map(({ memory }) => memory?.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) ?? 0))),
  };
}

function millisOf(cpu: kplus.Cpu | undefined): number {
  return thousandths(cpu?.amount ?? '0');
}
