package cluster

import (
	"context"
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/kubernetes/pkg/controller/clusterroleaggregation"

	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/install"
)

// installRoles creates the ClusterRoles of KubeVirt, and runs Kubernetes' own controller that makes admin, edit and view of what aggregates to them.
func installRoles(ctx context.Context, config *rest.Config, strategy *install.Strategy) error {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	for _, role := range strategy.ClusterRoles() {
		if _, err := client.RbacV1().ClusterRoles().Create(ctx, role, metav1.CreateOptions{}); err != nil {
			return fmt.Errorf("ClusterRole %s: %w", role.Name, err)
		}
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	controller := clusterroleaggregation.NewClusterRoleAggregation(factory.Rbac().V1().ClusterRoles(), client.RbacV1())
	factory.Start(ctx.Done())
	go controller.Run(ctx, 1)
	return nil
}
