import { Size } from 'cdk8s';
import { renderDevices } from './devices';
import { renderFeatures } from './features';
import { bootsSecurely, renderFirmware } from './firmware';
import { GuestContext } from './guest-context';
import { renderIoThreads } from './io-threads';
import type { DomainSpec, Memory, ResourceRequirements } from '../../../imports/kubevirt.io';
import { formatQuantity } from '../../format-quantity';
import { omitEmpty } from '../../kubernetes/omit-empty';
import { Guest } from '../guest/guest';
import { GuestDomainProps } from '../guest/guest-domain-props';
import { GuestResources } from '../guest/memory';
import { CLOCKS, CPUS, LAUNCH_SECURITY } from '../wire-forms';

/** Renders the machine of a guest. */
export function renderDomain(guest: Guest, context: GuestContext): DomainSpec {
  const { props } = guest;
  const { architecture } = context;
  return {
    cpu: props.cpu && CPUS.of(props.cpu),
    memory: renderMemory(props),
    resources: renderResources(guest.resources),
    machine: props.machineType ? { type: props.machineType } : undefined,
    chassis: props.chassis && { ...props.chassis },
    firmware: renderFirmware(props, architecture, context.identity),
    launchSecurity: props.launchSecurity && LAUNCH_SECURITY.of(props.launchSecurity),
    clock: props.clock && CLOCKS.of(props.clock),
    features: renderFeatures(props.features ?? {}, bootsSecurely(props, architecture)),
    rebootPolicy: props.rebootPolicy,
    ...renderIoThreads(props.ioThreadsPolicy),
    devices: renderDevices(guest, context),
  };
}

function renderMemory({ memory, hugepages, maxGuest, reservedOverhead }: GuestDomainProps): Memory | undefined {
  if (!memory && !hugepages && !maxGuest && !reservedOverhead) return undefined;
  return {
    guest: size(memory),
    maxGuest: size(maxGuest),
    hugepages: hugepages ? { pageSize: hugepages } : undefined,
    reservedOverhead: reservedOverhead && renderReservedOverhead(reservedOverhead),
  };
}

function renderReservedOverhead({ addedOverhead, memLock }: NonNullable<GuestDomainProps['reservedOverhead']>): Memory['reservedOverhead'] {
  return { addedOverhead: size(addedOverhead), memLock: memLock === undefined ? undefined : memLock ? 'Required' : 'NotRequired' };
}

function renderResources(resources: GuestResources | undefined): ResourceRequirements | undefined {
  return resources && {
    requests: omitEmpty({ cpu: resources.cpuRequest?.amount, memory: size(resources.memoryRequest) }),
    limits: omitEmpty({ cpu: resources.cpuLimit?.amount, memory: size(resources.memoryLimit) }),
    overcommitGuestOverhead: resources.overcommitGuestOverhead,
  };
}

function size(amount: Size | undefined): string | undefined {
  return amount && formatQuantity(amount);
}
