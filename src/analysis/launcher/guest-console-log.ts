import type { LauncherConfig } from './launcher-config';
import { supportContainer } from './support-container';
import type { SupportContainerDefaults } from './support-container';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { isGuaranteed } from '../../manifests/guest-traits';
import type { PodContainer } from '../pod-resources';

/** `resourcesForSerialConsoleLogContainer` of KubeVirt v1.9.0 (`pkg/virt-controller/services/serialconsolelog.go`). */
const CONSOLE_LOG: SupportContainerDefaults = {
  requests: { cpu: '5m', memory: '35M' },
  limits: { cpu: '15m', memory: '60M' },
  guaranteedLimits: { cpu: '15m', memory: '60M' },
};

/** The sidecar that writes the serial console to the log of the pod, unless the guest or the cluster switches it off. */
export function guestConsoleLogContainers(spec: VirtualMachineInstanceSpec, config: LauncherConfig): PodContainer[] {
  const { autoattachSerialConsole, logSerialConsole = !config.isSerialConsoleLogDisabled } = spec.domain.devices;
  if (autoattachSerialConsole === false || !logSerialConsole) return [];
  return [{ name: 'guest-console-log', kind: 'sidecar', ...supportContainer('guest-console-log', CONSOLE_LOG, isGuaranteed(spec), config) }];
}
