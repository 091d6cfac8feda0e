// Package autoscaling runs the HorizontalPodAutoscaler controller of Kubernetes against simulated pods, in the time of a testing bubble.
package autoscaling

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"testing"
	"testing/synctest"
	"time"

	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	apiresource "k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/fake"
	autoscalinglisters "k8s.io/client-go/listers/autoscaling/v2"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/restmapper"
	scalefake "k8s.io/client-go/scale/fake"
	clienttesting "k8s.io/client-go/testing"
	"k8s.io/client-go/tools/cache"
	"k8s.io/klog/v2"
	defaults "k8s.io/kubernetes/pkg/apis/autoscaling/v2"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
	"k8s.io/kubernetes/pkg/controller/podautoscaler/metrics"
)

const (
	syncPeriod   = 15 * time.Second
	metricWindow = 15 * time.Second
)

// scenario is what the simulator of the library is given too: CPU in thousandths, times in seconds, a load for each sync.
type scenario struct {
	Autoscaler struct {
		Behavior    *autoscalingv2.HorizontalPodAutoscalerBehavior
		MinReplicas int32
		MaxReplicas int32
	}
	Utilization int32
	Replica     struct{ Request, Limit, RunningAfter, ReadyAfter int64 }
	Initial     int
	Loads       []int64
}

type pod struct{ startedAt, runsAt, readyAt time.Time }

// workload is a Deployment, its pods and their metrics.
type workload struct {
	scenario
	pods    []pod
	indexer cache.Indexer
	begin   time.Time
}

func (w *workload) scale(replicas int) {
	now := time.Now()
	for len(w.pods) < replicas {
		w.pods = append(w.pods, pod{now, now.Add(time.Duration(w.Replica.RunningAfter) * time.Second), now.Add(time.Duration(w.Replica.ReadyAfter) * time.Second)})
	}
	w.pods = w.pods[:replicas]
}

// GetResourceMetric writes what the pods are now, then their metrics.
func (w *workload) GetResourceMetric(context.Context, corev1.ResourceName, string, labels.Selector, string) (metrics.PodMetricsInfo, time.Time, error) {
	now := time.Now()
	index := int(now.Sub(w.begin) / syncPeriod)
	ready := 0
	for _, p := range w.pods {
		if !p.readyAt.After(now) {
			ready++
		}
	}
	usage := min(w.Replica.Limit, w.Loads[min(index, len(w.Loads)-1)]/int64(max(ready, 1)))
	info := metrics.PodMetricsInfo{}
	var objects []any
	for i, p := range w.pods {
		object := w.object(i, p, now)
		objects = append(objects, object)
		if object.Status.Phase != corev1.PodRunning {
			continue
		}
		metric := metrics.PodMetric{Timestamp: now, Window: metricWindow}
		if !p.readyAt.After(now) {
			metric.Value = usage
		}
		info[object.Name] = metric
	}
	if len(info) == 0 {
		return nil, now, errors.New("no metrics")
	}
	return info, now, w.indexer.Replace(objects, "")
}

func (w *workload) object(i int, p pod, now time.Time) *corev1.Pod {
	started := metav1.NewTime(p.startedAt)
	ready := corev1.PodCondition{Type: corev1.PodReady, Status: corev1.ConditionFalse, LastTransitionTime: started}
	if !p.readyAt.After(now) {
		ready.Status, ready.LastTransitionTime = corev1.ConditionTrue, metav1.NewTime(p.readyAt)
	}
	phase := corev1.PodPending
	if !p.runsAt.After(now) {
		phase = corev1.PodRunning
	}
	return &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("pod-%d", i), Namespace: "default", Labels: map[string]string{"app": "web"}},
		Spec: corev1.PodSpec{Containers: []corev1.Container{{Name: "compute", Resources: corev1.ResourceRequirements{
			Requests: corev1.ResourceList{corev1.ResourceCPU: *apiresource.NewMilliQuantity(w.Replica.Request, apiresource.DecimalSI)},
		}}}},
		Status: corev1.PodStatus{Phase: phase, StartTime: &started, Conditions: []corev1.PodCondition{ready}},
	}
}

func (*workload) GetRawMetric(string, string, labels.Selector, labels.Selector) (metrics.PodMetricsInfo, time.Time, error) {
	return nil, time.Time{}, errors.New("not asked for")
}

func (*workload) GetObjectMetric(string, string, *autoscalingv2.CrossVersionObjectReference, labels.Selector) (int64, time.Time, error) {
	return 0, time.Time{}, errors.New("not asked for")
}

func (*workload) GetExternalMetric(string, string, labels.Selector) ([]int64, time.Time, error) {
	return nil, time.Time{}, errors.New("not asked for")
}

func (w *workload) hpa() *autoscalingv2.HorizontalPodAutoscaler {
	behavior := w.Autoscaler.Behavior
	if behavior != nil {
		behavior = &autoscalingv2.HorizontalPodAutoscalerBehavior{
			ScaleUp:   defaults.GenerateHPAScaleUpRules(behavior.ScaleUp),
			ScaleDown: defaults.GenerateHPAScaleDownRules(behavior.ScaleDown),
		}
	}
	return &autoscalingv2.HorizontalPodAutoscaler{
		ObjectMeta: metav1.ObjectMeta{Name: "web", Namespace: "default"},
		Spec: autoscalingv2.HorizontalPodAutoscalerSpec{
			ScaleTargetRef: autoscalingv2.CrossVersionObjectReference{APIVersion: "apps/v1", Kind: "Deployment", Name: "web"},
			MinReplicas:    &w.Autoscaler.MinReplicas,
			MaxReplicas:    w.Autoscaler.MaxReplicas,
			Behavior:       behavior,
			Metrics: []autoscalingv2.MetricSpec{{Type: autoscalingv2.ResourceMetricSourceType, Resource: &autoscalingv2.ResourceMetricSource{
				Name:   corev1.ResourceCPU,
				Target: autoscalingv2.MetricTarget{Type: autoscalingv2.UtilizationMetricType, AverageUtilization: &w.Utilization},
			}}},
		},
	}
}

