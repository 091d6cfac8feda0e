package judge

import (
	"maps"

	appsv1 "k8s.io/api/apps/v1"
	authorization "k8s.io/api/authorization/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"

	v1 "kubevirt.io/api/core/v1"
	instancetypeapi "kubevirt.io/api/instancetype"
	snapshotv1 "kubevirt.io/api/snapshot/v1beta1"
	importer "kubevirt.io/containerized-data-importer-api/pkg/apis/core/v1beta1"

	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/install"

	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

// What the manifests that are judged may refer to; nothing else exists but what KubeVirt brings and what a question says.
const (
	namespace = "conformance"
	images    = "images"  // another namespace
	running   = "running" // a VirtualMachineInstance
	golden    = "golden"  // a DataSource
	sized     = "sized"   // a DataSource that suggests an instancetype and a preference
	machine   = "vm"      // a VirtualMachine
	snapshot  = "snap"    // a VirtualMachineSnapshot of it
)

func objectsOf(strategy *install.Strategy, beside map[string]any) (virtapi.Offline, error) {
	const instancetypes = "/apis/instancetype.kubevirt.io/v1beta1/"
	uid, content := types.UID("vm"), "content"
	listed := map[string]any{
		"/api/v1/namespaces/" + namespace: &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: namespace}},
		"/api/v1/namespaces/" + images:    &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: images}},
		"/apis/kubevirt.io/v1/namespaces/" + namespace + "/virtualmachineinstances/" + running: &v1.VirtualMachineInstance{
			ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: running},
			Status: v1.VirtualMachineInstanceStatus{
				Phase:      v1.Running,
				Conditions: []v1.VirtualMachineInstanceCondition{{Type: v1.VirtualMachineInstanceIsMigratable, Status: corev1.ConditionTrue}},
			},
		},
		"/apis/kubevirt.io/v1/namespaces/" + namespace + "/virtualmachineinstancemigrations": &v1.VirtualMachineInstanceMigrationList{},
		"/apis/kubevirt.io/v1/kubevirts": &v1.KubeVirtList{},
		"/apis/cdi.kubevirt.io/v1beta1/namespaces/" + namespace + "/datasources/" + golden: &importer.DataSource{
			ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: golden},
			Spec:       importer.DataSourceSpec{Source: importer.DataSourceSource{PVC: &importer.DataVolumeSourcePVC{Namespace: images, Name: golden}}},
		},
		"/apis/cdi.kubevirt.io/v1beta1/namespaces/" + namespace + "/datasources/" + sized: &importer.DataSource{
			ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: sized, Labels: map[string]string{
				instancetypeapi.DefaultInstancetypeLabel: "u1.small", instancetypeapi.DefaultPreferenceLabel: "fedora",
			}},
			Spec: importer.DataSourceSpec{Source: importer.DataSourceSource{PVC: &importer.DataVolumeSourcePVC{Namespace: images, Name: golden}}},
		},
		"/apis/kubevirt.io/v1/namespaces/" + namespace + "/virtualmachines/" + machine: &v1.VirtualMachine{
			ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: machine, UID: uid},
		},
		"/apis/snapshot.kubevirt.io/v1beta1/namespaces/" + namespace + "/virtualmachinesnapshots/" + snapshot: &snapshotv1.VirtualMachineSnapshot{
			ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: snapshot},
			Status:     &snapshotv1.VirtualMachineSnapshotStatus{SourceUID: &uid, VirtualMachineSnapshotContentName: &content},
		},
		// What virt-operator's webhook tries to create to see whether it could.
		"/apis/apps/v1/namespaces/" + virtapi.Namespace + "/deployments": &appsv1.Deployment{},
		"/apis/apps/v1/namespaces/" + virtapi.Namespace + "/daemonsets":  &appsv1.DaemonSet{},
		// The user may do everything.
		"/apis/authorization.k8s.io/v1/subjectaccessreviews": &authorization.SubjectAccessReview{
			Status: authorization.SubjectAccessReviewStatus{Allowed: true},
		},
	}
	for _, instancetype := range strategy.Instancetypes() {
		listed[instancetypes+"virtualmachineclusterinstancetypes/"+instancetype.Name] = instancetype
	}
	for _, preference := range strategy.Preferences() {
		listed[instancetypes+"virtualmachineclusterpreferences/"+preference.Name] = preference
	}
	maps.Copy(listed, beside)
	objects := virtapi.Offline{}
	for path, object := range listed {
		if err := objects.Add(path, object); err != nil {
			return nil, err
		}
	}
	return objects, nil
}
