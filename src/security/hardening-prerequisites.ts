import { LaunchSecurity } from '../compute/guest/launch-security';
import { Platform } from '../platform/platform';

const SECCOMP = 'The KubeVirt CR sets seccompConfiguration.virtualMachineInstanceProfile.customProfile, runtimeDefaultProfile: true or a localhostProfile: no VM can '
  + 'choose the seccomp profile of its launcher. RuntimeDefault keeps post-copy migration from working, which needs userfaultfd.';

const SELINUX = 'On nodes with SELinux, selinuxLauncherType of the KubeVirt CR is the type of all launchers; each gets a random level (MCS) of its own, '
  + 'which is what separates them. No VM can choose either.';

const TLS = 'The KubeVirt CR sets tlsConfiguration.minTLSVersion: VersionTLS13, and leaves migrations.disableTLS off.';

const ROOT = 'The gate Root is off: with it launchers run as root, instead of user 107.';

/** What the cluster must do, in sentences for people: only its administrators can. What the Platform states already is left out. */
export function hardeningPrerequisites(platform: Platform, launchSecurity: LaunchSecurity | undefined): string[] {
  return [
    ...platform.kubevirtConfiguration.launcherSeccompProfile ? [] : [SECCOMP],
    SELINUX,
    TLS,
    ...platform.isGateEnabled('Root') ? [ROOT] : [],
    ...launchSecurity ? [`Nodes that have ${launchSecurity.technology}, and its feature gate where it has one.`] : [],
  ];
}
