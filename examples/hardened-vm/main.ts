import { App, Size } from 'cdk8s';
import { CloudInit, DataVolumeSource, Disk, Hardening, LaunchSecurity, Platform, TenantNamespace, VirtualMachine } from 'cdk8s-kubevirt';

const app = new App();

// What the platform team states: nodes with SEV-SNP, and launchers with a seccomp profile.
new Platform(app, 'Platform', { featureGates: ['WorkloadEncryptionSEV'], kubevirtConfiguration: { launcherSeccompProfile: true } });

const tenant = new TenantNamespace(app, 'card-data');
const hardening = Hardening.hardened().applyTo(tenant);

const guest = {
  memory: Size.gibibytes(4),
  disks: [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.dataSource({ name: 'rhel-9', namespace: 'golden-images' }) })],
  cloudInit: new CloudInit({ allowPasswordAuthentication: false, extra: { disable_root: true } }),
};

// Graphics card, serial console, balloon, input and hotplug are gone; it boots signed code only and has a TPM.
new VirtualMachine(tenant, 'ledger', guest);

// Its memory is encrypted against the node as well. The nearest profile counts alone.
const vault = new VirtualMachine(tenant, 'vault', guest);
Hardening.confidential(LaunchSecurity.snp()).applyTo(vault);

app.synth();

// What no manifest of a VM can say is left to the administrators of the cluster.
hardening.prerequisites.forEach((prerequisite) => console.log(prerequisite));
