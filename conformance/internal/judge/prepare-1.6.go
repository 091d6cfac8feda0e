//go:build before1.7

package judge

import (
	_ "unsafe" // for go:linkname

	v1 "kubevirt.io/api/core/v1"
	poolv1 "kubevirt.io/api/pool/v1alpha1"

	"kubevirt.io/kubevirt/pkg/util"
	"kubevirt.io/kubevirt/pkg/virt-controller/watch/vm"
)

type virtualMachinePool = poolv1.VirtualMachinePool

type instancetypes interface {
	ApplyDevicePreferences(*v1.VirtualMachine, *v1.VirtualMachineInstance) error
	ApplyToVMI(*v1.VirtualMachine, *v1.VirtualMachineInstance) error
}

// What later releases export; setup does not use its controller.
//
//go:linkname setup kubevirt.io/kubevirt/pkg/virt-controller/watch/vm.(*Controller).setupVMIFromVM
func setup(*vm.Controller, *v1.VirtualMachine) *v1.VirtualMachineInstance

//go:linkname attachInput kubevirt.io/kubevirt/pkg/virt-controller/watch/vm.autoAttachInputDevice
func attachInput(*v1.VirtualMachineInstance)

func (j *Judge) prepare(machine *v1.VirtualMachine) (*v1.VirtualMachineInstance, error) {
	instance := setup(nil, machine)
	if err := j.instancetypes.ApplyDevicePreferences(machine, instance); err != nil {
		return nil, err
	}
	util.SetDefaultVolumeDisk(&instance.Spec)
	attachInput(instance)
	return instance, nil
}
