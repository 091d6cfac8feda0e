package cdi

import (
	admissionregistration "k8s.io/api/admissionregistration/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Registrations are those of the webhooks. The code of cdi-operator that writes them needs an older github.com/openshift/api than KubeVirt pins.
func Registrations() (*admissionregistration.MutatingWebhookConfiguration, *admissionregistration.ValidatingWebhookConfiguration) {
	mutating := &admissionregistration.MutatingWebhookConfiguration{
		ObjectMeta: metav1.ObjectMeta{Name: "cdi-api-datavolume-mutate"},
		Webhooks: []admissionregistration.MutatingWebhook{{
			Name: "datavolume-mutate.cdi.kubevirt.io", ClientConfig: at(mutatePath), Rules: written("datavolumes"),
			SideEffects: &noSideEffects, AdmissionReviewVersions: reviewVersions,
		}},
	}
	validating := &admissionregistration.ValidatingWebhookConfiguration{ObjectMeta: metav1.ObjectMeta{Name: "cdi-api-validate"}}
	for _, hook := range []struct {
		name, path string
		resources  []string
	}{
		{"datavolume-validate.cdi.kubevirt.io", validatePath, []string{"datavolumes"}},
		{"dataimportcron-validate.cdi.kubevirt.io", cronPath, []string{"dataimportcrons"}},
		{"populator-validate.cdi.kubevirt.io", populatorPath, []string{"volumeimportsources", "volumeuploadsources"}},
		{"objecttransfer-validate.cdi.kubevirt.io", transferPath, []string{"objecttransfers"}},
	} {
		validating.Webhooks = append(validating.Webhooks, admissionregistration.ValidatingWebhook{
			Name: hook.name, ClientConfig: at(hook.path), Rules: written(hook.resources...),
			SideEffects: &noSideEffects, AdmissionReviewVersions: reviewVersions,
		})
	}
	return mutating, validating
}

var (
	noSideEffects  = admissionregistration.SideEffectClassNone
	reviewVersions = []string{"v1"}
)

func at(path string) admissionregistration.WebhookClientConfig {
	return admissionregistration.WebhookClientConfig{Service: &admissionregistration.ServiceReference{Path: &path}}
}

// written is the rule for creating and updating these resources.
func written(resources ...string) []admissionregistration.RuleWithOperations {
	return []admissionregistration.RuleWithOperations{{
		Operations: []admissionregistration.OperationType{admissionregistration.Create, admissionregistration.Update},
		Rule:       admissionregistration.Rule{APIGroups: []string{"cdi.kubevirt.io"}, APIVersions: []string{"v1beta1"}, Resources: resources},
	}}
}
