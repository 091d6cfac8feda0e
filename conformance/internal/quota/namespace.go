package quota

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/sets"
	"k8s.io/apimachinery/pkg/util/validation/field"
	apiquota "k8s.io/apiserver/pkg/quota/v1"
	api "k8s.io/kubernetes/pkg/apis/core"
	corev1defaults "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/core/v1/helper"
	"k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/quota/v1/evaluator/core"
	"k8s.io/kubernetes/plugin/pkg/admission/limitranger"
	"k8s.io/utils/clock"
)

// Admission is a pod or a claim that is created in a namespace, and what is expected of it.
type Admission struct {
	Name        string                            `json:"name"`
	Pod         *corev1.PodSpec                   `json:"pod"`
	Claim       *corev1.PersistentVolumeClaimSpec `json:"claim"`
	LimitRanges []corev1.LimitRangeSpec           `json:"limitRanges"`
	Quota       corev1.ResourceQuotaSpec          `json:"quota"`
	Expected    Verdict                           `json:"expected"`
}

// Verdict is what LimitRanges and a ResourceQuota make of it.
type Verdict struct {
	// Usage is what a quota is charged, by its keys, in canonical form.
	Usage map[string]string `json:"usage"`
	// IsCharged says whether the scopes of the quota have it.
	IsCharged bool `json:"isCharged"`
	// IsComplete says whether all containers state what the quota demands.
	IsComplete bool `json:"isComplete"`
	// IsWithinBounds says whether the LimitRanges admit it.
	IsWithinBounds bool `json:"isWithinBounds"`
}

// Judge gives the verdict of Kubernetes' own code.
func Judge(admission Admission) (*Verdict, error) {
	if admission.Claim != nil {
		return judgeClaim(admission)
	}
	return judgePod(admission)
}

func judgePod(admission Admission) (*Verdict, error) {
	external := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "pod", Namespace: namespace}, Spec: *admission.Pod}
	corev1defaults.SetObjectDefaults_Pod(external)
	pod := &api.Pod{}
	if err := corev1defaults.Convert_v1_Pod_To_core_Pod(external, pod, nil); err != nil {
		return nil, err
	}
	ranges := limitRanges(admission.LimitRanges)
	actions := limitranger.DefaultLimitRangerActions{}
	for _, limitRange := range ranges {
		if err := actions.MutateLimit(limitRange, "pods", pod); err != nil {
			return nil, err
		}
	}
	verdict := &Verdict{IsWithinBounds: isValid(pod)}
	for _, limitRange := range ranges {
		verdict.IsWithinBounds = verdict.IsWithinBounds && actions.ValidateLimit(limitRange, "pods", pod) == nil
	}
	evaluator := core.NewPodEvaluator(nil, clock.RealClock{})
	quota := resourceQuota(admission.Quota)
	required := apiquota.ResourceNames(quota.Status.Hard)
	verdict.IsComplete = evaluator.Constraints(required, pod) == nil
	usage, err := evaluator.Usage(pod)
	if err != nil {
		return nil, err
	}
	verdict.Usage = canonical(distinct(usage))
	verdict.IsCharged, err = evaluator.Matches(quota, pod)
	return verdict, err
}

func judgeClaim(admission Admission) (*Verdict, error) {
	claim := &corev1.PersistentVolumeClaim{ObjectMeta: metav1.ObjectMeta{Name: "claim", Namespace: namespace}, Spec: *admission.Claim}
	corev1defaults.SetObjectDefaults_PersistentVolumeClaim(claim)
	internal := &api.PersistentVolumeClaim{}
	if err := corev1defaults.Convert_v1_PersistentVolumeClaim_To_core_PersistentVolumeClaim(claim, internal, nil); err != nil {
		return nil, err
	}
	verdict := &Verdict{IsComplete: true, IsWithinBounds: true}
	actions := limitranger.DefaultLimitRangerActions{}
	for _, limitRange := range limitRanges(admission.LimitRanges) {
		verdict.IsWithinBounds = verdict.IsWithinBounds && actions.ValidateLimit(limitRange, "persistentvolumeclaims", internal) == nil
	}
	evaluator := core.NewPersistentVolumeClaimEvaluator(nil)
	usage, err := evaluator.Usage(claim)
	if err != nil {
		return nil, err
	}
	delete(usage, "count/persistentvolumeclaims") // the same as persistentvolumeclaims
	verdict.Usage = canonical(usage)
	verdict.IsCharged, err = evaluator.Matches(resourceQuota(admission.Quota), claim)
	return verdict, err
}

// isValid says whether no container requests more than its limit.
func isValid(pod *api.Pod) bool {
	for _, containers := range [][]api.Container{pod.Spec.Containers, pod.Spec.InitContainers} {
		for i := range containers {
			errors := validation.ValidateContainerResourceRequirements(&containers[i].Resources, sets.New[string](), field.NewPath("resources"), validation.PodValidationOptions{})
			if len(errors) > 0 {
				return false
			}
		}
	}
	return true
}

func limitRanges(specs []corev1.LimitRangeSpec) []*corev1.LimitRange {
	var found []*corev1.LimitRange
	for _, spec := range specs {
		limitRange := &corev1.LimitRange{ObjectMeta: metav1.ObjectMeta{Name: "limits", Namespace: namespace}, Spec: spec}
		corev1defaults.SetObjectDefaults_LimitRange(limitRange)
		found = append(found, limitRange)
	}
	return found
}

func resourceQuota(spec corev1.ResourceQuotaSpec) *corev1.ResourceQuota {
	return &corev1.ResourceQuota{ObjectMeta: metav1.ObjectMeta{Name: "quota", Namespace: namespace}, Spec: spec, Status: corev1.ResourceQuotaStatus{Hard: spec.Hard}}
}

// distinct drops the short names of requests.
func distinct(usage corev1.ResourceList) corev1.ResourceList {
	for name := range usage {
		if name == corev1.ResourceCPU || name == corev1.ResourceMemory || name == corev1.ResourceEphemeralStorage || helper.IsHugePageResourceName(name) {
			delete(usage, name)
		}
	}
	return usage
}
