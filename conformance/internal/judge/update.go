//go:build !before1.9

package judge

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/jsonmergepatch"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/record"

	v1 "kubevirt.io/api/core/v1"
	"kubevirt.io/client-go/kubecli"
	importer "kubevirt.io/containerized-data-importer-api/pkg/apis/core/v1beta1"

	watched "kubevirt.io/kubevirt/pkg/controller"
	instancetype "kubevirt.io/kubevirt/pkg/instancetype/controller/vm"
	netcontrollers "kubevirt.io/kubevirt/pkg/network/controllers"
	"kubevirt.io/kubevirt/pkg/virt-controller/watch/vm"

	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

// rounds is how often the VM is reconciled at most.
const rounds = 20

// reconciler is virt-controller with one VM.
type reconciler struct {
	judge    *Judge
	world    *world
	key      string // namespace/name
	path     string // of the VM
	instance string // the path of the instance
	claims   []*corev1.PersistentVolumeClaim
	volumes  []*importer.DataVolume
}

// Update applies a changed VM as kubectl apply does, where one has been started, and lets virt-controller reconcile it. One judge does one after the other.
func (j *Judge) Update(before, after map[string]any) (Effects, error) {
	stored, _, refused, err := j.pipeline.write(&unstructured.Unstructured{Object: runtime.DeepCopyJSON(before)}, nil, "kubernetes-admin")
	if err != nil {
		return Effects{}, err
	}
	if refused != nil {
		return Effects{Verdict: "unstarted", Message: refused.message}, nil
	}
	stored.SetUID("vm")
	stored.SetGeneration(1)
	machine, err := typed[v1.VirtualMachine](stored)
	if err != nil {
		return Effects{}, err
	}
	wanted, err := typed[v1.VirtualMachine](&unstructured.Unstructured{Object: runtime.DeepCopyJSON(after)})
	if err != nil {
		return Effects{Verdict: "refused", Message: err.Error()}, nil
	}
	known := []*v1.VirtualMachine{machine}
	if wanted.Spec.Template != nil {
		wanted.UID = machine.UID
		known = append(known, wanted)
	}
	in := "/apis/kubevirt.io/v1/namespaces/" + machine.Namespace
	r := &reconciler{
		judge: j, key: machine.Namespace + "/" + machine.Name, path: in + "/virtualmachines/" + machine.Name, instance: in + "/virtualmachineinstances/" + machine.Name,
	}
	r.claims, r.volumes = claimsOf(known...)
	r.world = &world{pipeline: j.pipeline, others: j.objects, objects: map[string]*unstructured.Unstructured{r.path: stored}}
	started, message, err := r.start()
	if started == nil || err != nil {
		return Effects{Verdict: "unstarted", Message: message}, err
	}
	merged, err := merge(before, after, r.world.objects[r.path])
	if err != nil {
		return Effects{}, err
	}
	changed, _, refused, err := j.pipeline.write(merged, r.world.objects[r.path], "kubernetes-admin")
	if err != nil {
		return Effects{}, err
	}
	if refused != nil {
		return Effects{Verdict: "refused", Message: refused.message}, nil
	}
	if !equality.Semantic.DeepEqual(changed.Object["spec"], r.world.objects[r.path].Object["spec"]) {
		changed.SetGeneration(changed.GetGeneration() + 1)
	}
	r.world.objects[r.path] = changed
	if err := r.settle(); err != nil {
		return Effects{}, err
	}
	first, err := r.effects(started)
	if err != nil || first.Reason != "" || r.world.objects[r.instance] == nil {
		return first, err
	}
	if err := r.rewrite(unplug); err != nil {
		return Effects{}, err
	}
	last, err := r.effects(started)
	last.Effects = slices.Compact(slices.Sorted(slices.Values(append(first.Effects, last.Effects...))))
	return last, err
}

// start starts the guest; where none is, it says why.
func (r *reconciler) start() (started *v1.VirtualMachineInstance, message string, err error) {
	if err := r.settle(); err != nil {
		return nil, "", err
	}
	if r.world.objects[r.instance] == nil {
		shown, _ := json.Marshal(r.world.objects[r.path].Object["status"])
		return nil, string(shown), nil
	}
	if err := r.rewrite(run); err != nil {
		return nil, "", err
	}
	started, err = typed[v1.VirtualMachineInstance](r.world.objects[r.instance])
	return started, "", err
}

