import { manifest, refused } from '../refused';

const customProfile = { runtimeDefaultProfile: true, localhostProfile: 'kubevirt/kubevirt.json' };

refused({
  '08-security/R2': [
    (chart) => manifest(chart, {
      apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', spec: { configuration: { seccompConfiguration: { virtualMachineInstanceProfile: { customProfile } } } },
    }),
    'rejected kubevirt/requires-one-seccomp-profile spec.configuration.seccompConfiguration.virtualMachineInstanceProfile.customProfile.localhostProfile: kubevirt/kubevirt.json',
  ],
});
