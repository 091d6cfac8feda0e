package judge

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"

	v1 "kubevirt.io/api/core/v1"

	netadmitter "kubevirt.io/kubevirt/pkg/network/admitter"
	netvmispec "kubevirt.io/kubevirt/pkg/network/vmispec"

	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

const controller = "system:serviceaccount:" + virtapi.Namespace + ":kubevirt-controller"

// consequence creates what KubeVirt's controllers make of a stored object, down to the DataVolumes and the launcher pods.
func (j *Judge) consequence(stored *unstructured.Unstructured) (*refusal, error) {
	switch stored.GetKind() {
	case "VirtualMachineInstance":
		return j.launch(stored)
	case "VirtualMachine":
		var machine v1.VirtualMachine
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(stored.Object, &machine); err != nil {
			return nil, err
		}
		return j.start(&machine)
	case "VirtualMachineInstanceReplicaSet":
		var set v1.VirtualMachineInstanceReplicaSet
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(stored.Object, &set); err != nil {
			return nil, err
		}
		instance := &v1.VirtualMachineInstance{ObjectMeta: *set.Spec.Template.ObjectMeta.DeepCopy(), Spec: set.Spec.Template.Spec}
		instance.Namespace, instance.Name = set.Namespace, set.Name+"x"
		instance.OwnerReferences = nil // the controller writes the set alone
		return j.createInstance(instance)
	case "VirtualMachinePool":
		var pool virtualMachinePool
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(stored.Object, &pool); err != nil {
			return nil, err
		}
		template := pool.Spec.VirtualMachineTemplate.DeepCopy()
		// The controller takes nothing else of the metadata.
		machine := &v1.VirtualMachine{ObjectMeta: metav1.ObjectMeta{Labels: template.ObjectMeta.Labels, Annotations: template.ObjectMeta.Annotations}, Spec: template.Spec}
		machine.Namespace, machine.Name = pool.Namespace, pool.Name+"-0"
		indexDataVolumes(&machine.Spec)
		return j.createMachine(machine)
	}
	return nil, nil
}

func (j *Judge) createMachine(machine *v1.VirtualMachine) (*refusal, error) {
	machine.TypeMeta = metav1.TypeMeta{APIVersion: v1.GroupVersion.String(), Kind: "VirtualMachine"}
	stored, refused, err := j.createAsController(machine)
	if refused != nil || err != nil {
		return refused, err
	}
	return j.consequence(stored)
}

// start does what the VM controller does up to the creation of the instance.
func (j *Judge) start(machine *v1.VirtualMachine) (*refusal, error) {
	machine.UID = "assigned-by-the-server"
	if refused, err := j.createDataVolumes(machine); refused != nil || err != nil {
		return refused, err
	}
	instance, err := j.prepare(machine)
	if err != nil {
		return &refusal{message: err.Error()}, nil
	}
	if err := netvmispec.SetDefaultNetworkInterface(j.config, &instance.Spec); err != nil {
		return &refusal{message: err.Error()}, nil
	}
	if err := j.instancetypes.ApplyToVMI(machine, instance); err != nil {
		return &refusal{message: err.Error()}, nil
	}
	if causes := netadmitter.NewValidator(field.NewPath("spec"), &instance.Spec, j.config).ValidateCreation(); len(causes) > 0 {
		return &refusal{message: "failed create validation", causes: causes}, nil
	}
	return j.createInstance(instance)
}

func (j *Judge) createInstance(instance *v1.VirtualMachineInstance) (*refusal, error) {
	instance.TypeMeta = metav1.TypeMeta{APIVersion: v1.GroupVersion.String(), Kind: "VirtualMachineInstance"}
	stored, refused, err := j.createAsController(instance)
	if refused != nil || err != nil {
		return refused, err
	}
	return j.launch(stored)
}

func (j *Judge) createAsController(object any) (*unstructured.Unstructured, *refusal, error) {
	content, err := runtime.DefaultUnstructuredConverter.ToUnstructured(object)
	if err != nil {
		return nil, nil, err
	}
	stored, _, refused, err := j.pipeline.write(&unstructured.Unstructured{Object: content}, nil, controller)
	return stored, refused, err
}
