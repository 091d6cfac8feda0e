import * as acpi from './acpi';
import * as clock from './clock';
import * as cpu from './cpu';
import * as cpuFeature from './cpu-feature';
import * as cpuModel from './cpu-model';
import * as duration from './duration';
import * as enums from './enum';
import * as firmware from './firmware';
import * as hostname from './hostname';
import * as hyperv from './hyperv';
import * as ioThreads from './io-threads';
import * as kernelBoot from './kernel-boot';
import * as launchSecurity from './launch-security';
import * as launcherMemory from './launcher-memory';
import * as lifecycle from './lifecycle';
import * as machine from './machine';
import * as machineIdentity from './machine-identity';
import * as memory from './memory';
import * as memoryHotplug from './memory-hotplug';
import * as numa from './numa';
import * as podMetadata from './pod-metadata';
import * as probe from './probe';
import * as probeDelay from './probe-delay';
import * as probeHandler from './probe-handler';
import * as realtime from './realtime';
import * as resourceName from './resource-name';
import * as runStrategy from './run-strategy';
import * as serviceAccount from './service-account';
import * as sizing from './sizing';
import * as status from './status';
import * as unsignedNumber from './unsigned-number';
import * as virtualMachineTemplate from './virtual-machine-template';
import * as vm from './vm';
import * as vmAnnotation from './vm-annotation';
import * as vmiMetadata from './vmi-metadata';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...sizing.rules,
  ...acpi.rules,
  ...clock.rules,
  ...cpu.rules,
  ...cpuFeature.rules,
  ...cpuModel.rules,
  ...duration.rules,
  ...enums.rules,
  ...firmware.rules,
  ...vmiMetadata.rules,
  ...hyperv.rules,
  ...hostname.rules,
  ...serviceAccount.rules,
  ...ioThreads.rules,
  ...kernelBoot.rules,
  ...launchSecurity.rules,
  ...lifecycle.rules,
  ...machine.rules,
  ...launcherMemory.rules,
  ...memoryHotplug.rules,
  ...memory.rules,
  ...numa.rules,
  ...podMetadata.rules,
  ...probe.rules,
  ...probeDelay.rules,
  ...probeHandler.rules,
  ...realtime.rules,
  ...resourceName.rules,
  ...runStrategy.rules,
  ...status.rules,
  ...unsignedNumber.rules,
  ...virtualMachineTemplate.rules,
  ...vm.rules,
  ...vmAnnotation.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...machineIdentity.crossObjectRules,
];
