//go:build !before1.7

package builtin

import (
	corev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaim"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaimtemplate"
)

// noNamespaces is asked for the namespace only of claims with admin access.
var noNamespaces corev1.NamespaceInterface

var (
	claims         = resourceclaim.NewStrategy(noNamespaces)
	claimTemplates = resourceclaimtemplate.NewStrategy(noNamespaces)
)
