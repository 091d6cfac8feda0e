//go:build !before1.7

package judge

import (
	v1 "kubevirt.io/api/core/v1"
	poolv1 "kubevirt.io/api/pool/v1beta1"

	"kubevirt.io/kubevirt/pkg/virt-controller/watch/vm"
)

type virtualMachinePool = poolv1.VirtualMachinePool

// instancetypes is the part of the VM controller that applies instance types and preferences.
type instancetypes interface {
	ApplyAutoAttachPreferences(*v1.VirtualMachine, *v1.VirtualMachineInstance) error
	ApplyToVMI(*v1.VirtualMachine, *v1.VirtualMachineInstance) error
}

// prepare makes the instance of a VM, up to where its networks are defaulted.
func (j *Judge) prepare(machine *v1.VirtualMachine) (*v1.VirtualMachineInstance, error) {
	instance := vm.SetupVMIFromVM(machine)
	if err := j.instancetypes.ApplyAutoAttachPreferences(machine, instance); err != nil {
		return nil, err
	}
	vm.AutoAttachInputDevice(instance)
	return instance, nil
}
