package judge

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	v1 "kubevirt.io/api/core/v1"
	importer "kubevirt.io/containerized-data-importer-api/pkg/apis/core/v1beta1"

	watchutil "kubevirt.io/kubevirt/pkg/virt-controller/watch/util"
)

// createDataVolumes creates those of a VM's templates, as the VM controller does. One of the same name as another is there already, and is not made.
func (j *Judge) createDataVolumes(machine *v1.VirtualMachine) (*refusal, error) {
	made := map[string]bool{}
	for _, template := range machine.Spec.DataVolumeTemplates {
		if made[template.Name] {
			continue
		}
		made[template.Name] = true
		volume, err := watchutil.CreateDataVolumeManifest(j.surroundings.Client, template, machine)
		if err != nil {
			return &refusal{message: "unable to create DataVolume manifest: " + err.Error()}, nil
		}
		volume.TypeMeta = metav1.TypeMeta{APIVersion: importer.SchemeGroupVersion.String(), Kind: "DataVolume"}
		volume.Namespace = machine.Namespace
		if _, refused, err := j.createAsController(volume); refused != nil || err != nil {
			return prefixed(refused, "DataVolume "+template.Name+": "), err
		}
	}
	return nil, nil
}

// indexDataVolumes gives the DataVolumes of a pool's first VM their names.
func indexDataVolumes(machine *v1.VirtualMachineSpec) {
	renamed := map[string]string{}
	for i, template := range machine.DataVolumeTemplates {
		renamed[template.Name] = template.Name + "-0"
		machine.DataVolumeTemplates[i].Name = template.Name + "-0"
	}
	if machine.Template == nil {
		return
	}
	for _, volume := range machine.Template.Spec.Volumes {
		if claim := volume.PersistentVolumeClaim; claim != nil && renamed[claim.ClaimName] != "" {
			claim.ClaimName = renamed[claim.ClaimName]
		} else if volume.DataVolume != nil && renamed[volume.DataVolume.Name] != "" {
			volume.DataVolume.Name = renamed[volume.DataVolume.Name]
		}
	}
}

func prefixed(refused *refusal, prefix string) *refusal {
	if refused != nil {
		refused.message = prefix + refused.message
	}
	return refused
}
