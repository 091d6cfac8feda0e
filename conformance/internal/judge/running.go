//go:build !before1.9

package judge

import (
	"encoding/json"
	"slices"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	network "github.com/k8snetworkplumbingwg/network-attachment-definition-client/pkg/apis/k8s.cni.cncf.io/v1"
	v1 "kubevirt.io/api/core/v1"
	importer "kubevirt.io/containerized-data-importer-api/pkg/apis/core/v1beta1"

	"kubevirt.io/kubevirt/pkg/network/namescheme"
	"kubevirt.io/kubevirt/pkg/network/vmispec"
	storagetypes "kubevirt.io/kubevirt/pkg/storage/types"
)

var accessModes = []corev1.PersistentVolumeAccessMode{corev1.ReadWriteMany}

// run writes what virt-handler and the controller of instances do when the guest has started: it runs, and can migrate.
func run(instance *v1.VirtualMachineInstance) {
	status := &instance.Status
	status.Phase = v1.Running
	for _, condition := range []v1.VirtualMachineInstanceConditionType{v1.VirtualMachineInstanceReady, v1.VirtualMachineInstanceIsMigratable, v1.VirtualMachineInstanceIsStorageLiveMigratable} {
		status.Conditions = append(status.Conditions, v1.VirtualMachineInstanceCondition{Type: condition, Status: corev1.ConditionTrue})
	}
	if memory := instance.Spec.Domain.Memory; memory != nil && memory.Guest != nil {
		status.Memory = &v1.MemoryStatus{GuestAtBoot: memory.Guest, GuestCurrent: memory.Guest, GuestRequested: memory.Guest}
	}
	if cpu := instance.Spec.Domain.CPU; cpu != nil {
		status.CurrentCPUTopology = &v1.CPUTopology{Sockets: cpu.Sockets, Cores: cpu.Cores, Threads: cpu.Threads}
	}
	names := podInterfaces(instance)
	for _, nic := range instance.Spec.Domain.Devices.Interfaces {
		source := vmispec.InfoSourceDomain
		if _, secondary := names[nic.Name]; secondary {
			source += ", " + vmispec.InfoSourceMultusStatus
		}
		status.Interfaces = append(status.Interfaces, v1.VirtualMachineInstanceNetworkInterface{Name: nic.Name, PodInterfaceName: names[nic.Name], InfoSource: source})
	}
	mode := corev1.PersistentVolumeFilesystem
	for _, volume := range instance.Spec.Volumes {
		shown := v1.VolumeStatus{Name: volume.Name, Phase: v1.VolumeReady}
		if claim, refers := volumeClaim(volume); refers {
			shown.PersistentVolumeClaimInfo = &v1.PersistentVolumeClaimInfo{ClaimName: claim, AccessModes: accessModes, VolumeMode: &mode}
		}
		if storagetypes.IsHotplugVolume(&volume) {
			shown.HotplugVolume = &v1.HotplugVolumeStatus{}
		}
		status.VolumeStatus = append(status.VolumeStatus, shown)
	}
}

// unplug writes that the guest no longer has the volumes that were taken from the instance.
func unplug(instance *v1.VirtualMachineInstance) {
	instance.Status.VolumeStatus = slices.DeleteFunc(instance.Status.VolumeStatus, func(shown v1.VolumeStatus) bool {
		return !slices.ContainsFunc(instance.Spec.Volumes, func(volume v1.Volume) bool { return volume.Name == shown.Name })
	})
}

// podInterfaces are the names that secondary networks have in the launcher pod.
func podInterfaces(instance *v1.VirtualMachineInstance) map[string]string {
	names := map[string]string{}
	for _, secondary := range vmispec.FilterMultusNonDefaultNetworks(instance.Spec.Networks) {
		names[secondary.Name] = namescheme.HashedPodInterfaceName(secondary, nil)
	}
	return names
}

// podOf is the launcher pod, as far as the networks that it is attached to.
func podOf(instance *v1.VirtualMachineInstance) (*corev1.Pod, error) {
	names := podInterfaces(instance)
	var statuses []network.NetworkStatus
	for _, attached := range instance.Spec.Networks {
		if name, secondary := names[attached.Name]; secondary {
			statuses = append(statuses, network.NetworkStatus{Interface: name, Name: instance.Namespace + "/" + attached.Multus.NetworkName})
		}
	}
	encoded, err := json.Marshal(statuses)
	return &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Annotations: map[string]string{network.NetworkStatusAnnot: string(encoded)}}}, err
}

// claimsOf are the claims of some VMs, which every node can have, and their DataVolumes, which are populated.
func claimsOf(machines ...*v1.VirtualMachine) (claims []*corev1.PersistentVolumeClaim, volumes []*importer.DataVolume) {
	mode := corev1.PersistentVolumeFilesystem
	made := map[string]bool{}
	add := func(namespace, name string, ofTemplate bool, owner *v1.VirtualMachine) {
		if made[name] {
			return
		}
		made[name] = true
		meta := metav1.ObjectMeta{Namespace: namespace, Name: name}
		claims = append(claims, &corev1.PersistentVolumeClaim{ObjectMeta: meta, Spec: corev1.PersistentVolumeClaimSpec{VolumeMode: &mode, AccessModes: accessModes}})
		if ofTemplate {
			meta.OwnerReferences = []metav1.OwnerReference{*metav1.NewControllerRef(owner, v1.VirtualMachineGroupVersionKind)}
		}
		volumes = append(volumes, &importer.DataVolume{ObjectMeta: meta, Status: importer.DataVolumeStatus{Phase: importer.Succeeded}})
	}
	for _, machine := range machines {
		for _, template := range machine.Spec.DataVolumeTemplates {
			add(machine.Namespace, template.Name, true, machine)
		}
	}
	for _, machine := range machines {
		for _, volume := range machine.Spec.Template.Spec.Volumes {
			if claim, refers := volumeClaim(volume); refers {
				add(machine.Namespace, claim, false, machine)
			}
		}
	}
	return claims, volumes
}

func volumeClaim(volume v1.Volume) (string, bool) {
	switch {
	case volume.PersistentVolumeClaim != nil:
		return volume.PersistentVolumeClaim.ClaimName, true
	case volume.DataVolume != nil:
		return volume.DataVolume.Name, true
	}
	return "", false
}