func (w *workload) scaleClient() *scalefake.FakeScaleClient {
	client := &scalefake.FakeScaleClient{}
	current := func() *autoscalingv1.Scale {
		return &autoscalingv1.Scale{
			ObjectMeta: metav1.ObjectMeta{Name: "web", Namespace: "default"},
			Spec:       autoscalingv1.ScaleSpec{Replicas: int32(len(w.pods))},
			Status:     autoscalingv1.ScaleStatus{Replicas: int32(len(w.pods)), Selector: "app=web"},
		}
	}
	client.AddReactor("get", "deployments", func(clienttesting.Action) (bool, runtime.Object, error) { return true, current(), nil })
	client.AddReactor("update", "deployments", func(action clienttesting.Action) (bool, runtime.Object, error) {
		asked := action.(clienttesting.UpdateAction).GetObject().(*autoscalingv1.Scale)
		w.scale(int(asked.Spec.Replicas))
		return true, current(), nil
	})
	return client
}

// run answers the number of replicas after each sync.
func (w *workload) run() []int {
	ctx, stop := context.WithCancel(klog.NewContext(context.Background(), klog.Logger{}))
	hpa := w.hpa()
	client := fake.NewClientset(hpa)
	autoscalers := &store{objects: cache.NewIndexer(cache.MetaNamespaceKeyFunc, byNamespace)}
	pods := &store{objects: cache.NewIndexer(cache.MetaNamespaceKeyFunc, byNamespace)}
	controller := podautoscaler.NewHorizontalController(
		ctx, client.CoreV1(), w.scaleClient(), client.AutoscalingV2(), restmapper.NewDiscoveryRESTMapper(apps), w,
		autoscalerStore{autoscalers}, podStore{pods}, syncPeriod, 5*time.Minute, 0.1, 5*time.Minute, 30*time.Second,
	)
	w.indexer = pods.objects
	if err := autoscalers.objects.Add(hpa); err != nil {
		panic(err)
	}
	autoscalers.handler.OnAdd(hpa, true)
	// An autoscaler waits one period for its first sync.
	w.begin = time.Now().Add(syncPeriod)
	long := time.Now().Add(-24 * time.Hour)
	for range w.Initial {
		w.pods = append(w.pods, pod{long, long, long})
	}
	go controller.Run(ctx, 1)
	time.Sleep(syncPeriod + syncPeriod/2)
	var replicas []int
	for range w.Loads {
		replicas = append(replicas, len(w.pods))
		time.Sleep(syncPeriod)
	}
	stop()
	return replicas
}

var byNamespace = cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc}

// store is an informer that watches nothing: one that does would wait for a channel from outside the bubble, in which time then stands still.
type store struct {
	cache.SharedIndexInformer
	objects cache.Indexer
	handler cache.ResourceEventHandler
}

func (s *store) AddEventHandlerWithResyncPeriod(handler cache.ResourceEventHandler, _ time.Duration) (cache.ResourceEventHandlerRegistration, error) {
	s.handler = handler
	return nil, nil
}

func (s *store) HasSynced() bool { return true }

type podStore struct{ *store }

func (s podStore) Informer() cache.SharedIndexInformer { return s.store }
func (s podStore) Lister() corelisters.PodLister       { return corelisters.NewPodLister(s.objects) }

type autoscalerStore struct{ *store }

func (s autoscalerStore) Informer() cache.SharedIndexInformer { return s.store }
func (s autoscalerStore) Lister() autoscalinglisters.HorizontalPodAutoscalerLister {
	return autoscalinglisters.NewHorizontalPodAutoscalerLister(s.objects)
}

var apps = []*restmapper.APIGroupResources{{
	Group: metav1.APIGroup{
		Name: "apps", Versions: []metav1.GroupVersionForDiscovery{{Version: "v1"}}, PreferredVersion: metav1.GroupVersionForDiscovery{Version: "v1"},
	},
	VersionedResources: map[string][]metav1.APIResource{"v1": {{Name: "deployments", Namespaced: true, Kind: "Deployment"}}},
}}

// TestController reads scenarios, one a line, from the file that SCENARIOS names, and writes the replicas of each to the one that REPLICAS names.
func TestController(t *testing.T) {
	if os.Getenv("SCENARIOS") == "" {
		t.Skip("SCENARIOS names no file")
	}
	klog.SetOutput(io.Discard)
	klog.LogToStderr(false)
	in, err := os.Open(os.Getenv("SCENARIOS"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(os.Getenv("REPLICAS"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	encoder := json.NewEncoder(out)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, math.MaxInt32)
	for lines.Scan() {
		w := &workload{}
		if err := json.Unmarshal(lines.Bytes(), &w.scenario); err != nil {
			t.Fatal(err)
		}
		synctest.Test(t, func(*testing.T) { err = encoder.Encode(w.run()) })
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
