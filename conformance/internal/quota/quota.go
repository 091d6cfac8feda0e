// Package quota measures what a VMI costs: KubeVirt's template service renders its launcher pod, Kubernetes' quota evaluator charges it.
package quota

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/client-go/tools/cache"
	corev1defaults "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/quota/v1/evaluator/core"
	"k8s.io/utils/clock"

	v1 "kubevirt.io/api/core/v1"
	instancetypev1 "kubevirt.io/api/instancetype/v1beta1"

	"kubevirt.io/kubevirt/pkg/instancetype/apply"
	"kubevirt.io/kubevirt/pkg/virt-api/webhooks/mutating-webhook/mutators"

	"cdk8s-kubevirt.dev/conformance/internal/launcher"
	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

// Vector is a VMI in a cluster, and what it must cost.
type Vector struct {
	Name        string                        `json:"name"`
	Spec        v1.VirtualMachineInstanceSpec `json:"spec"`
	Annotations map[string]string             `json:"annotations"`
	Cluster     Cluster                       `json:"cluster"`
	Figures
}

// Cluster is what differs from a default installation on amd64.
type Cluster struct {
	Architecture        string                                         `json:"architecture"`
	Configuration       v1.KubeVirtConfiguration                       `json:"configuration"`
	Annotations         map[string]string                              `json:"annotations"`
	NamespaceLabels     map[string]string                              `json:"namespaceLabels"`
	Quotas              []corev1.ResourceList                          `json:"quotas"`
	AttachmentResources map[string]string                              `json:"attachmentResources"`
	Instancetype        *instancetypev1.VirtualMachineInstancetypeSpec `json:"instancetype"`
	Preference          *instancetypev1.VirtualMachinePreferenceSpec   `json:"preference"`
}

// Figures are quantities in their canonical form, by name of the resource.
type Figures struct {
	// Usage is what a ResourceQuota is charged for the pod.
	Usage map[string]string `json:"usage"`
	// Requests and Limits are those of the container that runs the guest.
	Requests map[string]string `json:"requests"`
	Limits   map[string]string `json:"limits"`
}

const namespace = "tenant"

// Measure gives the figures of KubeVirt's and Kubernetes' own code.
func Measure(vector Vector) (*Figures, error) {
	pod, err := launcherPod(vector)
	if err != nil {
		return nil, err
	}
	corev1defaults.SetObjectDefaults_Pod(pod)
	usage, err := core.PodUsageFunc(pod, clock.RealClock{})
	if err != nil {
		return nil, err
	}
	figures := &Figures{Usage: canonical(distinct(usage))}
	for _, container := range pod.Spec.Containers {
		if container.Name == "compute" {
			figures.Requests, figures.Limits = canonical(container.Resources.Requests), canonical(container.Resources.Limits)
		}
	}
	return figures, nil
}

func launcherPod(vector Vector) (*corev1.Pod, error) {
	cluster := vector.Cluster
	kubevirt := virtapi.KubeVirt(virtapi.Options{Architecture: cluster.Architecture})
	kubevirt.Spec.Configuration, kubevirt.Annotations = cluster.Configuration, cluster.Annotations
	config, err := virtapi.Configuration(kubevirt)
	if err != nil {
		return nil, err
	}
	client, err := attachments(cluster.AttachmentResources).Client()
	if err != nil {
		return nil, err
	}
	instance := &v1.VirtualMachineInstance{
		ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: "vm", UID: "uid", Annotations: vector.Annotations},
		Spec:       vector.Spec,
	}
	conflicts := apply.NewVMIApplier().ApplyToVMI(field.NewPath("spec"), cluster.Instancetype, cluster.Preference, &instance.Spec, &instance.ObjectMeta)
	if len(conflicts) > 0 {
		return nil, conflicts[0]
	}
	if err := mutators.ApplyNewVMIMutations(instance, config); err != nil {
		return nil, err
	}
	surroundings := launcher.Surroundings{Config: config, Client: client, Namespaces: namespaces(cluster.NamespaceLabels), Quotas: quotas(cluster.Quotas)}
	return surroundings.Render(instance)
}

func quotas(hard []corev1.ResourceList) cache.Store {
	var found []runtime.Object
	for _, list := range hard {
		name := metav1.ObjectMeta{Namespace: namespace, Name: "quota"}
		found = append(found, &corev1.ResourceQuota{ObjectMeta: name, Spec: corev1.ResourceQuotaSpec{Hard: list}})
	}
	return launcher.Store(found...)
}

func namespaces(labels map[string]string) cache.Store {
	return launcher.Store(&corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: namespace, Labels: labels}})
}

// attachments are network attachment definitions, by name, with the device resource each is annotated with.
func attachments(resources map[string]string) virtapi.Offline {
	objects := virtapi.Offline{}
	for name, resource := range resources {
		definition := metav1.PartialObjectMetadata{
			TypeMeta:   metav1.TypeMeta{APIVersion: "k8s.cni.cncf.io/v1", Kind: "NetworkAttachmentDefinition"},
			ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name, Annotations: map[string]string{"k8s.v1.cni.cncf.io/resourceName": resource}},
		}
		objects.Add("/apis/k8s.cni.cncf.io/v1/namespaces/"+namespace+"/network-attachment-definitions/"+name, definition)
	}
	return objects
}

func canonical(list corev1.ResourceList) map[string]string {
	texts := map[string]string{}
	for name, quantity := range list {
		texts[string(name)] = quantity.String()
	}
	return texts
}
