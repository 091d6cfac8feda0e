package cluster

import (
	"context"
	"fmt"
	"time"

	admissionregistration "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apiextensionsclient "k8s.io/apiextensions-apiserver/pkg/client/clientset/clientset"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"kubevirt.io/client-go/kubecli"

	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/install"

	"cdk8s-kubevirt.dev/conformance/internal/cdi"
	"cdk8s-kubevirt.dev/conformance/internal/neighbours"
	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

// installKinds defines the kinds of KubeVirt, by its own generator, and those of its neighbours.
func installKinds(ctx context.Context, config *rest.Config, strategy *install.Strategy, schemas string) error {
	kubevirt, err := components.NewKubeVirtCrd()
	if err != nil {
		return err
	}
	others, err := neighbours.CRDs(schemas)
	if err != nil {
		return err
	}
	client, err := apiextensionsclient.NewForConfig(config)
	if err != nil {
		return err
	}
	crds := client.ApiextensionsV1().CustomResourceDefinitions()
	all := append(append([]*apiextensions.CustomResourceDefinition{kubevirt}, strategy.CRDs()...), others...)
	for _, crd := range all {
		if _, err := crds.Create(ctx, crd, metav1.CreateOptions{}); err != nil {
			return fmt.Errorf("CRD %s: %w", crd.Name, err)
		}
	}
	return wait.PollUntilContextTimeout(ctx, 100*time.Millisecond, time.Minute, true, func(ctx context.Context) (bool, error) {
		for _, crd := range all {
			found, err := crds.Get(ctx, crd.Name, metav1.GetOptions{})
			if err != nil || !established(found) {
				return false, err
			}
		}
		return true, nil
	})
}

func established(crd *apiextensions.CustomResourceDefinition) bool {
	for _, condition := range crd.Status.Conditions {
		if condition.Type == apiextensions.Established && condition.Status == apiextensions.ConditionTrue {
			return true
		}
	}
	return false
}

// installConfiguration creates the KubeVirt resource that virt-api takes its configuration from.
func installConfiguration(ctx context.Context, config *rest.Config, options virtapi.Options) error {
	client, err := kubecli.GetKubevirtClientFromRESTConfig(config)
	if err != nil {
		return err
	}
	namespace := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: virtapi.Namespace}}
	if _, err := client.CoreV1().Namespaces().Create(ctx, namespace, metav1.CreateOptions{}); err != nil {
		return err
	}
	wanted := virtapi.KubeVirt(options)
	created, err := client.KubeVirt(virtapi.Namespace).Create(ctx, wanted, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	created.Status = wanted.Status
	_, err = client.KubeVirt(virtapi.Namespace).UpdateStatus(ctx, created, metav1.UpdateOptions{})
	return err
}

// installAdmission registers the webhooks of CDI and those of KubeVirt with its policies, and creates the instance types and preferences it brings.
func installAdmission(ctx context.Context, config *rest.Config, strategy *install.Strategy, endpoint *virtapi.Endpoint) error {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	registration := client.AdmissionregistrationV1()
	mutating, validating := cdi.Registrations()
	for _, hooks := range append(strategy.ValidatingWebhookConfigurations(), validating) {
		for i := range hooks.Webhooks {
			redirect(&hooks.Webhooks[i].ClientConfig, endpoint)
		}
		if _, err := registration.ValidatingWebhookConfigurations().Create(ctx, hooks, metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	for _, hooks := range append(strategy.MutatingWebhookConfigurations(), mutating) {
		for i := range hooks.Webhooks {
			redirect(&hooks.Webhooks[i].ClientConfig, endpoint)
		}
		if _, err := registration.MutatingWebhookConfigurations().Create(ctx, hooks, metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	for _, policy := range strategy.ValidatingAdmissionPolicies() {
		if _, err := registration.ValidatingAdmissionPolicies().Create(ctx, policy, metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	for _, binding := range strategy.ValidatingAdmissionPolicyBindings() {
		if _, err := registration.ValidatingAdmissionPolicyBindings().Create(ctx, binding, metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	return installInstancetypes(ctx, config, strategy)
}

func installInstancetypes(ctx context.Context, config *rest.Config, strategy *install.Strategy) error {
	client, err := kubecli.GetKubevirtClientFromRESTConfig(config)
	if err != nil {
		return err
	}
	for _, instancetype := range strategy.Instancetypes() {
		if _, err := client.VirtualMachineClusterInstancetype().Create(ctx, instancetype, metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	for _, preference := range strategy.Preferences() {
		if _, err := client.VirtualMachineClusterPreference().Create(ctx, preference, metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	return nil
}

func redirect(client *admissionregistration.WebhookClientConfig, endpoint *virtapi.Endpoint) {
	url := endpoint.URL + *client.Service.Path
	*client = admissionregistration.WebhookClientConfig{URL: &url, CABundle: endpoint.CABundle}
}
