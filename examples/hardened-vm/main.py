from cdk8s import App, Size
from cdk8s_kubevirt import (
    CloudInit,
    DataVolumeSource,
    Disk,
    Hardening,
    KubeVirtConfigurationProps,
    LaunchSecurity,
    Platform,
    TenantNamespace,
    VirtualMachine,
)

app = App()

# What the platform team states: nodes with SEV-SNP, and launchers with a seccomp profile.
Platform(
    app,
    "Platform",
    feature_gates=["WorkloadEncryptionSEV"],
    kubevirt_configuration=KubeVirtConfigurationProps(launcher_seccomp_profile=True),
)

tenant = TenantNamespace(app, "card-data")
hardening = Hardening.hardened().apply_to(tenant)

guest = {
    "memory": Size.gibibytes(4),
    "disks": [Disk.data_volume_template("root", source=DataVolumeSource.data_source(name="rhel-9", namespace="golden-images"))],
    "cloud_init": CloudInit(allow_password_authentication=False, extra={"disable_root": True}),
}

# Graphics card, serial console, balloon, input and hotplug are gone; it boots signed code only and has a TPM.
VirtualMachine(tenant, "ledger", **guest)

# Its memory is encrypted against the node as well. The nearest profile counts alone.
vault = VirtualMachine(tenant, "vault", **guest)
Hardening.confidential(LaunchSecurity.snp()).apply_to(vault)

app.synth()

# What no manifest of a VM can say is left to the administrators of the cluster.
for prerequisite in hardening.prerequisites:
    print(prerequisite)
