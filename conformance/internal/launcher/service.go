// Package launcher renders the pod that a VMI runs in, as virt-controller does.
package launcher

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/tools/cache"

	v1 "kubevirt.io/api/core/v1"
	"kubevirt.io/client-go/kubecli"

	"kubevirt.io/kubevirt/pkg/hooks"
	binding "kubevirt.io/kubevirt/pkg/network/netbinding"
	networkannotations "kubevirt.io/kubevirt/pkg/network/pod/annotations"
	backendstorage "kubevirt.io/kubevirt/pkg/storage/backend-storage"
	storageannotations "kubevirt.io/kubevirt/pkg/storage/pod/annotations"
	virtconfig "kubevirt.io/kubevirt/pkg/virt-config"
	"kubevirt.io/kubevirt/pkg/virt-controller/services"

	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

// Surroundings are what a template service looks up.
type Surroundings struct {
	Config *virtconfig.ClusterConfig
	// Client finds network attachment definitions and the ConfigMaps of hook sidecars.
	Client     kubecli.KubevirtClient
	Namespaces cache.Store
	Quotas     cache.Store
}

// Render gives the launcher pod of an instance that the webhooks have completed. Its claims are there, each a file system.
func (s Surroundings) Render(instance *v1.VirtualMachineInstance) (*corev1.Pod, error) {
	service := services.NewTemplateService("launcher", 240, "/var/run/kubevirt", "/var/run/kubevirt-ephemeral-disks", "/var/run/kubevirt/container-disks",
		"/var/run/kubevirt/hotplug-disks", "", claims(instance), s.Client, s.Config, 107, "exporter", s.Quotas, s.Namespaces,
		services.WithSidecarCreator(hookSidecars), services.WithSidecarCreator(binding.NetBindingPluginSidecarList),
		netMemory,
		services.WithAnnotationsGenerators(networkannotations.NewGenerator(s.Config), storageannotations.Generator{}))
	return service.RenderLaunchManifest(instance)
}

// Store is one that holds these objects.
func Store(objects ...runtime.Object) cache.Store {
	informer := virtapi.Informer(&corev1.Namespace{})
	for _, object := range objects {
		if err := informer.GetIndexer().Add(object); err != nil {
			panic(err)
		}
	}
	return informer.GetIndexer()
}

func hookSidecars(instance *v1.VirtualMachineInstance, _ *v1.KubeVirtConfiguration) (hooks.HookSidecarList, error) {
	return hooks.UnmarshalHookSidecarList(instance)
}

// claims are those the guest refers to, and the one for its persistent state.
func claims(instance *v1.VirtualMachineInstance) cache.Store {
	mode := corev1.PersistentVolumeFilesystem
	state := metav1.ObjectMeta{Namespace: instance.Namespace, Name: "state", Labels: map[string]string{backendstorage.PVCPrefix: instance.Name}}
	found := []runtime.Object{&corev1.PersistentVolumeClaim{ObjectMeta: state}}
	for _, volume := range instance.Spec.Volumes {
		if name, refers := claimOf(volume); refers {
			claim := metav1.ObjectMeta{Namespace: instance.Namespace, Name: name}
			found = append(found, &corev1.PersistentVolumeClaim{ObjectMeta: claim, Spec: corev1.PersistentVolumeClaimSpec{VolumeMode: &mode}})
		}
	}
	return Store(found...)
}

func claimOf(volume v1.Volume) (name string, refers bool) {
	switch {
	case volume.PersistentVolumeClaim != nil:
		return volume.PersistentVolumeClaim.ClaimName, true
	case volume.DataVolume != nil:
		return volume.DataVolume.Name, true
	case volume.Ephemeral != nil && volume.Ephemeral.PersistentVolumeClaim != nil:
		return volume.Ephemeral.PersistentVolumeClaim.ClaimName, true
	}
	return "", false
}
