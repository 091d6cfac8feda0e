import { firmwareOf } from './firmware';
import { hypervOf, timersOf } from './hyperv-and-timers';
import type { DedicatedGuestCpuOptions, GuestCpuFeature, GuestCpuOptions } from '../../compute/guest/guest-cpu';
import type { GuestDomainProps } from '../../compute/guest/guest-domain-props';
import type { GuestFeatures } from '../../compute/guest/guest-features';
import type { GuestResources, ReservedOverhead } from '../../compute/guest/memory';
import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import type { Surroundings } from '../adopter';
import type { Fields, Optional } from '../expression';
import { fields, list, make } from '../expression';
import { cpuAmount, featureState, flag, member, number, size, text, value } from '../values';

/** Size, firmware, features and clock of a guest. */
export function domainProps(spec: unknown, surroundings: Surroundings): Fields<GuestDomainProps> {
  const domain = at(spec, 'domain');
  const memory = at(domain, 'memory');
  return {
    cpu: cpuOf(at(domain, 'cpu')),
    memory: size(at(memory, 'guest')),
    hugepages: member('Hugepages', at(memory, 'hugepages', 'pageSize')),
    maxGuest: size(at(memory, 'maxGuest')),
    resources: resourcesOf(at(domain, 'resources')),
    reservedOverhead: reservedOverhead(at(memory, 'reservedOverhead')),
    architecture: member('Architecture', at(spec, 'architecture')),
    machineType: text(at(domain, 'machine', 'type')),
    ...firmwareOf(spec, surroundings),
    features: featuresOf(at(domain, 'features'), at(domain, 'firmware', 'bootloader', 'efi')),
    clock: clockOf(at(domain, 'clock')),
    launchSecurity: launchSecurityOf(at(domain, 'launchSecurity')),
    chassis: isMapping(at(domain, 'chassis')) ? value(at(domain, 'chassis')) : undefined,
    rebootPolicy: member('RebootPolicy', at(domain, 'rebootPolicy')),
  };
}

/** Virtual CPUs: cores where there is nothing else to say. */
export function cpuOf(cpu: unknown): Optional {
  if (!isMapping(cpu)) return undefined;
  const options: Fields<GuestCpuOptions> = { model: text(cpu.model), features: cpuFeatures(cpu.features) };
  const topology = { sockets: number(cpu.sockets), cores: number(cpu.cores), threads: number(cpu.threads), maxSockets: number(cpu.maxSockets) };
  if (cpu.dedicatedCpuPlacement === true) {
    const realtime = at(cpu, 'realtime');
    return make('GuestCpu', 'dedicated', fields<DedicatedGuestCpuOptions>({
      ...topology,
      ...options,
      isolateEmulatorThread: flag(cpu.isolateEmulatorThread),
      numaPassthrough: isMapping(at(cpu, 'numa', 'guestMappingPassthrough')) ? value(true) : undefined,
      realtime: isMapping(realtime) ? value(true) : undefined,
      realtimeMask: text(at(realtime, 'mask')),
    }) ?? { kind: 'object', fields: [] });
  }
  const { cores, ...others } = topology;
  if (cores && Object.values(others).every((each) => each === undefined)) return make('GuestCpu', 'cores', cores, fields(options));
  const given = fields({ ...topology, ...options });
  return given && make('GuestCpu', 'topology', given);
}

/** CPU features with their policies. */
export function cpuFeatures(written: unknown): Optional {
  return list((Array.isArray(written) ? written as unknown[] : []).map((feature) => {
    const name = text(at(feature, 'name'));
    return name && fields<GuestCpuFeature>({ name, policy: member('GuestCpuFeaturePolicy', at(feature, 'policy')) });
  }));
}

function resourcesOf(resources: unknown): Optional {
  const [requests, limits] = [at(resources, 'requests'), at(resources, 'limits')];
  return fields<GuestResources>({
    cpuRequest: cpuAmount(at(requests, 'cpu')),
    cpuLimit: cpuAmount(at(limits, 'cpu')),
    memoryRequest: size(at(requests, 'memory')),
    memoryLimit: size(at(limits, 'memory')),
    overcommitGuestOverhead: flag(at(resources, 'overcommitGuestOverhead')),
  });
}

function reservedOverhead(written: unknown): Optional {
  const memLock = at(written, 'memLock');
  return fields<ReservedOverhead>({
    addedOverhead: size(at(written, 'addedOverhead')),
    memLock: memLock === 'Required' ? value(true) : memLock === 'NotRequired' ? value(false) : undefined,
  });
}

/** Features, as a VM and a preference have them; System Management Mode comes with secure boot by itself. */
export function featuresOf(features: unknown, efi: unknown): Optional {
  const apic = at(features, 'apic');
  const smm = at(features, 'smm', 'enabled');
  const impliesSmm = isMapping(efi) && efi.secureBoot !== false;
  const hidden = at(features, 'kvm', 'hidden');
  return fields<GuestFeatures>({
    acpi: featureState(at(features, 'acpi')),
    apic: isMapping(apic) && apic.endOfInterrupt === undefined ? featureState(apic) : undefined,
    apicEndOfInterrupt: flag(at(apic, 'endOfInterrupt')),
    hyperv: at(features, 'hypervPassthrough', 'enabled') === true ? make('HypervFeatures', 'passthrough') : hypervOf(at(features, 'hyperv')),
    kvmHidden: flag(hidden),
    pvspinlock: featureState(at(features, 'pvspinlock')),
    smm: smm === true && impliesSmm ? undefined : flag(smm),
  });
}

function clockOf(clock: unknown): Optional {
  if (!isMapping(clock)) return undefined;
  const timers = timersOf(clock.timer);
  if (isMapping(clock.utc)) return make('GuestClock', 'utc', fields({ offsetSeconds: number(clock.utc.offsetSeconds), timers }));
  const timezone = text(clock.timezone);
  if (timezone) return make('GuestClock', 'timezone', timezone, fields({ timers }));
  return timers && make('GuestClock', 'timers', timers);
}

/** Encryption of the memory. */
export function launchSecurityOf(written: unknown): Optional {
  if (!isMapping(written)) return undefined;
  if (isMapping(written.snp)) return make('LaunchSecurity', 'snp');
  if (isMapping(written.tdx)) return make('LaunchSecurity', 'tdx');
  const { sev } = written;
  if (!isMapping(sev)) return Object.keys(written).length === 0 ? make('LaunchSecurity', 'secureExecution') : undefined;
  const options = fields({ attestation: isMapping(sev.attestation) ? value(true) : undefined, session: text(sev.session), dhCert: text(sev.dhCert) });
  return make('LaunchSecurity', at(sev, 'policy', 'encryptedState') === true ? 'sevEs' : 'sev', options);
}
