//go:build !before1.9

package judge

import (
	"maps"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/equality"

	v1 "kubevirt.io/api/core/v1"

	"kubevirt.io/kubevirt/pkg/network/migration"
)

// Effects are what an update of a VM does to its guest, which runs.
type Effects struct {
	ID string `json:"id"`
	// Verdict is "unstarted" where the VM as it was has no running guest, else "refused" or "applied".
	Verdict string `json:"verdict"`
	Message string `json:"message,omitempty"`
	// Effects of an applied update: stop, error, restart, migration, live.
	Effects []string `json:"effects,omitempty"`
	// Reason is that of the condition Failure.
	Reason string `json:"reason,omitempty"`
}

// effects compares the guest with what it was before the change.
func (r *reconciler) effects(before *v1.VirtualMachineInstance) (Effects, error) {
	machine, err := typed[v1.VirtualMachine](r.world.objects[r.path])
	if err != nil {
		return Effects{}, err
	}
	found := map[string]bool{}
	verdict := Effects{Verdict: "applied"}
	for _, condition := range machine.Status.Conditions {
		switch {
		case condition.Status != corev1.ConditionTrue:
		case condition.Type == v1.VirtualMachineRestartRequired:
			found["restart"] = true
		case condition.Type == v1.VirtualMachineFailure:
			found["error"], verdict.Reason, verdict.Message = true, condition.Reason, condition.Message
		}
	}
	if left := r.world.objects[r.instance]; left == nil {
		found["stop"] = true
	} else {
		after, err := typed[v1.VirtualMachineInstance](left)
		if err != nil {
			return Effects{}, err
		}
		pod, err := podOf(before)
		if err != nil {
			return Effects{}, err
		}
		found["migration"], found["live"] = migrates(before, after, pod), updated(before, after)
	}
	for _, effect := range slices.Sorted(maps.Keys(found)) {
		if found[effect] {
			verdict.Effects = append(verdict.Effects, effect)
		}
	}
	return verdict, nil
}

// migrates says whether the guest gets something on the target of a migration.
func migrates(before, after *v1.VirtualMachineInstance, pod *corev1.Pod) bool {
	old, fresh := before.Spec.Domain, after.Spec.Domain
	return !equality.Semantic.DeepEqual(old.CPU, fresh.CPU) || !equality.Semantic.DeepEqual(old.Memory, fresh.Memory) ||
		len(after.Status.MigratedVolumes) > 0 || migration.NewEvaluator().Evaluate(after, pod) != corev1.ConditionUnknown
}

// updated says whether the guest, or what is known of it, changes where it is. A CD-ROM drive goes from the instance, and stays in the guest.
func updated(before, after *v1.VirtualMachineInstance) bool {
	same := equality.Semantic.DeepEqual
	old, fresh := before.Spec.DeepCopy(), after.Spec
	devices := &old.Domain.Devices
	for _, disk := range devices.Disks {
		if disk.CDRom != nil && !slices.ContainsFunc(fresh.Domain.Devices.Disks, func(other v1.Disk) bool { return other.Name == disk.Name }) {
			devices.Disks = slices.DeleteFunc(slices.Clone(devices.Disks), func(other v1.Disk) bool { return other.Name == disk.Name })
			old.Volumes = slices.DeleteFunc(old.Volumes, func(volume v1.Volume) bool { return volume.Name == disk.Name })
		}
	}
	moved := len(after.Status.MigratedVolumes) > 0
	return !same(old.NodeSelector, fresh.NodeSelector) || !same(old.Affinity, fresh.Affinity) || !same(old.Tolerations, fresh.Tolerations) ||
		!moved && (!same(old.Volumes, fresh.Volumes) || !same(devices.Disks, fresh.Domain.Devices.Disks)) ||
		statesDiffer(devices.Interfaces, fresh.Domain.Devices.Interfaces) ||
		!same(before.Labels, after.Labels) || !same(withoutGeneration(before.Annotations), withoutGeneration(after.Annotations))
}

func statesDiffer(old, fresh []v1.Interface) bool {
	return slices.ContainsFunc(old, func(nic v1.Interface) bool {
		i := slices.IndexFunc(fresh, func(other v1.Interface) bool { return other.Name == nic.Name })
		return i < 0 || fresh[i].State != nic.State
	})
}

func withoutGeneration(annotations map[string]string) map[string]string {
	left := maps.Clone(annotations)
	delete(left, v1.VirtualMachineGenerationAnnotation)
	return left
}