// rewrite lets others than virt-controller's VM controller write to the instance, and reconciles.
func (r *reconciler) rewrite(write func(*v1.VirtualMachineInstance)) error {
	instance, err := typed[v1.VirtualMachineInstance](r.world.objects[r.instance])
	if err != nil {
		return err
	}
	write(instance)
	content, err := runtime.DefaultUnstructuredConverter.ToUnstructured(instance)
	if err != nil {
		return err
	}
	r.world.objects[r.instance] = &unstructured.Unstructured{Object: content}
	return r.settle()
}

// settle reconciles until nothing is written any more.
func (r *reconciler) settle() error {
	var last []byte
	for range rounds {
		if err := r.reconcile(); err != nil {
			return err
		}
		now, err := json.Marshal(r.world.objects)
		if err != nil {
			return err
		}
		if bytes.Equal(last, now) {
			return nil
		}
		last = now
	}
	return errors.New("virt-controller does not come to rest")
}

// reconcile lets a new virt-controller, which waits for nothing, see the world once.
func (r *reconciler) reconcile() error {
	machines, instances := informer(&v1.VirtualMachine{}, watched.GetVirtualMachineInformerIndexers()), informer(&v1.VirtualMachineInstance{}, watched.GetVMIInformerIndexers())
	revisions, volumes, claims := informer(&appsv1.ControllerRevision{}, watched.GetControllerRevisionInformerIndexers()), virtapi.Informer(&importer.DataVolume{}), virtapi.Informer(&corev1.PersistentVolumeClaim{})
	namespaces := virtapi.Informer(&corev1.Namespace{})
	for path, object := range r.world.objects {
		var failure error
		switch {
		case path == r.path:
			failure = put[v1.VirtualMachine](machines, object)
		case path == r.instance:
			failure = put[v1.VirtualMachineInstance](instances, object)
		case object.GetKind() == "ControllerRevision":
			failure = put[appsv1.ControllerRevision](revisions, object)
		}
		if failure != nil {
			return failure
		}
	}
	for _, claim := range r.claims {
		claims.GetStore().Add(claim)
	}
	for _, volume := range r.volumes {
		volumes.GetStore().Add(volume)
	}
	namespaces.GetStore().Add(&corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: namespace}})
	client, err := kubecli.GetKubevirtClientFromRESTConfig(&rest.Config{Host: "http://cluster.invalid", Transport: r.world, QPS: -1})
	if err != nil {
		return err
	}
	recorder := &record.FakeRecorder{}
	sizes := instancetype.New(nil, nil, nil, nil, revisions.GetStore(), client, r.judge.config, recorder)
	reconciles, err := vm.NewController(
		instances, machines, volumes, virtapi.Informer(&importer.DataSource{}), virtapi.Informer(&v1.KubeVirt{}), namespaces, claims, revisions, recorder, client, r.judge.config,
		netcontrollers.NewVMController(client.GeneratedKubeVirtClient()), vm.NewFirmwareController(client.GeneratedKubeVirtClient()), sizes, nil, nil,
	)
	if err != nil {
		return err
	}
	defer reconciles.Queue.ShutDown()
	reconciles.Queue.Add(r.key)
	reconciles.Execute()
	return nil
}

// merge is what an apply leaves: what the server or a webhook filled in stays.
func merge(before, after map[string]any, stored *unstructured.Unstructured) (*unstructured.Unstructured, error) {
	var texts [3][]byte
	for i, object := range []map[string]any{before, after, stored.Object} {
		text, err := json.Marshal(object)
		if err != nil {
			return nil, err
		}
		texts[i] = text
	}
	patch, err := jsonmergepatch.CreateThreeWayJSONMergePatch(texts[0], texts[1], texts[2])
	if err != nil {
		return nil, err
	}
	text, err := afterPatch(stored, patch, "application/merge-patch+json")
	if err != nil {
		return nil, err
	}
	merged := &unstructured.Unstructured{}
	return merged, merged.UnmarshalJSON(text)
}

func informer(example runtime.Object, indexers cache.Indexers) cache.SharedIndexInformer {
	return cache.NewSharedIndexInformer(&cache.ListWatch{}, example, 0, indexers)
}

func put[T any](into cache.SharedIndexInformer, object *unstructured.Unstructured) error {
	converted, err := typed[T](object)
	if err != nil {
		return fmt.Errorf("%s %s: %w", object.GetKind(), object.GetName(), err)
	}
	return into.GetIndexer().Add(converted)
}

func typed[T any](object *unstructured.Unstructured) (*T, error) {
	text, err := object.MarshalJSON()
	if err != nil {
		return nil, err
	}
	converted := new(T)
	return converted, json.Unmarshal(text, converted)
}
